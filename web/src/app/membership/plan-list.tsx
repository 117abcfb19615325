import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Declined, Stuck } from '@/app/card-on-file/attempts';
import type { Plan } from '@/lib/api/types';
import { Amount, Chip, Empty, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { PlanForm } from './plan-form';
import { useDue, usePlans } from './queries';

type Props = { needle: string; edit: string | undefined; open: (id: string | undefined) => void };

/** The plans that are sold, and above them what the desk has to settle. */
export function PlanList({ needle, edit, open }: Props) {
  const plans = usePlans();
  const due = useDue();
  const shown = (plans.data ?? []).filter((p) => p.name.toLowerCase().includes(needle));
  return (
    <>
      {!needle && <Stuck />}
      {!needle && (due.data ?? []).length > 0 && (
        <section style={{ marginBottom: 20 }} data-testid="memberships-due">
          <h2 style={{ fontSize: '1rem', margin: '0 0 8px' }}>To be settled</h2>
          <div className="sheet rows">
            {due.data!.map((d) => (
              <Link key={d.charge.id} className="row" to="/clients/$clientId" params={{ clientId: d.clientId }}>
                <span className="grow">
                  <b>{d.clientName}</b>
                  <span className="quiet" style={{ display: 'block' }}>{d.name}, due since {formatDate(d.charge.dueOn)}</span>
                  <Declined due={d.charge.id} />
                </span>
                {d.state === 'inArrears' && <Chip tone="amber">resting</Chip>}
                <b><Amount of={d.charge.price} /></b>
              </Link>
            ))}
          </div>
        </section>
      )}
      {plans.isPending ? <RowsSkeleton /> : plans.error && !plans.data ? <LoadFailed error={plans.error} again={() => void plans.refetch()} /> : shown.length === 0 ? (
        <Empty icon="star" title={needle ? 'No such membership' : 'No memberships yet'} action={<Button variant="light" onClick={() => open('new')}>Add a membership</Button>}>
          {!needle && 'A price for each month, visits that it includes, and what members pay less.'}
        </Empty>
      ) : (
        <div className="sheet rows">
          {shown.map((p) => (
            <button key={p.id} className="row" onClick={() => open(p.id)} data-testid={`plan-${p.id}`}>
              <span className="grow">
                <b>{p.name}</b>
                <span className="quiet cut" style={{ display: 'block' }}>
                  {[p.included.length > 0 && visitsOf(p), p.memberPrices.length > 0 && 'member prices', p.minimumPeriods > 1 && `at least ${p.minimumPeriods} periods`].filter(Boolean).join(' · ')}
                </span>
              </span>
              {!p.active && <Chip tone="amber">off</Chip>}
              <b><Amount of={p.price} /></b>
            </button>
          ))}
        </div>
      )}
      {edit && (edit === 'new' || plans.data) && <PlanForm key={edit} plan={plans.data?.find((p) => p.id === edit)} onClose={() => open(undefined)} />}
    </>
  );
}

function visitsOf(plan: Plan): string {
  const visits = plan.included.reduce((n, i) => n + i.visits, 0);
  return `${visits} ${visits === 1 ? 'visit' : 'visits'} included`;
}
