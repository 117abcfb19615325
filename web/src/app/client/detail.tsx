import { Button, ActionIcon } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useArrivalCard } from '@/app/visit/queries';
import { FeedList } from '@/app/feed/feed-list';
import { useSession } from '@/app/session/queries';
import { WalletPanel } from '@/app/wallet/panel';
import type { Client } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Chip, Face, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { CardsOnFile } from '@/app/card-on-file/panel';
import { PointsPanel } from '@/app/loyalty/panel';
import { Memberships } from '@/app/membership/memberships';
import { Passes } from '@/app/pass/passes';
import { ClientForm } from './form';
import { Knowledge } from './knowledge';
import { useClient } from './queries';
import { Timeline } from './timeline';
import classes from './client.module.css';

const route = getRouteApi('/clients/$clientId');

export default function ClientPage() {
  const { clientId } = route.useParams();
  const client = useClient(clientId);
  if (client.isPending) return <div className="page"><RowsSkeleton /></div>;
  if (!client.data) return <LoadFailed error={client.error!} again={() => void client.refetch()} />;
  return <Profile key={clientId} client={client.data} />;
}

/** Rarely asked for, so it is folded, and loaded only when somebody looks. */
function ClientCalendar({ clientId }: { clientId: string }) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  if (session.member.role === 'staff') return null;
  return (
    <section className={`sheet ${classes.contact}`}>
      <Button variant="subtle" leftSection={<Icon name="today" />} aria-expanded={open} onClick={() => setOpen(!open)} data-testid="client-calendar">Her visits in a calendar of hers</Button>
      {open && <FeedList whose={{ of: 'client', subjectId: clientId }} />}
    </section>
  );
}

function Profile({ client: c }: { client: Client }) {
  const go = useNavigate();
  const [editing, setEditing] = useState(false);
  const card = useArrivalCard(c.id);
  const stats = card.data?.stats;
  return (
    <div className="page">
      <PageHead title={c.name} back={<ActionIcon component={Link} to="/clients" aria-label="All clients"><Icon name="back" /></ActionIcon>}>
        <Button leftSection={<Icon name="plus" />} onClick={() => void go({ to: '/', search: { new: true, client: c.id } })} data-testid="client-book">Book</Button>
        <Button variant="default" onClick={() => setEditing(true)} data-testid="client-edit">Change</Button>
      </PageHead>
      <div className={classes.columns}>
        <div className={classes.side}>
          <section className={`sheet ${classes.contact}`}>
            <div className={classes.contactHead}>
              <Face name={c.name} size={56} />
              <div>
                {c.phone && <a href={`tel:${c.phone}`}>{c.phone}</a>}
                {c.email && <a href={`mailto:${c.email}`}>{c.email}</a>}
                {!c.phone && !c.email && <Button variant="light" onClick={() => setEditing(true)}>Add phone or e-mail</Button>}
              </div>
            </div>
            <div className={classes.tags}>
              {c.tags.map((t) => <Chip key={t} tone="teal">{t}</Chip>)}
              {c.pronouns && <Chip>{c.pronouns}</Chip>}
              {c.birthday && <Chip tone={card.data?.client.birthdaySoon ? 'amber' : 'quiet'}>born {formatDate(c.birthday, { day: 'numeric', month: 'long' })}</Chip>}
              {!c.marketingConsent && <Chip>no marketing</Chip>}
            </div>
            {stats && (
              <dl className={classes.sums}>
                <div><dt>Visits</dt><dd className="num">{stats.visits}</dd></div>
                <div><dt>Spent</dt><dd><Amount of={stats.spent} /></dd></div>
                <div><dt>Average</dt><dd><Amount of={stats.averageCheck} /></dd></div>
                <div><dt>No shows</dt><dd className="num">{stats.noShows}</dd></div>
              </dl>
            )}
          </section>
          <WalletPanel clientId={c.id} />
          <PointsPanel clientId={c.id} />
          <Memberships clientId={c.id} />
          <Passes clientId={c.id} />
          <CardsOnFile clientId={c.id} />
          <Knowledge client={c} />
          <ClientCalendar clientId={c.id} />
        </div>
        <Timeline clientId={c.id} />
      </div>
      {editing && <ClientForm client={c} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />}
    </div>
  );
}
