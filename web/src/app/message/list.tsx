import { Button, Drawer, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import type { Message } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Chip, Empty, Failure, LoadFailed, Notice, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import classes from './message.module.css';
import { useMessages, useResend } from './queries';

const route = getRouteApi('/messages');
const stateWords = { queued: 'on its way', sent: 'sent', failed: 'did not go out' } as const;
const tones = { queued: 'quiet', sent: 'teal', failed: 'amber' } as const;

/** What went out to whom. What failed waits for a person. */
export default function Messages() {
  const { state } = route.useSearch();
  const go = route.useNavigate();
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const messages = useMessages(state);
  const needle = typed.trim().toLowerCase();
  const all = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = all.filter((m) => `${m.to} ${m.subject}`.toLowerCase().includes(needle));
  const open = all.find((m) => m.id === opened);
  return (
    <div className="page">
      <PageHead title="Messages" />
      <div className={classes.filters}>
        <TextInput flex="1 1 220px" aria-label="Search messages" placeholder="Address or subject" value={typed} onChange={(e) => setTyped(e.target.value)} leftSection={<Icon name="search" size={18} />}
          data-testid="messages-search" />
        <SegmentedControl value={state ?? ''} aria-label="State" onChange={(v) => void go({ search: { state: (v || undefined) as never } })} data-testid="messages-state"
          data={[{ value: '', label: 'All' }, { value: 'failed', label: 'Failed' }, { value: 'queued', label: 'On their way' }, { value: 'sent', label: 'Sent' }]} />
      </div>
      {messages.isPending ? <RowsSkeleton /> : !messages.data ? <LoadFailed error={messages.error} again={() => void messages.refetch()} /> : shown.length === 0 ? (
        needle ? <Empty icon="search" title="No message like that">Try the address it went to.{messages.hasNextPage && ' Older ones are not loaded yet.'}</Empty>
          : state === 'failed' ? <Empty icon="check" title="Everything went out">A letter that cannot be delivered waits here for you.</Empty>
          : <Empty icon="mail" title="Nothing was sent yet">Confirmations, reminders and receipts to clients show up here by themselves.</Empty>
      ) : (
        <div className="sheet rows">{shown.map((m) => <Row key={m.id} message={m} onOpen={() => setOpened(m.id)} />)}</div>
      )}
      {messages.hasNextPage && <Button variant="default" fullWidth mt="sm" loading={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>Older messages</Button>}
      {open && <Letter message={open} onClose={() => setOpened(null)} />}
    </div>
  );
}

function Row({ message: m, onOpen }: { message: Message; onOpen: () => void }) {
  const { business } = useSession();
  return (
    <button className="row" onClick={onOpen} data-testid={`message-${m.id}`}>
      <span className="grow">
        <b className="cut" style={{ display: 'block' }}>{m.subject}</b>
        <span className="quiet cut" style={{ display: 'block' }}>{m.to}</span>
      </span>
      <span className={classes.side}>
        <Chip tone={tones[m.state]}>{stateWords[m.state]}</Chip>
        <small className="quiet num">{formatInstant(m.sentAt ?? m.queuedAt, business.timeZone)}</small>
      </span>
    </button>
  );
}

function Letter({ message: m, onClose }: { message: Message; onClose: () => void }) {
  const { business, permissions } = useSession();
  const phone = useMediaQuery('(max-width: 47.99em)');
  const resend = useResend();
  return (
    <Drawer opened onClose={onClose} size={phone ? '100%' : 480} title={m.subject} padding="md" data-testid="message-drawer">
      <Stack>
        <dl className={classes.facts}>
          <div><dt>To</dt><dd>{m.to}</dd></div>
          <div><dt>Queued</dt><dd className="num">{formatInstant(m.queuedAt, business.timeZone)}</dd></div>
          <div><dt>State</dt><dd>{stateWords[m.state]}{m.sentAt && <span className="num"> {formatInstant(m.sentAt, business.timeZone)}</span>}{m.attempts > 1 && `, ${m.attempts} tries`}</dd></div>
          <About about={m.about} />
        </dl>
        {m.state === 'failed' && (
          <Notice title="This letter did not go out">{m.error ?? 'The mail server did not say why.'}</Notice>
        )}
        {m.state === 'queued' && m.error && <Notice title="The last try did not work">{m.error} We go on trying by ourselves.</Notice>}
        {m.state === 'failed' && permissions.includes('messages.write') && (
          <Button leftSection={<Icon name="mail" />} loading={resend.busy} data-testid="message-resend"
            onClick={() => void resend.run({ id: m.id, attempts: m.attempts, version: m.version })}>Send it again</Button>
        )}
        <Failure of={resend} money="Trying again sends it at most once." />
        <pre className={classes.letter}>{m.text}</pre>
      </Stack>
    </Drawer>
  );
}

/** The thing the letter is about, one tap away. */
function About({ about }: { about: string }) {
  if (about.startsWith('bkg_')) return <div><dt>About</dt><dd><Link to="/" search={{ visit: about }}>the visit</Link></dd></div>;
  if (about.startsWith('rcp_')) return <div><dt>About</dt><dd><Link to="/receipts/$receiptId" params={{ receiptId: about }}>the receipt</Link></dd></div>;
  return null;
}
