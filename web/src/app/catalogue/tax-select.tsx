import { MultiSelect } from '@mantine/core';
import { formatPpm } from '@/lib/ui/money';
import { useTaxRates } from './queries';

type Props = { value?: string[]; onChange?: (ids: string[]) => void };

export function TaxSelect({ value, onChange }: Props) {
  const rates = useTaxRates();
  const data = (rates.data ?? []).filter((r) => r.active || value?.includes(r.id)).map((r) => ({ value: r.id, label: r.name.includes('%') ? r.name : `${r.name}, ${formatPpm(r.ppm)}` }));
  return <MultiSelect size="md" label="Tax" placeholder={value?.length ? '' : 'No tax'} data={data} value={value} onChange={onChange} data-testid="tax-select" />;
}
