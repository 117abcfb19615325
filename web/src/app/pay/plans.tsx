import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useProducts, useServices } from '@/app/catalogue/queries';
import { useSession, useToday } from '@/app/session/queries';
import { useTeam } from '@/app/team/queries';
import type { CommissionPlan } from '@/lib/api/types';
import { Chip, Empty, Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { undoToast } from '@/lib/ui/toast';
import classes from './pay.module.css';
import { PlanForm } from './plan-form';
import { guaranteeInWords, ruleInWords } from './plan-words';
import { useAssign, usePlans } from './queries';

/** The version that counts on a day: the last whose day has come. */
export const inForce = (plan: CommissionPlan, on: string) =>
  [...plan.versions].sort((a, b) => a.from.localeCompare(b.from) || a.number - b.number).filter((v) => v.from <= on).at(-1);

export function useItemNames() {
  const services = useServices();
  const products = useProducts('');
  const names = new Map([...(services.data ?? []), ...(products.data ?? [])].map((i) => [i.id, i.name]));
  return (id: string) => names.get(id) ?? 'something that is no longer sold';
}

export function Plans() {
  const plans = usePlans();
  const nameOf = useItemNames();
  const date = useToday();
  const { permissions } = useSession();
  const [editing, edit] = useState<string | null>(null);
  if (plans.isPending) return <RowsSkeleton rows={3} />;
  if (!plans.data) return <LoadFailed error={plans.error} again={() => void plans.refetch()} />;
  const may = permissions.includes('pay.plan');
  return (
    <Stack>
      <p className="quiet" style={{ margin: 0 }}>What a sale earns is booked when it is paid, by the rules of that day. Changing a plan makes a new version; what was earned stays.</p>
      {plans.data.length === 0 && editing !== 'new' && <Empty icon="team" title="No commission plans yet">40 % of services and 10 % of products, say. Make one and give it to people.</Empty>}
      {plans.data.map((plan) => {
        const now = inForce(plan, date) ?? plan.versions[0]!;
        const next = plan.versions.find((v) => v.from > date);
        return (
          <section key={plan.id} className="sheet" data-testid={`plan-${plan.name}`}>
            <div className={classes.rule}>
              <Group justify="space-between">
                <b>{plan.name}</b>
                <Group gap="xs">{next && <Chip tone="amber">changes on {formatDate(next.from)}</Chip>}<Chip>version {now.number}</Chip></Group>
              </Group>
              <ul style={{ margin: 0, paddingLeft: 18 }}>
                {now.terms.rules.map((rule, i) => <li key={i}>{ruleInWords(rule, nameOf)}</li>)}
                {now.terms.guarantee && <li>{guaranteeInWords(now.terms)}</li>}
              </ul>
              <People plan={plan} />
              {may && <Group><Button variant="default" onClick={() => edit(editing === plan.id ? null : plan.id)} aria-expanded={editing === plan.id} data-testid="plan-edit">Change the rules</Button></Group>}
            </div>
            {editing === plan.id && <PlanForm key={plan.version} plan={plan} terms={(next ?? now).terms} onDone={() => edit(null)} />}
          </section>
        );
      })}
      {may && (editing === 'new' ? <section className="sheet"><PlanForm onDone={() => edit(null)} /></section> : <Group><Button onClick={() => edit('new')} data-testid="plan-new">New plan</Button></Group>)}
    </Stack>
  );
}

function People({ plan }: { plan: CommissionPlan }) {
  const team = useTeam();
  const assign = useAssign();
  const { permissions } = useSession();
  const has = (team.data ?? []).filter((m) => plan.memberIds.includes(m.id));
  const others = (team.data ?? []).filter((m) => m.active && !plan.memberIds.includes(m.id));
  return (
    <>
      <Group gap="xs">
        {has.map((m) => <Chip key={m.id} tone="teal">{m.name}</Chip>)}
        {has.length === 0 && <span className="quiet">Nobody has it yet.</span>}
        {permissions.includes('pay.plan') && plan.active && (
          <Select placeholder="Give it to…" aria-label={`Give ${plan.name} to`} searchable value={null} w={200} data={others.map((m) => ({ value: m.id, label: m.name }))} data-testid="plan-assign"
            onChange={(memberId) => {
              const member = others.find((m) => m.id === memberId);
              if (member) void assign.run({ memberId: member.id, planId: plan.id, from: null }).then((done) => done && undoToast(`${member.name} has ${plan.name} from today`, () => void assign.run({ memberId: member.id, planId: null, from: null })));
            }} />
        )}
      </Group>
      <Failure of={assign} />
    </>
  );
}
