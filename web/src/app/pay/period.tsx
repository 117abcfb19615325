import { ActionIcon, Group, SegmentedControl } from '@mantine/core';
import { Icon } from '@/lib/ui/icons';
import { addDays, formatDate, weekStart } from '@/lib/ui/time';

export type By = 'day' | 'week' | 'month';
export type PeriodSearch = { by?: By; on?: string };

const monthStart = (date: string) => `${date.slice(0, 7)}-01`;
const nextMonth = (date: string) => monthStart(addDays(monthStart(date), 32));

/** First and last day of the period that a date lies in. */
export function periodOf(by: By, on: string) {
  if (by === 'day') return { from: on, to: on };
  if (by === 'week') return { from: weekStart(on), to: addDays(weekStart(on), 6) };
  return { from: monthStart(on), to: addDays(nextMonth(on), -1) };
}

export function periodName(by: By, on: string) {
  const { from, to } = periodOf(by, on);
  if (by === 'day') return formatDate(from, { weekday: 'long', day: 'numeric', month: 'long' });
  if (by === 'month') return formatDate(from, { month: 'long', year: 'numeric' });
  return `${formatDate(from, { day: 'numeric', month: 'short' })} – ${formatDate(to, { day: 'numeric', month: 'short' })}`;
}

export function PeriodBar({ by, on, onChange }: { by: By; on: string; onChange: (search: Required<PeriodSearch>) => void }) {
  const { from, to } = periodOf(by, on);
  return (
    <Group gap="xs" wrap="wrap" mb="md">
      <SegmentedControl value={by} onChange={(v) => onChange({ by: v as By, on })} aria-label="Period"
        data={[{ value: 'day', label: 'Day' }, { value: 'week', label: 'Week' }, { value: 'month', label: 'Month' }]} data-testid="pay-by" />
      <Group gap={4} wrap="nowrap" ml="auto">
        <ActionIcon size={44} variant="default" aria-label="Before" onClick={() => onChange({ by, on: addDays(from, -1) })} data-testid="pay-before"><Icon name="left" /></ActionIcon>
        <b className="num" style={{ minWidth: 150, textAlign: 'center' }} data-testid="pay-period">{periodName(by, on)}</b>
        <ActionIcon size={44} variant="default" aria-label="After" onClick={() => onChange({ by, on: addDays(to, 1) })} data-testid="pay-after"><Icon name="right" /></ActionIcon>
      </Group>
    </Group>
  );
}
