import { ActionIcon, Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession, useToday } from '@/app/session/queries';
import { Icon } from '@/lib/ui/icons';
import { formatMoney } from '@/lib/ui/money';
import { LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { Payout } from './payout';
import { PeriodBar, periodOf } from './period';
import { useStatement } from './queries';
import { Statement } from './statement';

const route = getRouteApi('/pay/$memberId');

export default function PayOfMember() {
  const { memberId } = route.useParams();
  const search = route.useSearch();
  const go = route.useNavigate();
  const date = useToday();
  const { permissions } = useSession();
  const [paying, pay] = useState(false);
  const [by, on] = [search.by ?? 'week', search.on ?? date];
  const range = periodOf(by, on);
  const statement = useStatement(memberId, range);
  const sum = statement.data?.sum;
  // Nobody is paid for days to come: the week that is not over is paid up to today.
  const payable = sum && sum.to > date ? { ...sum, to: date } : sum;
  return (
    <div className="page">
      <PageHead title={sum?.memberName ?? 'Pay'} back={<ActionIcon component={Link} to="/pay" search={{ by, on } as never} size={44} aria-label="Everybody's pay"><Icon name="back" /></ActionIcon>}>
        {payable && permissions.includes('pay.payout') && payable.payable.amount > 0 && <Button onClick={() => pay(true)} data-testid="pay-out">Pay {formatMoney(payable.payable)}</Button>}
      </PageHead>
      <PeriodBar by={by} on={on} onChange={(next) => void go({ search: next })} />
      {statement.isPending ? <RowsSkeleton /> : !statement.data ? <LoadFailed error={statement.error} again={() => void statement.refetch()} /> : <Statement statement={statement.data} />}
      {paying && payable && <Payout sum={payable} onClose={() => pay(false)} />}
    </div>
  );
}
