import { ActionIcon, Button, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Icon } from '@/lib/ui/icons';
import { Amount, LoadFailed, Notice, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { useStatement } from './queries';
import classes from './wallet.module.css';

const route = getRouteApi('/clients/$clientId/statement');
const words = { purchase: 'Purchase', payment: 'Payment', refund: 'Refund', paymentReturned: 'Payment given back', plan: 'Instalment plan' } as const;
const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** What she owed, took and paid in a period; from the first balance to the last, line by line. */
export default function Statement() {
  const { clientId } = route.useParams();
  const { from, to } = route.useSearch();
  const go = route.useNavigate();
  const statement = useStatement(clientId, from, to);
  const s = statement.data;
  return (
    <div className="page" style={{ maxWidth: 760 }}>
      <PageHead title={s ? `Statement for ${s.clientName}` : 'Statement'} back={<ActionIcon component={Link} to={`/clients/${clientId}`} aria-label="The client"><Icon name="back" /></ActionIcon>}>
        <Button variant="default" leftSection={<Icon name="print" />} onClick={() => window.print()} data-testid="statement-print">Print</Button>
      </PageHead>
      <div className={classes.period}>
        <TextInput type="date" label="From" value={from ?? s?.from ?? ''} onChange={(e) => void go({ search: { from: e.target.value || undefined, to }, replace: true })} data-testid="statement-from" />
        <TextInput type="date" label="To" value={to ?? s?.to ?? ''} onChange={(e) => void go({ search: { from, to: e.target.value || undefined }, replace: true })} data-testid="statement-to" />
      </div>
      {statement.isPending ? <RowsSkeleton /> : !s ? <LoadFailed error={statement.error!} again={() => void statement.refetch()} /> : (
        <div className="sheet">
          <table className={classes.statement} data-testid="statement">
            <thead><tr><th>Day</th><th>What</th><th>Amount</th><th>Owed</th></tr></thead>
            <tbody>
              <tr className={classes.opening}><td className="num">{formatDate(s.from, long)}</td><td>Opening balance</td><td /><td><Amount of={s.opening} /></td></tr>
              {s.lines.map((l, i) => (
                <tr key={i}>
                  <td className="num">{formatDate(l.date, long)}</td>
                  <td>{l.orderId ? <Link to="/orders/$orderId" params={{ orderId: l.orderId }}>{words[l.kind]}</Link> : words[l.kind]}</td>
                  <td><Amount of={l.amount} /></td><td><Amount of={l.balance} /></td>
                </tr>
              ))}
            </tbody>
            <tfoot><tr><td className="num">{formatDate(s.to, long)}</td><td>Closing balance</td><td /><td data-testid="statement-closing"><Amount of={s.closing} /></td></tr></tfoot>
          </table>
        </div>
      )}
      {s?.isCut && <Notice>There is more in this period than one statement shows. Choose a shorter one.</Notice>}
    </div>
  );
}
