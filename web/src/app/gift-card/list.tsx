import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import type { GiftCard } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Chip, Empty, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import { useScanner } from '@/lib/ui/use-scanner';
import classes from './gift-card.module.css';
import { useGiftCards } from './queries';
import { stateWords } from './words';

/** Every card, the newest first; a scanned or typed code leads to its card. */
export default function GiftCards() {
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const cards = useGiftCards(search);
  useScanner(setTyped);
  const shown = cards.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <div className="page">
      <PageHead title="Gift cards">
        <Button leftSection={<Icon name="plus" />} onClick={() => void go({ to: '/orders/new' })} data-testid="gift-card-sell">Sell one</Button>
      </PageHead>
      <div className={classes.filters}>
        <TextInput flex={1} aria-label="Search gift cards" placeholder="Scan or type a code, its last four, or a name" value={typed} onChange={(e) => setTyped(e.target.value)}
          leftSection={<Icon name="search" size={18} />} autoComplete="off" data-testid="gift-cards-search" />
      </div>
      {cards.isPending ? <RowsSkeleton /> : !cards.data ? <LoadFailed error={cards.error} again={() => void cards.refetch()} /> : shown.length === 0 ? (
        search
          ? <Empty icon="search" title="No card like that">Check the code: it has no 0, O, 1, I or L. The last four characters are enough.</Empty>
          : <Empty icon="gift" title="No gift card was sold yet">Start a sale and tap “Gift card”: the code, the printed card and the letter come by themselves.</Empty>
      ) : (
        <div className="sheet rows">{shown.map((c) => <Row key={c.id} card={c} />)}</div>
      )}
      {cards.hasNextPage && <Button variant="default" fullWidth mt="sm" loading={cards.isFetchingNextPage} onClick={() => void cards.fetchNextPage()}>Older cards</Button>}
    </div>
  );
}

function Row({ card: c }: { card: GiftCard }) {
  const { business } = useSession();
  const state = stateWords[c.state];
  return (
    <Link className="row" to="/gift-cards/$cardId" params={{ cardId: c.id }} data-testid={`gift-card-${c.id}`}>
      <Icon name="gift" />
      <span className="grow">
        <b className="num">…{c.last}</b>
        <span className="quiet cut" style={{ display: 'block' }}>{[c.recipientName && `for ${c.recipientName}`, c.clientName && `from ${c.clientName}`].filter(Boolean).join(' · ') || formatInstant(c.issuedAt, business.timeZone)}</span>
      </span>
      {c.state !== 'active' && <Chip tone={state.tone}>{state.words}</Chip>}
      <b><Amount of={c.balance} /></b>
    </Link>
  );
}
