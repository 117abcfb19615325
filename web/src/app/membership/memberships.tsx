import { useState } from 'react';
import passClasses from '@/app/pass/pass.module.css';
import { Chip } from '@/lib/ui/parts';
import { MembershipSheet } from './membership-sheet';
import { useMemberships } from './queries';
import { standing, toneOf } from './words';

/** A client's memberships: what is left of the period, and what the desk should speak about. */
export function Memberships({ clientId }: { clientId: string }) {
  const memberships = useMemberships(clientId);
  const [open, setOpen] = useState<string | null>(null);
  const list = memberships.data ?? [];
  if (list.length === 0) return null;
  return (
    <section className={`sheet ${passClasses.passes}`} aria-label="Memberships" data-testid="memberships">
      <h2>Memberships</h2>
      {list.map((m) => (
        <button key={m.id} className="row" onClick={() => setOpen(m.id)} data-testid={`membership-${m.id}`}>
          <span className="grow">
            <b>{m.name}</b>
            <span className="quiet" style={{ display: 'block' }}>{m.included.length === 0 ? 'member prices' : m.included.map((i) => `${i.left} of ${i.visits} visits left`).join(', ')}</span>
          </span>
          <Chip tone={toneOf(m)}>{standing(m)}</Chip>
        </button>
      ))}
      {open && <MembershipSheet id={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
