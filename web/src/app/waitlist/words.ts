import type { WaitWindow } from '@/lib/api/types';
import { formatDate } from '@/lib/ui/time';

const short: Record<string, string> = { monday: 'Mon', tuesday: 'Tue', wednesday: 'Wed', thursday: 'Thu', friday: 'Fri', saturday: 'Sat', sunday: 'Sun' };

/** When it would suit, in a line: "23 Nov – 30 Nov, Mon Tue, 15:00 or later". */
export function windowWords(w: WaitWindow) {
  const days = w.from === w.to ? formatDate(w.from) : `${formatDate(w.from, { day: 'numeric', month: 'short' })} – ${formatDate(w.to, { day: 'numeric', month: 'short' })}`;
  const time = w.after && w.before ? `${w.after}–${w.before}` : w.after ? `${w.after} or later` : w.before ? `${w.before} or earlier` : '';
  return [days, w.days?.map((d) => short[d] ?? d).join(' '), time].filter(Boolean).join(', ');
}
