import { ActionIcon, Button, Modal, Stack, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isManager, useSession } from '@/app/session/queries';
import type { GiftCard } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Chip, Failure, LoadFailed, Notice, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import { ShowCode } from './code';
import classes from './gift-card.module.css';
import { History } from './history';
import { useBlock, useExtend, useGiftCard, useSendCard, useTransfer } from './queries';
import { stateWords } from './words';

const route = getRouteApi('/gift-cards/$cardId');

export default function GiftCardPage() {
  const { cardId } = route.useParams();
  const card = useGiftCard(cardId);
  if (card.isPending) return <div className="page"><RowsSkeleton /></div>;
  if (!card.data) return <LoadFailed error={card.error!} again={() => void card.refetch()} />;
  return <View key={cardId} card={card.data} />;
}

type Doing = 'block' | 'unblock' | 'transfer' | 'extend' | 'send';

function View({ card: c }: { card: GiftCard }) {
  const session = useSession();
  const { business, permissions } = session;
  const [doing, setDoing] = useState<Doing | null>(null);
  const state = stateWords[c.state];
  const may = permissions.includes('giftCards.write');
  const day = (at: string) => formatInstant(at, business.timeZone);
  return (
    <div className="page">
      <PageHead title={<>Gift card <span className="num">…{c.last}</span></>} back={<ActionIcon component={Link} to="/gift-cards" aria-label="All gift cards"><Icon name="back" /></ActionIcon>}>
        <Chip tone={state.tone}>{state.words}</Chip>
      </PageHead>
      <div className={classes.columns}>
        <div className={classes.side}>
          <section className={`sheet ${classes.face}`}>
            <span className="quiet">Left on it</span>
            <div className={classes.left} data-testid="gift-card-balance"><Amount of={c.balance} /></div>
            <dl className={classes.facts}>
              <div><dt>{c.origin === 'sold' ? 'Sold' : 'Imported'}</dt><dd className="num">{c.orderId ? <Link to="/orders/$orderId" params={{ orderId: c.orderId }}>{day(c.issuedAt)}</Link> : day(c.issuedAt)}</dd></div>
              {c.clientId && <div><dt>From</dt><dd><Link to="/clients/$clientId" params={{ clientId: c.clientId }}>{c.clientName ?? 'a client'}</Link></dd></div>}
              {!c.clientId && (c.buyerName || c.buyerEmail) && <div><dt>From</dt><dd>{[c.buyerName, c.buyerEmail].filter(Boolean).join(', ')}</dd></div>}
              {(c.recipientName || c.recipientEmail) && <div><dt>For</dt><dd>{[c.recipientName, c.recipientEmail].filter(Boolean).join(', ')}</dd></div>}
              {c.sendAt && <div><dt>{c.sentAt ? 'Sent' : 'Will be sent'}</dt><dd className="num">{day(c.sentAt ?? c.sendAt)}</dd></div>}
              <div><dt>Expires</dt><dd className="num">{c.expiresAt ? day(c.expiresAt) : 'never'}</dd></div>
            </dl>
          </section>
          {c.state === 'blocked' && <Notice title="Nobody pays with this card">{c.blockReason}</Notice>}
          {may && (
            <div className={classes.actions}>
              {c.origin === 'sold' && <ShowCode card={c} />}
              {c.origin === 'sold' && c.state !== 'blocked' && <Button variant="default" leftSection={<Icon name="mail" />} onClick={() => setDoing('send')} data-testid="gift-card-send">Send</Button>}
              <Button variant="default" leftSection={<Icon name="lock" />} onClick={() => setDoing(c.state === 'blocked' ? 'unblock' : 'block')} data-testid="gift-card-block">{c.state === 'blocked' ? 'Free it' : 'Block'}</Button>
              {c.balance.amount > 0 && <Button variant="default" leftSection={<Icon name="right" />} onClick={() => setDoing('transfer')} data-testid="gift-card-transfer">Move to another card</Button>}
              {isManager(session) && c.balance.amount > 0 && <Button variant="default" leftSection={<Icon name="clock" />} onClick={() => setDoing('extend')} data-testid="gift-card-extend">Later day</Button>}
            </div>
          )}
        </div>
        <History cardId={c.id} />
      </div>
      {doing && <Act key={doing} card={c} doing={doing} onClose={() => setDoing(null)} />}
    </div>
  );
}

const titles: Record<Doing, string> = { block: 'Block this card', unblock: 'Free this card', transfer: 'Move what is left', extend: 'Give it a later day', send: 'Send the card' };

/** One small form for all of them: what, why, done. */
function Act({ card: c, doing, onClose }: { card: GiftCard; doing: Doing; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [value, setValue] = useState(doing === 'send' ? c.recipientEmail ?? '' : '');
  const block = useBlock(onClose);
  const transfer = useTransfer(onClose);
  const extend = useExtend(onClose);
  const send = useSendCard(onClose);
  const action = doing === 'transfer' ? transfer : doing === 'extend' ? extend : doing === 'send' ? send : block;
  const of = { id: c.id, version: c.version };
  const run = () =>
    doing === 'transfer' ? transfer.run({ ...of, to: value.trim(), reason })
    : doing === 'extend' ? extend.run({ ...of, until: value || undefined, reason })
    : doing === 'send' ? send.run({ ...of, email: value.trim() })
    : block.run({ ...of, reason, block: doing === 'block' });
  return (
    <Modal opened onClose={onClose} title={titles[doing]}>
      <form onSubmit={(event) => { event.preventDefault(); void run(); }}>
        <Stack>
          {doing === 'transfer' && <TextInput label="Code of the other card" required value={value} onChange={(e) => setValue(e.target.value)} autoComplete="off" data-autofocus data-testid="gift-card-to" />}
          {doing === 'extend' && <TextInput type="date" label="Last day" description="Empty: it never expires again" value={value} onChange={(e) => setValue(e.target.value)} data-testid="gift-card-until" />}
          {doing === 'send' && <TextInput type="email" label="E-mail of the recipient" description="The letter has the code and the card to print" required value={value} onChange={(e) => setValue(e.target.value)} data-autofocus data-testid="gift-card-email" />}
          {doing !== 'send' && <TextInput label="Why" required maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} data-autofocus={doing !== 'transfer' || undefined} data-testid="gift-card-reason" />}
          <Failure of={action} money="Nothing was moved." />
          <Button type="submit" loading={action.busy} data-testid="gift-card-do">{titles[doing]}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
