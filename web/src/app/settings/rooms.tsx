import { ActionIcon, Autocomplete, Button, Modal, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FeedList } from '@/app/feed/feed-list';
import { useSession } from '@/app/session/queries';
import type { Room } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Empty, Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { toast, undoToast } from '@/lib/ui/toast';
import { EditableName } from './editable-name';
import { useRooms, useSaveRoom } from './queries';
import classes from './settings.module.css';

export const kindsOf = (rooms: Room[]) => [...new Set(rooms.map((r) => r.kind))].sort();

/** What a service takes beside the person: rooms, chairs, equipment. A service asks for a kind, the booking gets a free one of it. */
export function Rooms() {
  const { site } = useSession();
  const rooms = useRooms();
  const save = useSaveRoom();
  const [name, setName] = useState('');
  const [kind, setKind] = useState('');
  const [shown, setShown] = useState<Room | null>(null);
  if (rooms.isPending) return <RowsSkeleton rows={3} />;
  if (!rooms.data) return <LoadFailed error={rooms.error} again={() => void rooms.refetch()} />;
  const here = rooms.data.filter((r) => r.siteId === site.id).sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  const use = (room: Room, active: boolean) => void save.run({ id: room.id, active }).then((done) =>
    done && undoToast(active ? `${room.name} takes visits again` : `${room.name} keeps its visits and gets no new ones`, () => void save.run({ id: room.id, active: !active })));
  return (
    <div className={classes.narrow}>
      <p className="quiet">A service that needs a room names its kind; every booking of it then takes a free room of that kind, and two visits never share one.</p>
      {here.length === 0 && <Empty icon="catalogue" title="No rooms yet">Add the first one below. Without rooms, only people’s time limits what can be booked.</Empty>}
      {kindsOf(here).map((k) => (
        <section key={k} aria-label={k}>
          <h2 className={classes.kind}>{k}</h2>
          <div className="sheet rows">
            {here.filter((r) => r.kind === k).map((r) => (
              <div key={r.id} className="row" style={{ cursor: 'default' }} data-testid={`room-${r.id}`}>
                <EditableName name={r.name} what="room" onSave={(to) => void save.run({ id: r.id, name: to }).then((done) => done && toast('Saved'))} />
                <ActionIcon variant="subtle" size={44} aria-label={`Calendar of ${r.name}`} onClick={() => setShown(r)} data-testid={`room-calendar-${r.id}`}><Icon name="today" /></ActionIcon>
                <Switch size="md" aria-label={`${r.name} takes visits`} checked={r.active} onChange={(e) => use(r, e.target.checked)} />
              </div>
            ))}
          </div>
        </section>
      ))}
      <form className={classes.add} onSubmit={(event) => {
        event.preventDefault();
        void save.run({ siteId: site.id, name: name.trim(), kind: kind.trim() }).then((done) => done && setName(''));
      }}>
        <TextInput flex="1 1 160px" aria-label="Name of the room" placeholder="Room 5" value={name} onChange={(e) => setName(e.target.value)} data-testid="room-name" />
        <Autocomplete flex="1 1 160px" size="md" aria-label="Kind of room" placeholder="Kind: treatment, nails, chair" data={kindsOf(here)} value={kind} onChange={setKind} data-testid="room-kind" />
        <Button type="submit" disabled={!name.trim() || !kind.trim()} loading={save.busy} data-testid="room-add">Add room</Button>
      </form>
      <Failure of={save} />
      {shown && <Modal opened onClose={() => setShown(null)} title={`Calendar of ${shown.name}`} size="lg"><FeedList whose={{ of: 'room', subjectId: shown.id }} /></Modal>}
    </div>
  );
}
