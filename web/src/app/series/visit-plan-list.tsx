import { Button } from '@mantine/core';
import { useServices } from '@/app/catalogue/queries';
import { Chip, Empty, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { useVisitPlans } from './queries';
import { VisitPlanForm } from './visit-plan-form';

type Props = { needle: string; edit: string | undefined; open: (id: string | undefined) => void };

/** Visits that are planned the same way for many. */
export function VisitPlanList({ needle, edit, open }: Props) {
  const plans = useVisitPlans();
  const services = useServices();
  const names = new Map((services.data ?? []).map((s) => [s.id, s.name]));
  const shown = (plans.data ?? []).filter((p) => p.name.toLowerCase().includes(needle));
  return (
    <>
      {plans.isPending ? <RowsSkeleton /> : plans.error && !plans.data ? <LoadFailed error={plans.error} again={() => void plans.refetch()} /> : shown.length === 0 ? (
        <Empty icon="today" title={needle ? 'No such plan' : 'No plans yet'} action={<Button variant="light" onClick={() => open('new')}>Add a plan</Button>}>
          {!needle && 'Ten weeks before a wedding, six sessions of a cure: all its visits are found and booked at once.'}
        </Empty>
      ) : (
        <div className="sheet rows">
          {shown.map((p) => (
            <button className="row" key={p.id} onClick={() => open(p.id)} data-testid={`plan-${p.id}`}>
              <span className="grow">
                <b>{p.name}</b>
                <span className="quiet cut" style={{ display: 'block' }}>{[...new Set(p.steps.map((s) => names.get(s.serviceId) ?? 'a service'))].join(', ')}</span>
              </span>
              {!p.active && <Chip tone="amber">off</Chip>}
              <b className="num">{p.steps.length} visits</b>
            </button>
          ))}
        </div>
      )}
      {edit && (edit === 'new' || plans.data) && <VisitPlanForm key={edit} plan={plans.data?.find((p) => p.id === edit)} onClose={() => open(undefined)} />}
    </>
  );
}
