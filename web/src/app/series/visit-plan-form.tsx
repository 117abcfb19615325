import { ActionIcon, Button, Drawer, NumberInput, SegmentedControl, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useServices } from '@/app/catalogue/queries';
import type { VisitPlan } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Failure } from '@/lib/ui/parts';
import { useSaveVisitPlan } from './queries';
import classes from './series.module.css';

const most = 60;

/** The steps of a plan: what, how many days before or after its day, and how far another day may lie. */
export function VisitPlanForm({ plan, onClose }: { plan: VisitPlan | undefined; onClose: () => void }) {
  const services = useServices();
  const save = useSaveVisitPlan(onClose);
  const form = useForm({
    initialValues: {
      name: plan?.name ?? '', active: plan?.active ?? true, side: plan && plan.steps.every((s) => s.day >= 0) ? 'after' : 'before',
      steps: plan?.steps.map((s) => ({ ...s, day: Math.abs(s.day) })) ?? [{ serviceId: '', day: 70, within: 3, addOnIds: null, more: null }],
    },
    validate: { name: (v) => (v.trim() ? null : 'What is it called?'), steps: { serviceId: (v: string) => (v ? null : 'Which service?') } },
  });
  const data = (services.data ?? []).filter((s) => s.active && s.kind === 'service').map((s) => ({ value: s.id, label: s.name }));
  const { steps, side } = form.values;
  return (
    <Drawer opened onClose={onClose} size={480} title={plan ? plan.name : 'New plan'}>
      <form onSubmit={form.onSubmit(({ side: to, ...v }) => {
        const body = { ...v, name: v.name.trim(), steps: v.steps.map((s) => ({ ...s, day: to === 'before' ? -s.day : s.day })) };
        void save.run(plan ? { ...body, id: plan.id } : body);
      })}>
        <Stack>
          <TextInput label="Name" placeholder="Bride, ten weeks" required data-autofocus {...form.getInputProps('name')} data-testid="visit-plan-name" />
          <SegmentedControl fullWidth {...form.getInputProps('side')} aria-label="Counted" data={[{ value: 'before', label: 'Days before the day' }, { value: 'after', label: 'Days after the first' }]} />
          {steps.map((_, i) => (
            <div key={i} className={classes.steps} data-testid={`visit-plan-step-${i}`}>
              <Select aria-label="Service" placeholder="Which service?" searchable data={data} {...form.getInputProps(`steps.${i}.serviceId`)} data-testid={`visit-plan-service-${i}`} />
              <NumberInput label={side === 'before' ? 'Days before' : 'Days after'} min={0} max={730} {...form.getInputProps(`steps.${i}.day`)} data-testid={`visit-plan-day-${i}`} />
              <NumberInput label="± days" min={0} max={14} {...form.getInputProps(`steps.${i}.within`)} />
              <ActionIcon mt={26} size={44} variant="subtle" aria-label="Without this visit" disabled={steps.length === 1} onClick={() => form.removeListItem('steps', i)}><Icon name="trash" size={18} /></ActionIcon>
            </div>
          ))}
          {steps.length < most && (
            <Button variant="subtle" data-testid="visit-plan-add"
              onClick={() => form.insertListItem('steps', { ...steps.at(-1)!, day: Math.max(0, steps.at(-1)!.day + (side === 'before' ? -7 : 7)) })}>And another visit</Button>
          )}
          <Switch size="md" label="In use" {...form.getInputProps('active', { type: 'checkbox' })} />
          <Failure of={save} />
          <Button type="submit" loading={save.busy} data-testid="visit-plan-save">Save</Button>
        </Stack>
      </form>
    </Drawer>
  );
}
