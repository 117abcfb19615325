import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Booking } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';
import { takenOf, type Choice } from './choices';
import { ForecastList } from './forecast-list';
import { useMoveForecast, useMoveSeries, type ManyScope } from './queries';

type Props = { booking: Booking; seriesId: string; scope: ManyScope; start: string; memberId: string | undefined; onDone: () => void };

/** What becomes of the others when one visit of a series is pulled elsewhere. */
export function MoveSeries({ booking, seriesId, scope, start, memberId, onDone }: Props) {
  const [choices, setChoices] = useState<Record<number, Choice>>({});
  const forecast = useMoveForecast(seriesId, { bookingId: booking.id, scope, start, memberId });
  const move = useMoveSeries(seriesId, onDone);
  const taken = takenOf(forecast.data?.visits ?? [], choices);
  return (
    <>
      <ForecastList forecast={forecast} choices={choices} onChoose={(i, choice) => {
        setChoices({ ...choices, [i]: choice });
        move.clear();
      }} />
      <Failure of={move} />
      <Button disabled={taken.length === 0 || forecast.isPlaceholderData} loading={move.busy} data-testid="series-move"
        onClick={() => void move.run({ visits: taken.map((t) => ({ id: t.visit.bookingId!, start: t.start, memberId: t.memberId ?? undefined })) })}>
        Move {taken.length} visits
      </Button>
    </>
  );
}
