// A visit may be several services by several people: what each of them sees of it.
import type { Booking, NewBooking } from '@/lib/api/types';

export type More = NonNullable<NewBooking['more']>[number];

/** One service of a visit, as it stands in the column of whoever does it. Part 0 is the first. */
export type Strand = Pick<Booking, 'memberId' | 'memberName' | 'roomName' | 'startTime' | 'endTime' | 'occupiedFrom' | 'occupiedTo' | 'processing'> & {
  booking: Booking; part: number; what: string;
};

const named = (s: { serviceName: string; addOns: { name: string }[] }) => [s.serviceName, ...s.addOns.map((a) => a.name)].join(' + ');

export const strandsOf = (b: Booking): Strand[] => [
  { ...b, booking: b, part: 0, what: named(b), endTime: b.firstEndTime },
  ...b.more.map((m, i) => ({ ...m, booking: b, part: i + 1, what: named(m) })),
];

export const servicesOf = (b: Booking) => strandsOf(b).map((s) => s.what).join(' + ');

/** As one would ask for it again. */
export const moreOf = (b: Booking): More[] => b.more.map((m) => ({ serviceId: m.serviceId, addOnIds: m.addOns.map((a) => a.id), memberId: m.memberId, starts: m.starts }));

/** What may begin while the one before sets, but only where that one sets. */
export const fitting = (more: More[], first: string, sets: (serviceId: string) => boolean): More[] =>
  more.map((m, i) => (m.starts === 'whileProcessing' && !sets(i === 0 ? first : more[i - 1]!.serviceId) ? { ...m, starts: 'after' } : m));

/** As the query of free times writes them. */
export const moreText = (more: More[]) =>
  more.map((m) => [m.serviceId, ...(m.addOnIds ?? []), m.memberId, m.starts].filter(Boolean).join(',')).join(';') || undefined;
