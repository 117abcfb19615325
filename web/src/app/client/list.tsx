import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Icon } from '@/lib/ui/icons';
import { Chip, Empty, Face, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { ClientForm } from './form';
import { useClientList } from './queries';

const route = getRouteApi('/clients');

export default function Clients() {
  const { search = '', new: adding } = route.useSearch();
  const go = route.useNavigate();
  const [typed, setTyped] = useState(search);
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  const list = useClientList(wanted);
  useEffect(() => void go({ search: (old) => ({ ...old, search: wanted || undefined }), replace: true }), [go, wanted]);
  const setAdding = (on: boolean) => void go({ search: (old) => ({ ...old, new: on || undefined }) });
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <div className="page">
      <PageHead title="Clients">
        <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)} data-testid="new-client">New client</Button>
      </PageHead>
      <TextInput mb="sm" aria-label="Search clients" placeholder="Name, phone or e-mail" value={typed} onChange={(e) => setTyped(e.target.value)} leftSection={<Icon name="search" size={18} />}
        data-testid="clients-search" />
      {list.isPending ? <RowsSkeleton /> : list.error && rows.length === 0 ? <LoadFailed error={list.error} again={() => void list.refetch()} /> : rows.length === 0 ? (
        <Empty icon="clients" title={wanted ? `Nobody called “${wanted}”` : 'No clients yet'} action={<Button variant="light" onClick={() => setAdding(true)}>Add a client</Button>}>
          {wanted ? 'Check the spelling, or try the phone number.' : 'Everyone who books is added by themselves.'}
        </Empty>
      ) : (
        <div className="sheet rows">
          {rows.map((c) => (
            <Link key={c.id} to="/clients/$clientId" params={{ clientId: c.id }} className="row" data-testid={`client-${c.id}`}>
              <Face name={c.name} />
              <span className="grow"><b>{c.name}</b><span className="quiet cut" style={{ display: 'block' }}>{[c.phone, c.email].filter(Boolean).join(' · ')}</span></span>
              {c.tags.slice(0, 2).map((t) => <Chip key={t}>{t}</Chip>)}
              {c.lastVisit && <span className="quiet num" style={{ textAlign: 'right' }}>{formatDate(c.lastVisit, { day: 'numeric', month: 'short', year: 'numeric' })}</span>}
            </Link>
          ))}
          {list.hasNextPage && <button className="row" style={{ justifyContent: 'center' }} onClick={() => void list.fetchNextPage()}>{list.isFetchingNextPage ? 'Loading…' : 'Show more'}</button>}
        </div>
      )}
      {adding && <ClientForm onClose={() => setAdding(false)} onSaved={(c) => void go({ to: '/clients/$clientId', params: { clientId: c.id } })} />}
    </div>
  );
}
