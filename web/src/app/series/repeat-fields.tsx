import { Group, NumberInput, Select } from '@mantine/core';
import { repeats } from './choices';

export type Repeat = { every: string; count: number };

/** Again and again: how often, and how many times. */
export function RepeatFields({ value, onChange }: { value: Repeat | null; onChange: (value: Repeat | null) => void }) {
  return (
    <Group align="end" wrap="nowrap" gap="xs">
      <Select flex={1} label="Again" placeholder="only once" clearable data={repeats} value={value?.every ?? null} data-testid="repeat-every"
        onChange={(every) => onChange(every ? { every, count: value?.count ?? 6 } : null)} />
      {value && <NumberInput w={110} label="Visits" min={2} max={60} clampBehavior="strict" allowDecimal={false} value={value.count} data-testid="repeat-count"
        onChange={(count) => Number(count) >= 2 && onChange({ ...value, count: Number(count) })} />}
    </Group>
  );
}
