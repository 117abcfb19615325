import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import { HoursEditor } from '@/app/team/hours';
import type { Site } from '@/lib/api/types';
import { Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { useSaveSite, useSites } from './queries';

export function SiteSettings() {
  const session = useSession();
  const sites = useSites();
  if (sites.isPending) return <RowsSkeleton />;
  if (!sites.data) return <LoadFailed error={sites.error} again={() => void sites.refetch()} />;
  const site = sites.data.find((s) => s.id === session.site.id) ?? sites.data[0];
  return site ? <Form key={site.version} site={site} /> : null;
}

function Form({ site }: { site: Site }) {
  const [draft, setDraft] = useState({ name: site.name, phone: site.phone ?? '', email: site.email ?? '', address: site.address ?? '', hours: site.hours });
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const save = useSaveSite();
  return (
    <form className="sheet" style={{ padding: 16, maxWidth: 560 }} onSubmit={(event) => {
      event.preventDefault();
      void save.run({ ...draft, id: site.id, phone: draft.phone || null, email: draft.email || null, address: draft.address || null });
    }}>
      <Stack>
        <TextInput label="Name" required value={draft.name} onChange={(e) => put({ name: e.target.value })} />
        <TextInput label="Address" value={draft.address} onChange={(e) => put({ address: e.target.value })} />
        <Group grow>
          <TextInput label="Phone" type="tel" value={draft.phone} onChange={(e) => put({ phone: e.target.value })} />
          <TextInput label="E-mail" type="email" value={draft.email} onChange={(e) => put({ email: e.target.value })} />
        </Group>
        <div><b>Opening hours</b><HoursEditor value={draft.hours} onChange={(hours) => put({ hours })} /></div>
        <p className="quiet" style={{ margin: 0 }}>The business day ends at {site.dayCutOff}. Guests book at <a href={`/book/${site.slug}`} target="_blank" rel="noreferrer">/book/{site.slug}</a>.</p>
        <Failure of={save} />
        <Button type="submit" loading={save.busy} data-testid="site-save">Save</Button>
      </Stack>
    </form>
  );
}
