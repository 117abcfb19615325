import { useQuery, useQueryClient } from '@tanstack/react-query';
import { patchBooking } from '@/app/today/queries';
import { api, keyed, unwrap } from '@/lib/api/client';
import { Refused } from '@/lib/api/problem';
import type { Booking, BookingState } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { daysBetween, toMinutes, toTime, wallClock } from '@/lib/ui/time';
import { failureToast, toast, undoToast } from '@/lib/ui/toast';

export const useVisit = (id: string) =>
  useQuery({ queryKey: ['booking', id], queryFn: () => unwrap(api.GET('/bookings/{id}', { params: { path: { id } } })) });

export const useArrivalCard = (clientId: string | null) =>
  useQuery({
    queryKey: ['card', clientId],
    queryFn: () => unwrap(api.GET('/clients/{id}/card', { params: { path: { id: clientId! } } })),
    enabled: clientId !== null,
    staleTime: 60_000,
  });

export type Step =
  | { step: 'check-in' | 'start' | 'complete' | 'undo' }
  | { step: 'no-show'; reason?: string }
  | { step: 'cancel'; reason: string; late?: boolean };

const stateAfter: Record<Step['step'], BookingState | null> = {
  'check-in': 'arrived', start: 'inService', complete: 'completed', 'no-show': 'noShow', cancel: 'cancelled', undo: null,
};
const doneWords: Record<Step['step'], string> = {
  'check-in': 'is here', start: 'is in service', complete: 'is ready to pay', 'no-show': 'did not come', cancel: 'is cancelled', undo: 'is back one step',
};

/** One step of a visit's life. Shown at once; the toast takes it back. */
export function useStep(booking: Booking) {
  const queries = useQueryClient();
  const { id } = booking;
  const action = useAction(
    ({ step, ...body }: Step & { version: number }, key) => {
      const { version: _, ...fields } = body;
      const at = { params: { path: { id }, header: keyed(key) } };
      if (step === 'cancel') return unwrap(api.POST('/bookings/{id}/cancel', { ...at, body: fields as { reason: string; late?: boolean } }));
      if (step === 'no-show') return unwrap(api.POST('/bookings/{id}/no-show', { ...at, body: fields }));
      return unwrap(api.POST(`/bookings/{id}/${step}`, { ...at, body: {} }));
    },
    {
      optimistic: ({ step }) => {
        const state = stateAfter[step];
        return state ? patchBooking(queries, { ...booking, state }) : undefined;
      },
      onDone: (after, { step }) => {
        patchBooking(queries, after);
        void queries.invalidateQueries({ queryKey: ['day'] });
        if (step === 'undo') return toast(`${after.clientName ?? 'The visit'} ${doneWords.undo}`);
        undoToast(`${after.clientName ?? 'The visit'} ${doneWords[step]}`, () => void action.run({ step: 'undo', version: after.version }));
      },
      onRefused: (error, values) => {
        if (error instanceof Refused) void queries.invalidateQueries({ queryKey: ['booking', id] });
        failureToast(error, () => void action.run(values));
      },
    },
  );
  return { run: (step: Step) => action.run({ ...step, version: booking.version }), busy: action.busy };
}

export type Move = { booking: Booking; start: string; memberId: string; memberName: string };

const dayMinutes = 24 * 60;
const movedTo = ({ booking, start, memberId, memberName }: Move): Booking => {
  const from = wallClock(start, booking.timeZone);
  const length = (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000;
  const end = from.minutes + length;
  const shifted = (time: string) => toTime((toMinutes(time) + from.minutes - toMinutes(booking.startTime) + dayMinutes) % dayMinutes);
  const free = (times: Booking['processing']) => times.map((p) => ({ from: shifted(p.from), to: shifted(p.to) }));
  return {
    ...booking, start, end: new Date(Date.parse(start) + length * 60_000).toISOString(), localDate: from.date,
    processing: free(booking.processing), firstEndTime: shifted(booking.firstEndTime),
    more: booking.more.map((m) => ({
      ...m, startTime: shifted(m.startTime), endTime: shifted(m.endTime), occupiedFrom: shifted(m.occupiedFrom), occupiedTo: shifted(m.occupiedTo), processing: free(m.processing),
    })),
    startTime: toTime(from.minutes), endTime: toTime(end), memberId, memberName,
    occupiedFrom: shifted(booking.occupiedFrom), occupiedTo: shifted(booking.occupiedTo),
  };
};

/** Moves a booking; the card is there at once, and snaps back with the reason when the slot is taken. */
export function useMove() {
  const queries = useQueryClient();
  const action = useAction(
    ({ booking, start, memberId }: Move, key) =>
      unwrap(api.POST('/bookings/{id}/move', { params: { path: { id: booking.id }, header: keyed(key) }, body: { start, memberId } })),
    {
      optimistic: (move) => patchBooking(queries, movedTo(move)),
      onDone: (after, { booking: before }) => {
        patchBooking(queries, after);
        void queries.invalidateQueries({ queryKey: ['day'] });
        const day = daysBetween(before.localDate, after.localDate) === 0 ? '' : ` on ${after.localDate}`;
        undoToast(`${after.clientName ?? 'Visit'}: now ${after.startTime}${day} with ${after.memberName}`, () =>
          void action.run({ booking: after, start: before.start, memberId: before.memberId, memberName: before.memberName }));
      },
      onRefused: (error, move) => failureToast(error, () => void action.run(move)),
    },
  );
  return action;
}

