import { Button, Checkbox, Group, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { TaxSelect } from '@/app/catalogue/tax-select';
import { useSession } from '@/app/session/queries';
import type { Role, TillRules } from '@/lib/api/types';
import { Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { useSaveTillRules, useTillRules } from './queries';

const percent = (ppm: number) => ppm / 10_000;
const ppm = (value: string | number) => Math.round(Number(value) * 10_000);
const roleWords: Record<Role, string> = { owner: 'Owners', manager: 'Managers', desk: 'Desk', staff: 'Staff' };

/** What this site adds to its sales, and who may take how much off. A sale keeps what it was opened under. */
export function TillRulesSettings() {
  const { site } = useSession();
  const rules = useTillRules(site.id);
  if (rules.isPending) return <RowsSkeleton rows={4} />;
  if (!rules.data) return <LoadFailed error={rules.error} again={() => void rules.refetch()} />;
  return <Form key={rules.data.version} view={rules.data} />;
}

function Form({ view }: { view: TillRules }) {
  const save = useSaveTillRules(view.siteId);
  const [service, setService] = useState(view.serviceCharge);
  const [gratuity, setGratuity] = useState(view.gratuity);
  const [powers, setPowers] = useState(view.powers);
  const share = { min: 0, max: 100, suffix: ' %' };
  return (
    <form className="sheet" style={{ padding: 16, maxWidth: 640 }} onSubmit={(event) => {
      event.preventDefault();
      void save.run({ serviceCharge: service, gratuity, powers, version: view.version });
    }}>
      <Stack>
        <p className="quiet" style={{ margin: 0 }}>A sale keeps the rules that it was opened under.</p>
        <Checkbox size="md" label="Add a service charge" checked={service !== null} data-testid="rules-service"
          onChange={(e) => setService(e.target.checked ? { name: 'Service charge', percentPpm: 125_000, to: 'house', taxIds: [], partyFrom: null } : null)} />
        {service && (
          <>
            <Group grow align="end">
              <TextInput label="Name on the receipt" required value={service.name} onChange={(e) => setService({ ...service, name: e.target.value })} />
              <NumberInput label="Of the prices" {...share} value={percent(service.percentPpm)} onChange={(v) => setService({ ...service, percentPpm: ppm(v) })} data-testid="rules-service-percent" />
            </Group>
            <SegmentedControl fullWidth value={service.to} aria-label="Whose it is" onChange={(v) => setService({ ...service, to: v as typeof service.to })}
              data={[{ value: 'house', label: 'Revenue of the house' }, { value: 'staff', label: 'Shared by the team' }]} />
            <Group grow align="start">
              <TaxSelect value={service.taxIds ?? []} onChange={(taxIds) => setService({ ...service, taxIds })} />
              <NumberInput size="md" label="For parties of" placeholder="any size" min={1} max={500} value={service.partyFrom ?? ''} onChange={(v) => setService({ ...service, partyFrom: v === '' ? null : Number(v) })} />
            </Group>
          </>
        )}
        <Checkbox size="md" label="Add a gratuity for large parties" checked={gratuity !== null} data-testid="rules-gratuity"
          onChange={(e) => setGratuity(e.target.checked ? { name: 'Gratuity', percentPpm: 180_000, partyFrom: 6 } : null)} />
        {gratuity && (
          <Group grow align="end">
            <TextInput label="Name on the receipt" required value={gratuity.name} onChange={(e) => setGratuity({ ...gratuity, name: e.target.value })} />
            <NumberInput label="Of the prices" {...share} value={percent(gratuity.percentPpm)} onChange={(v) => setGratuity({ ...gratuity, percentPpm: ppm(v) })} />
            <NumberInput label="From so many guests" min={1} max={500} value={gratuity.partyFrom} onChange={(v) => setGratuity({ ...gratuity, partyFrom: Number(v) })} />
          </Group>
        )}
        <b>Who may take off how much by themselves</b>
        <p className="quiet" style={{ margin: 0 }}>More needs the PIN of somebody who may.</p>
        {powers.filter((p) => p.role !== 'owner').map((p) => {
          const put = (change: Partial<typeof p>) => setPowers(powers.map((old) => (old.role === p.role ? { ...old, ...change } : old)));
          return (
            <Group key={p.role} grow align="end">
              <NumberInput label={`${roleWords[p.role]}: off a line`} {...share} value={percent(p.discountPpm)} onChange={(v) => put({ discountPpm: ppm(v) })} data-testid={`rules-${p.role}`} />
              <Checkbox size="md" mb={10} label="May take charges off" checked={p.removeCharges} onChange={(e) => put({ removeCharges: e.target.checked })} />
            </Group>
          );
        })}
        <Failure of={save} />
        <Button type="submit" loading={save.busy} data-testid="rules-save">Save</Button>
      </Stack>
    </form>
  );
}
