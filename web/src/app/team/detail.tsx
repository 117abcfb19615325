import { ActionIcon, Button, ColorInput, MultiSelect, Stack, Switch, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useServices } from '@/app/catalogue/queries';
import { FeedList } from '@/app/feed/feed-list';
import { isManager, useSession } from '@/app/session/queries';
import type { Member } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Face, Failure, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import { Access } from './access';
import { HoursEditor } from './hours';
import { useMember, useSaveMember } from './queries';
import classes from './team.module.css';
import { TimeOffList } from './time-off';

const route = getRouteApi('/team/$memberId');

export default function MemberPage() {
  const { memberId } = route.useParams();
  const member = useMember(memberId);
  if (member.isPending) return <div className="page"><RowsSkeleton /></div>;
  if (!member.data) return <LoadFailed error={member.error!} again={() => void member.refetch()} />;
  return <Person key={memberId} member={member.data} />;
}

function Person({ member: m }: { member: Member }) {
  const session = useSession();
  const manager = isManager(session);
  const services = useServices();
  const [draft, setDraft] = useState({ name: m.name, title: m.title ?? '', color: m.color, bookable: m.bookable, active: m.active, serviceIds: m.serviceIds, hours: m.hours });
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const save = useSaveMember((saved) => toast(`${saved.name} is saved`));
  return (
    <div className="page">
      <PageHead title={<span className={classes.title}><Face name={m.name} color={draft.color} /> {m.name}</span>} back={<ActionIcon component={Link} to="/team" aria-label="The whole team"><Icon name="back" /></ActionIcon>}>
        {manager && <Button loading={save.busy} onClick={() => void save.run({ ...draft, id: m.id, title: draft.title.trim() || null })} data-testid="member-save">Save</Button>}
      </PageHead>
      <Failure of={save} />
      <div className={classes.columns}>
        <section className={`sheet ${classes.box}`}>
          <Stack>
            <TextInput label="Name" value={draft.name} onChange={(e) => put({ name: e.target.value })} />
            <TextInput label="Title" value={draft.title} onChange={(e) => put({ title: e.target.value })} />
            <ColorInput label="Colour in the calendar" value={draft.color} onChange={(color) => put({ color })} />
            <MultiSelect size="md" label="Services" searchable value={draft.serviceIds} onChange={(serviceIds) => put({ serviceIds })} placeholder={draft.serviceIds.length ? '' : 'None chosen'}
              data={(services.data ?? []).filter((s) => s.active).map((s) => ({ value: s.id, label: s.name }))} />
            <Switch size="md" label="Takes bookings" checked={draft.bookable} onChange={(e) => put({ bookable: e.target.checked })} />
            <Switch size="md" label="Works here" checked={draft.active} onChange={(e) => put({ active: e.target.checked })} />
          </Stack>
        </section>
        <section className={`sheet ${classes.box}`}><h2>Hours</h2><HoursEditor value={draft.hours} onChange={(hours) => put({ hours })} /></section>
        <section className={`sheet ${classes.box}`}><h2>Time off</h2><TimeOffList memberId={m.id} /></section>
        {(manager || m.id === session.member.id) && (
          <section className={`sheet ${classes.box}`}><h2>Calendar</h2><FeedList whose={m.id === session.member.id ? 'mine' : { of: 'person', subjectId: m.id }} /></section>
        )}
        {(manager || m.id === session.member.id) && <section className={`sheet ${classes.box}`}><h2>Access</h2><Access member={m} manager={manager} /></section>}
      </div>
    </div>
  );
}
