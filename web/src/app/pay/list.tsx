import { Anchor, Tabs } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSession, useToday } from '@/app/session/queries';
import { useTeam } from '@/app/team/queries';
import { formatMoney } from '@/lib/ui/money';
import { Amount, Empty, Face, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import classes from './pay.module.css';
import { type By, PeriodBar, periodOf } from './period';
import { Plans } from './plans';
import { Pools } from './pools';
import { usePay, useStatement } from './queries';
import { Statement } from './statement';

const route = getRouteApi('/pay');

/** Managers see everybody and set the rules; everybody else sees their own. */
export default function Pay() {
  const { permissions } = useSession();
  return permissions.includes('pay.read') ? <Everybody /> : <Own />;
}

function usePeriod() {
  const search = route.useSearch();
  const go = route.useNavigate();
  const date = useToday();
  const [by, on] = [search.by ?? 'week' as By, search.on ?? date];
  return { by, on, range: periodOf(by, on), set: (next: { by: By; on: string }) => void go({ search: { ...search, ...next } }) };
}

function Own() {
  const period = usePeriod();
  const statement = useStatement(null, period.range);
  return (
    <div className="page">
      <PageHead title="My pay" />
      <PeriodBar by={period.by} on={period.on} onChange={period.set} />
      {statement.isPending ? <RowsSkeleton /> : !statement.data ? <LoadFailed error={statement.error} again={() => void statement.refetch()} /> : <Statement statement={statement.data} />}
    </div>
  );
}

function Everybody() {
  const { part } = route.useSearch();
  const go = route.useNavigate();
  return (
    <div className="page">
      <PageHead title="Pay" />
      <Tabs value={part ?? 'people'} onChange={(v) => void go({ search: (s) => ({ ...s, part: v === 'plans' || v === 'pools' ? v : undefined }) })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="people" h={44} data-testid="pay-people">People</Tabs.Tab>
          <Tabs.Tab value="pools" h={44} data-testid="pay-pools">Tip pools</Tabs.Tab>
          <Tabs.Tab value="plans" h={44} data-testid="pay-plans">Plans</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people"><People /></Tabs.Panel>
        <Tabs.Panel value="pools"><Pools /></Tabs.Panel>
        <Tabs.Panel value="plans"><Plans /></Tabs.Panel>
      </Tabs>
    </div>
  );
}

function People() {
  const period = usePeriod();
  const pay = usePay(period.range);
  const team = useTeam();
  const colors = new Map(team.data?.map((m) => [m.id, m.color]));
  return (
    <>
      <PeriodBar by={period.by} on={period.on} onChange={period.set} />
      {pay.isPending ? <RowsSkeleton /> : !pay.data ? <LoadFailed error={pay.error} again={() => void pay.refetch()} /> : pay.data.items.length === 0 ? (
        <Empty icon="cash" title="Nobody here yet">Add people under Team; what they earn shows up here by itself.</Empty>
      ) : (
        <>
          <div className={classes.head}>
            <div className={classes.big}><span className="quiet">Earned by all</span><Amount of={pay.data.earned} className={classes.sum!} /></div>
            <div className={classes.big}><span className="quiet">To be paid</span><Amount of={pay.data.payable} className={classes.sum!} /></div>
            <Anchor href={`/api/v1/pay/export?from=${period.range.from}&to=${period.range.to}`} download style={{ alignSelf: 'end', minHeight: 44, display: 'flex', alignItems: 'center' }} data-testid="pay-export">File for the payroll office</Anchor>
          </div>
          <div className="sheet rows">
            {pay.data.items.map((s) => (
              <Link key={s.memberId} to="/pay/$memberId" params={{ memberId: s.memberId }} search={{ by: period.by, on: period.on }} className="row" data-testid={`pay-${s.memberName}`}>
                <Face name={s.memberName} color={colors.get(s.memberId)} />
                <span className="grow"><b className="cut" style={{ display: 'block' }}>{s.memberName}</b>
                  <small className="quiet cut num" style={{ display: 'block' }}>{formatMoney(s.totals.commission)} commission, {formatMoney(s.totals.tips.total)} tips</small></span>
                <span className={classes.side}><b><Amount of={s.totals.earned} /></b>{s.payable.amount > 0 && <small className="quiet num">{formatMoney(s.payable)} to pay</small>}</span>
              </Link>
            ))}
          </div>
        </>
      )}
    </>
  );
}
