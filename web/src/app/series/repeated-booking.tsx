import type { PickedClient } from '@/app/visit/client-picker';
import type { BookingSource } from '@/lib/api/types';
import { BookSeries } from './book-series';
import { ruleOf } from './choices';
import { useRuleForecast, type RuleQuery } from './queries';
import type { Repeat } from './repeat-fields';

type Props = { wish: Omit<RuleQuery, 'rule' | 'clientId'>; repeat: Repeat; client: PickedClient | null; note: string; source: BookingSource; onDone: () => void };

/** One visit again and again by a rule. */
export function RepeatedBooking({ wish, repeat, client, note, source, onDone }: Props) {
  const rule = ruleOf(repeat.every, repeat.count);
  const forecast = useRuleForecast({ ...wish, rule, clientId: client?.id });
  return <BookSeries key={`${wish.date} ${wish.time} ${wish.memberId} ${rule}`} forecast={forecast} client={client} rule={rule} note={note} source={source} onDone={onDone} />;
}
