import { Button, Drawer, Group, MultiSelect, NumberInput, SegmentedControl, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRooms } from '@/app/settings/queries';
import { kindsOf } from '@/app/settings/rooms';
import { useSession } from '@/app/session/queries';
import type { Service } from '@/lib/api/types';
import { parseAmount, toDecimalText } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Failure } from '@/lib/ui/parts';
import { ProcessingFields } from './processing-fields';
import { useSaveService, useServices } from './queries';
import { TaxSelect } from './tax-select';

const longestMinutes = 24 * 60;

export function ServiceForm({ service, onClose }: { service: Service | undefined; onClose: () => void }) {
  const { currency } = useSession().business;
  const services = useServices();
  const rooms = useRooms();
  const kinds = [...new Set([...kindsOf((rooms.data ?? []).filter((r) => r.active)), ...(service?.roomKind ? [service.roomKind] : [])])];
  const save = useSaveService(onClose);
  const form = useForm({
    initialValues: {
      name: service?.name ?? '', category: service?.category ?? '', kind: service?.kind ?? ('service' as const), durationMinutes: service?.durationMinutes ?? 60,
      bufferBeforeMinutes: service?.bufferBeforeMinutes ?? 0, bufferAfterMinutes: service?.bufferAfterMinutes ?? 0, processing: service?.processing ?? [],
      price: service ? toDecimalText(service.price.amount, service.price.currency) : '', taxIds: service?.taxIds ?? [], addOnIds: service?.addOnIds ?? [],
      roomKind: service?.roomKind ?? null, online: service?.online ?? true, active: service?.active ?? true, description: service?.description ?? '',
    },
    validate: {
      name: (v) => (v.trim() ? null : 'What is it called?'),
      price: (v) => ((parseAmount(v, currency) ?? -1) >= 0 ? null : 'What does it cost?'),
      durationMinutes: (v) => (v >= 5 && v <= longestMinutes ? null : 'Between 5 minutes and a day'),
    },
  });
  const addOns = (services.data ?? []).filter((s) => s.kind === 'addOn' && s.id !== service?.id).map((s) => ({ value: s.id, label: s.name }));
  return (
    <Drawer opened onClose={onClose} size={480} title={service ? service.name : 'New service'}>
      <form onSubmit={form.onSubmit(({ price, ...v }) => void save.run({
        ...v, id: service?.id, name: v.name.trim(), category: v.category.trim() || null, description: v.description.trim() || null, price: { amount: parseAmount(price, currency)!, currency },
      }))}>
        <Stack>
          <SegmentedControl fullWidth data={[{ value: 'service', label: 'Service' }, { value: 'addOn', label: 'Add-on' }]} {...form.getInputProps('kind')} aria-label="Kind" />
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} data-testid="service-name" />
          <TextInput label="Category" {...form.getInputProps('category')} />
          <Group grow align="start">
            <NumberInput label="Length" suffix=" min" step={5} min={5} {...form.getInputProps('durationMinutes')} data-testid="service-duration" />
            <MoneyInput label="Price" required currency={currency} {...form.getInputProps('price')} data-testid="service-price" />
          </Group>
          <Group grow>
            <NumberInput label="Kept free before" suffix=" min" step={5} min={0} {...form.getInputProps('bufferBeforeMinutes')} />
            <NumberInput label="Kept free after" suffix=" min" step={5} min={0} {...form.getInputProps('bufferAfterMinutes')} />
          </Group>
          <ProcessingFields times={form.values.processing} duration={form.values.durationMinutes} onChange={(v) => form.setFieldValue('processing', v)} />
          {form.values.kind === 'service' && kinds.length > 0 && (
            <Select label="Needs a room" placeholder="No room" clearable data={kinds} {...form.getInputProps('roomKind')} data-testid="service-room" />
          )}
          <TaxSelect {...form.getInputProps('taxIds')} />
          {form.values.kind === 'service' && addOns.length > 0 && <MultiSelect size="md" label="Add-ons offered with it" data={addOns} {...form.getInputProps('addOnIds')} />}
          <Textarea label="Description for guests" autosize minRows={2} {...form.getInputProps('description')} />
          <Switch size="md" label="Guests can book it online" {...form.getInputProps('online', { type: 'checkbox' })} />
          <Switch size="md" label="On sale" {...form.getInputProps('active', { type: 'checkbox' })} />
          <Failure of={save} />
          <Button type="submit" loading={save.busy} data-testid="service-save">Save</Button>
        </Stack>
      </form>
    </Drawer>
  );
}
