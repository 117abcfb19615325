import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { PickedClient } from '@/app/visit/client-picker';
import visit from '@/app/visit/visit.module.css';
import type { BookingSource, Forecast } from '@/lib/api/types';
import { formatMoney, plus } from '@/lib/ui/money';
import { Failure } from '@/lib/ui/parts';
import { takenOf, type Choice } from './choices';
import { ForecastList } from './forecast-list';
import { useBookSeries } from './queries';

type Props = {
  forecast: UseQueryResult<Forecast>; client: PickedClient | null; name?: string; rule?: string; planId?: string; note: string; source: BookingSource; onDone: () => void;
};

/** The forecast with what is chosen for each visit, and the one button that books all of it or nothing. */
export function BookSeries({ forecast, client, name, rule, planId, note, source, onDone }: Props) {
  const [choices, setChoices] = useState<Record<number, Choice>>({});
  const book = useBookSeries(onDone);
  const taken = takenOf(forecast.data?.visits ?? [], choices);
  const prices = taken.map((t) => t.visit.price);
  const price = prices.length > 0 && prices.reduce(plus);
  return (
    <>
      <ForecastList forecast={forecast} choices={choices} onChoose={(i, choice) => {
        setChoices({ ...choices, [i]: choice });
        book.clear();
      }} />
      <div className={visit.foot}>
        <Failure of={book} money="No money has moved. Trying again books it at most once." />
        {!client && <p className="quiet">Visits that are planned together need a client.</p>}
        <Button fullWidth size="lg" disabled={!client || taken.length === 0 || forecast.isPlaceholderData} loading={book.busy} data-testid="series-save"
          onClick={() => void book.run({
            client: client!, name, rule, planId, note: note.trim() || undefined, source,
            visits: taken.map((t) => ({ ...t.visit.visit!, start: t.start, memberId: t.memberId ?? undefined })),
          })}>
          Book {taken.length} visits{price && ` · ${formatMoney(price)}`}
        </Button>
      </div>
    </>
  );
}
