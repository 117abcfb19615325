import { ActionIcon, Button, Drawer, Group, MultiSelect, NumberInput, SegmentedControl, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useServices } from '@/app/catalogue/queries';
import { TaxSelect } from '@/app/catalogue/tax-select';
import { useSession } from '@/app/session/queries';
import type { Package } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { parseAmount, toDecimalText } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Failure } from '@/lib/ui/parts';
import { useSavePackage } from './queries';

const mostGroups = 5;

/** What is sold: so many sessions, each good for any one of some services. */
export function PackageForm({ package: p, onClose }: { package: Package | undefined; onClose: () => void }) {
  const { currency } = useSession().business;
  const services = useServices();
  const save = useSavePackage(onClose);
  const form = useForm({
    initialValues: {
      name: p?.name ?? '', description: p?.description ?? '', price: p ? toDecimalText(p.price.amount, p.price.currency) : '', taxIds: p?.taxIds ?? [],
      contents: p?.contents.map((c) => ({ sessions: c.sessions, serviceIds: c.serviceIds })) ?? [{ sessions: 10, serviceIds: [] as string[] }],
      activation: p?.activation ?? ('purchase' as const), lasts: p?.validDays ? 'days' : p && !p.validMonths ? 'ever' : 'months', length: p?.validDays ?? p?.validMonths ?? 12,
      shareable: p?.shareable ?? false, transferable: p?.transferable ?? false, taxAt: p?.taxAt ?? ('sale' as const), active: p?.active ?? true,
    },
    validate: {
      name: (v) => (v.trim() ? null : 'What is it called?'),
      price: (v) => ((parseAmount(v, currency) ?? -1) >= 0 ? null : 'What does it cost?'),
      contents: { serviceIds: (v) => (v.length > 0 ? null : 'For which services?'), sessions: (v) => (v >= 1 ? null : 'How many?') },
    },
  });
  const data = (services.data ?? []).filter((s) => s.active || form.values.contents.some((c) => c.serviceIds.includes(s.id))).map((s) => ({ value: s.id, label: s.name }));
  const { lasts, contents } = form.values;
  return (
    <Drawer opened onClose={onClose} size={480} title={p ? p.name : 'New package'}>
      <form onSubmit={form.onSubmit(({ price, lasts: unit, length, taxIds, ...v }) => {
        const body = {
          ...v, name: v.name.trim(), description: v.description.trim() || null, price: { amount: parseAmount(price, currency)!, currency },
          taxIds: p || taxIds.length > 0 ? taxIds : null, // null: taxed like its first service; the server knows how
          validMonths: unit === 'months' ? length : null, validDays: unit === 'days' ? length : null,
        };
        void save.run(p ? { ...body, id: p.id } : body);
      })}>
        <Stack>
          <TextInput label="Name" placeholder="10 × Facial" required data-autofocus {...form.getInputProps('name')} data-testid="package-name" />
          {contents.map((_, i) => (
            <Group key={i} align="start" wrap="nowrap" gap="xs">
              <NumberInput w={96} label={i === 0 ? 'Sessions' : undefined} aria-label="Sessions" min={1} max={200} {...form.getInputProps(`contents.${i}.sessions`)} data-testid={`package-sessions-${i}`} />
              <MultiSelect flex={1} size="md" label={i === 0 ? 'of any of these' : undefined} aria-label="Services" data={data} searchable {...form.getInputProps(`contents.${i}.serviceIds`)}
                data-testid={`package-services-${i}`} />
              {contents.length > 1 && <ActionIcon mt={i === 0 ? 26 : 0} aria-label="Without these sessions" onClick={() => form.removeListItem('contents', i)}><Icon name="trash" size={18} /></ActionIcon>}
            </Group>
          ))}
          {contents.length < mostGroups && <Button variant="subtle" onClick={() => form.insertListItem('contents', { sessions: 1, serviceIds: [] })}>And other sessions</Button>}
          <MoneyInput label="Price" required currency={currency} {...form.getInputProps('price')} data-testid="package-price" />
          <TaxSelect {...form.getInputProps('taxIds')} />
          <div>
            <SegmentedControl fullWidth {...form.getInputProps('lasts')} aria-label="Valid for" data={[{ value: 'months', label: 'Months' }, { value: 'days', label: 'Days' }, { value: 'ever', label: 'Without end' }]} />
            {lasts !== 'ever' && <NumberInput mt="xs" label={`Valid for ${lasts}`} min={1} {...form.getInputProps('length')} data-testid="package-length" />}
          </div>
          {lasts !== 'ever' && (
            <SegmentedControl fullWidth {...form.getInputProps('activation')} aria-label="From when" data={[{ value: 'purchase', label: 'From the purchase' }, { value: 'firstVisit', label: 'From the first visit' }]} />
          )}
          <SegmentedControl fullWidth {...form.getInputProps('taxAt')} aria-label="Tax" data={[{ value: 'sale', label: 'Tax with the sale' }, { value: 'redemption', label: 'Tax with each session' }]} />
          <Textarea label="Description for guests" autosize minRows={2} {...form.getInputProps('description')} />
          <Switch size="md" label="The family may use it too" {...form.getInputProps('shareable', { type: 'checkbox' })} />
          <Switch size="md" label="May be passed on to somebody else" {...form.getInputProps('transferable', { type: 'checkbox' })} />
          <Switch size="md" label="On sale" {...form.getInputProps('active', { type: 'checkbox' })} />
          <Failure of={save} />
          <Button type="submit" loading={save.busy} data-testid="package-save">Save</Button>
        </Stack>
      </form>
    </Drawer>
  );
}
