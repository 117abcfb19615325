import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import passClasses from '@/app/pass/pass.module.css';
import { useSession } from '@/app/session/queries';
import type { CardOnFile } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Chip, Failure } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import classes from './card-on-file.module.css';
import { useCards, useChangeCard, useKeepCard, useRemoveCard } from './queries';

// The sandbox provider's cards; a real provider's card fields take this place.
const sandboxCards = [{ value: 'tok_ok', label: 'Good' }, { value: 'tok_empty', label: 'Empty' }, { value: 'tok_declined', label: 'Not kept' }];

/** The cards that she gave us to keep, and which of them is charged when something falls due. */
export function CardsOnFile({ clientId }: { clientId: string }) {
  const { permissions } = useSession();
  const cards = useCards(clientId);
  const [adding, setAdding] = useState(false);
  if (!cards.data) return null;
  const writes = permissions.includes('cards.write');
  return (
    <section className={`sheet ${classes.cards}`} aria-label="Cards on file" data-testid="cards-on-file">
      <header><h2>Cards on file</h2></header>
      {cards.data.length === 0 && <p className="quiet">None. With one, what falls due is charged by itself.</p>}
      {cards.data.map((card) => <CardRow key={card.id} clientId={clientId} card={card} writes={writes} />)}
      {writes && (adding
        ? <AddCard clientId={clientId} had={cards.data.length} onDone={() => setAdding(false)} />
        : <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setAdding(true)} data-testid="card-add">Keep a card</Button>)}
    </section>
  );
}

function CardRow({ clientId, card, writes }: { clientId: string; card: CardOnFile; writes: boolean }) {
  const change = useChangeCard(clientId);
  const remove = useRemoveCard(clientId);
  const [sure, setSure] = useState(false);
  return (
    <div className={classes.card} data-testid={`card-${card.last4}`}>
      <span className="grow">
        <b className="num">{card.brand} •{card.last4}</b>
        <small className="quiet">until {formatDate(card.goodUntil, { month: 'long', year: 'numeric' })}</small>
      </span>
      {card.autopay && <Chip tone="teal">charged by itself</Chip>}
      {writes && (
        <div className={classes.does}>
          {card.autopay
            ? <Button variant="subtle" loading={change.busy} onClick={() => void change.run({ id: card.id, autopay: false })} data-testid="card-autopay-off">Not by itself</Button>
            : <Button variant="subtle" loading={change.busy} onClick={() => void change.run({ id: card.id, autopay: true })} data-testid="card-autopay-on">Charge what falls due</Button>}
          {sure
            ? <Button variant="light" color="red" loading={remove.busy} onClick={() => void remove.run({ id: card.id })} data-testid="card-remove-sure">Forget it</Button>
            : <Button variant="subtle" color="gray" onClick={() => setSure(true)} data-testid="card-remove">Remove</Button>}
        </div>
      )}
      <Failure of={change} money="No money has moved." />
      <Failure of={remove} money="No money has moved." />
    </div>
  );
}

function AddCard({ clientId, had, onDone }: { clientId: string; had: number; onDone: () => void }) {
  const keep = useKeepCard(clientId, onDone);
  const [token, setToken] = useState('tok_ok');
  const [agreed, setAgreed] = useState(false);
  return (
    <form className={passClasses.form} onSubmit={(event) => {
      event.preventDefault();
      void keep.run({ token, autopay: agreed, had });
    }}>
      <SegmentedControl fullWidth value={token} onChange={setToken} data={sandboxCards} aria-label="Test card" data-testid="card-kept-token" />
      <Switch size="md" checked={agreed} onChange={(e) => setAgreed(e.currentTarget.checked)} label="She agrees: what falls due is charged to it" data-testid="card-agreed" />
      <div className={classes.does}>
        <Button type="submit" loading={keep.busy} data-testid="card-keep">Keep it</Button>
        <Button variant="default" onClick={onDone}>Cancel</Button>
      </div>
      <Failure of={keep} money="Nothing was charged." />
    </form>
  );
}
