import { Modal } from '@mantine/core';
import { useState } from 'react';
import { Digits } from '@/app/session/pin-pad';
import session from '@/app/session/session.module.css';
import type { CoSigner, Order } from '@/lib/api/types';
import { formatPpm } from '@/lib/ui/money';
import { Face, LoadFailed, Notice, RowsSkeleton } from '@/lib/ui/parts';
import { useCoSign, useCoSigners, type useChange } from './queries';

/** What is beyond the power of whoever is at the till: somebody who may puts her PIN under it, and stays where she is. */
export function CoSign({ order, change }: { order: Order; change: ReturnType<typeof useChange> }) {
  return (
    <Modal opened={change.asking !== null} onClose={change.dismiss} title="Who co-signs?">
      {change.asking && (
        <>
          <p style={{ marginTop: 0 }} data-testid="co-sign-why">{change.asking.why}</p>
          <People order={order} onToken={(token) => void change.sign(token)} />
        </>
      )}
    </Modal>
  );
}

function People({ order, onToken }: { order: Order; onToken: (token: string) => void }) {
  const people = useCoSigners(order.id);
  const [person, setPerson] = useState<CoSigner | null>(null);
  if (people.isPending) return <RowsSkeleton rows={2} />;
  if (!people.data) return <LoadFailed error={people.error} again={() => void people.refetch()} />;
  if (people.data.length === 0)
    return <Notice>Nobody with a PIN here may do more than you. Ask an owner to open this sale in a session of her own.</Notice>;
  if (person) return <Sign key={person.memberId} order={order} person={person} onBack={() => setPerson(null)} onToken={onToken} />;
  return (
    <div className={session.people}>
      {people.data.map((p) => (
        <button key={p.memberId} className={session.person} onClick={() => setPerson(p)} data-testid={`co-signer-${p.memberId}`}>
          <Face name={p.name} color={p.color} size={52} />
          <span>{p.name}</span>
          <small className="quiet">up to {formatPpm(p.discountPpm)}</small>
        </button>
      ))}
    </div>
  );
}

function Sign({ order, person, onBack, onToken }: { order: Order; person: CoSigner; onBack: () => void; onToken: (token: string) => void }) {
  const action = useCoSign(order.id, onToken);
  return <Digits person={{ id: person.memberId, name: person.name, color: person.color }} onBack={onBack} action={action} />;
}
