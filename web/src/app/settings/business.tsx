import { Button, ColorInput, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Business } from '@/lib/api/types';
import { Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { useBusiness, useSaveBusiness } from './queries';

export function BusinessSettings() {
  const business = useBusiness();
  if (business.isPending) return <RowsSkeleton />;
  if (!business.data) return <LoadFailed error={business.error} again={() => void business.refetch()} />;
  return <Form key={business.data.version} business={business.data} />;
}

function Form({ business: b }: { business: Business }) {
  const [name, setName] = useState(b.name);
  const [logoText, setLogo] = useState(b.logoText ?? '');
  const [accent, setAccent] = useState(b.accent ?? '');
  const [taxPer, setTaxPer] = useState(b.rounding.taxPer);
  const [cashStep, setCashStep] = useState(String(b.rounding.cashStep));
  const save = useSaveBusiness();
  return (
    <form className="sheet" style={{ padding: 16, maxWidth: 560 }} onSubmit={(event) => {
      event.preventDefault();
      void save.run({ name: name.trim(), logoText: logoText.trim() || null, accent: accent || null, rounding: { ...b.rounding, taxPer, cashStep: Number(cashStep) } });
    }}>
      <Stack>
        <TextInput label="Name" required value={name} onChange={(e) => setName(e.target.value)} data-testid="business-name" />
        <Group grow align="end">
          <TextInput label="Words in place of a logo" value={logoText} onChange={(e) => setLogo(e.target.value)} />
          <ColorInput label="Colour on receipts and public pages" value={accent} onChange={setAccent} />
        </Group>
        <Group grow>
          <Select label="Tax is rounded per" data={[{ value: 'line', label: 'Line' }, { value: 'rate', label: 'Rate of the whole receipt' }]} value={taxPer} allowDeselect={false} onChange={(v) => setTaxPer(v as typeof taxPer)} />
          <Select label="Cash is rounded to" data={['1', '5', '10', '50', '100'].map((v) => ({ value: v, label: v === '1' ? 'no rounding' : `${v} of the smallest coin` }))} value={cashStep} allowDeselect={false} onChange={(v) => setCashStep(v!)} />
        </Group>
        <p className="quiet" style={{ margin: 0 }}>
          {b.currency}, {b.timeZone}, {b.locale}. Prices {b.pricesIncludeTax ? 'include' : 'exclude'} tax. These stay as they are, because the books depend on them.
        </p>
        <Failure of={save} />
        <Button type="submit" loading={save.busy} data-testid="business-save">Save</Button>
      </Stack>
    </form>
  );
}
