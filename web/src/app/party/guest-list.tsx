import { Button, Checkbox, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Booking } from '@/lib/api/types';
import { servicesOf } from '@/app/visit/strands';
import { MoveParty } from './move-party';
import classes from './party.module.css';
import { useParty, useSetPayers } from './queries';

const over = new Set(['cancelled', 'noShow']);

/** With whom a guest comes, who pays for whom, and what is done with all of them at once. */
export function GuestList({ booking, partyId }: { booking: Booking; partyId: string }) {
  const party = useParty(partyId);
  const payers = useSetPayers(partyId);
  const [moving, setMoving] = useState(false);
  if (!party.data) return null;
  const { guests, hostName } = party.data;
  const host = hostName ?? 'The host';
  const coming = guests.filter((g) => !over.has(g.booking.state));
  const expected = guests.filter((g) => g.booking.state === 'booked').length;
  const pays = (id: string, yes: boolean) => void payers.run({ hostPays: guests.filter((g) => (g.booking.id === id ? yes : g.hostPays)).map((g) => g.booking.id) });
  return (
    <section data-testid="visit-party">
      <h3 style={{ margin: '0 0 4px', fontSize: '0.8125rem', fontWeight: 600, color: 'var(--ink-quiet)' }}>{coming.length} come together, asked for by {host}</h3>
      {guests.map((g, i) => (
        <div key={g.booking.id} className={classes.row} data-over={over.has(g.booking.state) || undefined} data-testid={`party-guest-${g.booking.id}`}>
          <Link className="grow" to="/" search={{ date: g.booking.localDate, visit: g.booking.id }} aria-current={g.booking.id === booking.id || undefined}>
            <b>{g.booking.clientName ?? `Guest ${i + 1}`}</b>
            <span className="quiet cut" style={{ display: 'block' }}>{g.booking.startTime} {servicesOf(g.booking)} with {g.booking.memberName}</span>
          </Link>
          {!over.has(g.booking.state) && (g.booking.paid ? <span className="quiet">paid</span>
            : <Checkbox size="md" label={`${host.split(' ')[0]} pays`} styles={{ body: { minHeight: 44, alignItems: 'center' } }} checked={g.hostPays} onChange={(e) => pays(g.booking.id, e.target.checked)} />)}
        </div>
      ))}
      <Group gap="xs" mt="xs">
        {coming.some((g) => !g.booking.paid) && <Button variant="default" renderRoot={(props) => <Link to="/orders/together" search={{ party: partyId }} {...props} />} data-testid="party-pay">Pay together</Button>}
        {expected > 0 && <Button variant="default" onClick={() => setMoving(true)} data-testid="party-move">Move or cancel all {expected}</Button>}
      </Group>
      {moving && <MoveParty party={party.data} from={booking.localDate} onClose={() => setMoving(false)} />}
    </section>
  );
}
