import { ActionIcon, Button, Drawer, Group, MultiSelect, NumberInput, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useServices } from '@/app/catalogue/queries';
import { TaxSelect } from '@/app/catalogue/tax-select';
import { useSession } from '@/app/session/queries';
import type { Plan } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { parseAmount, toDecimalText } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Failure } from '@/lib/ui/parts';
import { useSavePlan } from './queries';

const mostGroups = 10;
const units = [{ value: 'month', label: 'months' }, { value: 'year', label: 'years' }, { value: 'day', label: 'days' }];

export function PlanForm({ plan: p, onClose }: { plan: Plan | undefined; onClose: () => void }) {
  const { currency } = useSession().business;
  const services = useServices();
  const save = useSavePlan(onClose);
  // One share off everything is what nearly every shop has; finer prices that a program has set stay as they are.
  const simple = !p || p.memberPrices.length === 0 || (p.memberPrices.length === 1 && p.memberPrices[0]!.percentPpm !== null && !p.memberPrices[0]!.category && !p.memberPrices[0]!.serviceIds?.length);
  const form = useForm({
    initialValues: {
      name: p?.name ?? '', description: p?.description ?? '', price: p ? toDecimalText(p.price.amount, p.price.currency) : '', taxIds: p?.taxIds ?? [],
      periodUnit: p?.periodUnit ?? ('month' as const), periodLength: p?.periodLength ?? 1,
      included: p?.included.map((i) => ({ visits: i.visits, serviceIds: i.serviceIds })) ?? [{ visits: 1, serviceIds: [] as string[] }],
      off: simple ? (p?.memberPrices[0]?.percentPpm ?? 0) / 10_000 : 0, carryOver: p?.carryOver ?? 0, minimumPeriods: p?.minimumPeriods ?? 1, noticeDays: p?.noticeDays ?? 0,
      active: p?.active ?? true,
    },
    validate: {
      name: (v) => (v.trim() ? null : 'What is it called?'),
      price: (v) => ((parseAmount(v, currency) ?? -1) >= 0 ? null : 'What does it cost?'),
      included: { serviceIds: (v) => (v.length > 0 ? null : 'Which services?') },
    },
  });
  const data = (services.data ?? []).filter((s) => s.active || form.values.included.some((i) => i.serviceIds.includes(s.id))).map((s) => ({ value: s.id, label: s.name }));
  return (
    <Drawer opened onClose={onClose} size={480} title={p ? p.name : 'New membership'}>
      <form onSubmit={form.onSubmit(({ price, off, ...v }) => {
        const body = {
          ...v, name: v.name.trim(), description: v.description.trim() || null, price: { amount: parseAmount(price, currency)!, currency },
          memberPrices: !simple ? p!.memberPrices : off > 0 ? [{ percentPpm: Math.round(off * 10_000) }] : [],
        };
        void save.run(p ? { ...body, id: p.id } : body);
      })}>
        <Stack>
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} data-testid="plan-name" />
          <Group align="end" grow>
            <MoneyInput label="Price" required currency={currency} {...form.getInputProps('price')} data-testid="plan-price" />
            <NumberInput label="every" min={1} {...form.getInputProps('periodLength')} />
            <Select label="&nbsp;" aria-label="Unit of the period" data={units} allowDeselect={false} {...form.getInputProps('periodUnit')} />
          </Group>
          <TaxSelect {...form.getInputProps('taxIds')} />
          {form.values.included.map((_, i) => (
            <Group key={i} align="start" wrap="nowrap" gap="xs">
              <NumberInput w={96} label={i === 0 ? 'Visits' : undefined} aria-label="Visits" min={1} max={100} {...form.getInputProps(`included.${i}.visits`)} data-testid={`plan-visits-${i}`} />
              <MultiSelect flex={1} size="md" label={i === 0 ? 'included, any of these' : undefined} aria-label="Services" data={data} searchable {...form.getInputProps(`included.${i}.serviceIds`)}
                data-testid={`plan-services-${i}`} />
              <ActionIcon mt={i === 0 ? 26 : 0} aria-label="Without these visits" onClick={() => form.removeListItem('included', i)}><Icon name="trash" size={18} /></ActionIcon>
            </Group>
          ))}
          {form.values.included.length < mostGroups && <Button variant="subtle" onClick={() => form.insertListItem('included', { visits: 1, serviceIds: [] })}>Include visits</Button>}
          <Group grow>
            <NumberInput label="Unused ones carried over" min={0} max={100} {...form.getInputProps('carryOver')} />
            <NumberInput label="Members pay less" suffix=" %" min={0} max={100} disabled={!simple} {...form.getInputProps('off')} />
          </Group>
          <Group grow>
            <NumberInput label="At least" suffix=" periods" min={1} max={60} {...form.getInputProps('minimumPeriods')} />
            <NumberInput label="Notice" suffix=" days" min={0} max={366} {...form.getInputProps('noticeDays')} />
          </Group>
          <Textarea label="Description for guests" autosize minRows={2} {...form.getInputProps('description')} />
          <Switch size="md" label="On sale" {...form.getInputProps('active', { type: 'checkbox' })} />
          <Failure of={save} />
          <Button type="submit" loading={save.busy} data-testid="plan-save">Save</Button>
        </Stack>
      </form>
    </Drawer>
  );
}
