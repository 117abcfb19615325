import { Button, ColorInput, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isManager, useSession } from '@/app/session/queries';
import { Icon } from '@/lib/ui/icons';
import { Chip, Empty, Face, Failure, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { standardHours } from './hours';
import { useSaveMember, useTeam } from './queries';

export const swatches = ['#3a9a92', '#c98716', '#b0607a', '#5a7fb0', '#7a6bb5', '#6f8f3a', '#b5673a', '#4a8aa8'];

export default function Team() {
  const session = useSession();
  const team = useTeam();
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState('');
  const shown = (team.data ?? []).filter((m) => `${m.name} ${m.title ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <div className="page">
      <PageHead title="Team">{isManager(session) && <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)} data-testid="new-member">New person</Button>}</PageHead>
      <TextInput mb="sm" aria-label="Search the team" placeholder="Name or title" value={typed} onChange={(e) => setTyped(e.target.value)} leftSection={<Icon name="search" size={18} />} />
      {team.isPending ? <RowsSkeleton /> : !team.data ? <LoadFailed error={team.error} again={() => void team.refetch()} /> : shown.length === 0 ? (
        <Empty icon="team" title="Nobody here">Add the people who take bookings; each gets a column in the day.</Empty>
      ) : (
        <div className="sheet rows">
          {shown.map((m) => (
            <Link key={m.id} to="/team/$memberId" params={{ memberId: m.id }} className="row" data-testid={`member-${m.id}`}>
              <Face name={m.name} color={m.color} />
              <span className="grow"><b>{m.name}</b><span className="quiet" style={{ display: 'block' }}>{m.title ?? m.role}</span></span>
              {!m.bookable && <Chip>not bookable</Chip>}
              {!m.active && <Chip tone="amber">left</Chip>}
              <Icon name="right" size={16} />
            </Link>
          ))}
        </div>
      )}
      {adding && <NewMember color={swatches[(team.data?.length ?? 0) % swatches.length]!} onClose={() => setAdding(false)} />}
    </div>
  );
}

function NewMember({ color: given, onClose }: { color: string; onClose: () => void }) {
  const go = useNavigate();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [color, setColor] = useState(given);
  const [bookable, setBookable] = useState(true);
  const save = useSaveMember((m) => void go({ to: '/team/$memberId', params: { memberId: m.id } }));
  return (
    <Modal opened onClose={onClose} title="New person">
      <form onSubmit={(event) => {
        event.preventDefault();
        void save.run({ name: name.trim(), title: title.trim() || null, color, role: 'staff', active: true, bookable, serviceIds: [], hours: standardHours });
      }}>
        <Stack>
          <TextInput label="Name" required data-autofocus value={name} onChange={(e) => setName(e.target.value)} data-testid="member-name" />
          <TextInput label="Title" placeholder="Stylist" value={title} onChange={(e) => setTitle(e.target.value)} />
          <ColorInput label="Colour in the calendar" value={color} onChange={setColor} swatches={swatches} />
          <Switch size="md" label="Takes bookings" checked={bookable} onChange={(e) => setBookable(e.target.checked)} />
          <Failure of={save} />
          <Button type="submit" loading={save.busy} disabled={!name.trim()} data-testid="member-save">Add</Button>
        </Stack>
      </form>
    </Modal>
  );
}
