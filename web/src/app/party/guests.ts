// Guests who come together, as the form holds them and as the query of free times writes them.
import type { NewGuest } from '@/lib/api/types';

export type GuestDraft = { name: string; serviceId: string | null; memberId: string | null };

export const most = 20;

export const staggers = [
  { value: '0', label: 'all at once' }, { value: '15', label: '15 minutes after one another' }, { value: '30', label: '30 minutes after one another' },
  { value: '45', label: '45 minutes after one another' }, { value: '60', label: 'an hour after one another' }, { value: '90', label: '90 minutes after one another' },
];

/** `svc_a,mem_b|svc_c`; nothing as long as a guest has no service. */
export const guestsText = (guests: GuestDraft[]) =>
  guests.every((g) => g.serviceId) ? guests.map((g) => [g.serviceId, g.memberId].filter(Boolean).join(',')).join('|') : '';

export const asGuests = (guests: GuestDraft[], hostPays: boolean): NewGuest[] =>
  guests.map((g) => ({ serviceId: g.serviceId!, memberId: g.memberId ?? undefined, name: g.name.trim() || undefined, hostPays }));
