import '@mantine/dates/styles.css';
import { DatePicker } from '@mantine/dates';

export default function Calendar({ date, onPick }: { date: string; onPick: (date: string) => void }) {
  return <DatePicker size="md" defaultDate={date} value={date} onChange={(next) => next && onPick(next.slice(0, 10))} firstDayOfWeek={1} weekendDays={[]} />;
}
