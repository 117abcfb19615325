import { Button, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTeam } from '@/app/team/queries';
import { MoveSeries } from '@/app/series/move-series';
import type { Scope } from '@/app/series/queries';
import { ScopeControl } from '@/app/series/scope-control';
import type { Booking } from '@/lib/api/types';
import { formatDate } from '@/lib/ui/time';
import { useMove } from './queries';
import { moreOf, moreText } from './strands';
import { TimePicker, useVisitTimes, type PickedTime } from './time-picker';
import classes from './visit.module.css';

/** Moving without dragging: pick a person and a free time. */
export function MoveDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const team = useTeam();
  const move = useMove();
  const [memberId, setMemberId] = useState<string | null>(booking.memberId);
  const [picked, setPicked] = useState<PickedTime | null>(null);
  const times = useVisitTimes({ serviceId: booking.serviceId, more: moreText(moreOf(booking)), addOnIds: booking.addOns.map((a) => a.id), memberId: memberId ?? undefined });
  const [scope, setScope] = useState<Scope>('one');
  const people = (team.data ?? []).filter((m) => m.active && m.bookable);
  return (
    <Modal opened onClose={onClose} title={`Move ${booking.clientName ?? 'the visit'}`} size="lg">
      <Stack>
        <Select label="With" data={people.map((m) => ({ value: m.id, label: m.name }))} value={memberId} placeholder="Anyone free" clearable
          onChange={(value) => {
            setMemberId(value);
            setPicked(null);
          }} />
        {booking.seriesId && picked ? (
          <div className={classes.chosen}>
            <div className="grow"><b className="num">{formatDate(picked.date)}, {picked.time}</b></div>
            <Button variant="subtle" onClick={() => setPicked(null)}>Other time</Button>
          </div>
        ) : (
          <TimePicker source={times} from={booking.localDate}
            picked={picked} onPick={setPicked} />
        )}
        {booking.seriesId && picked && <ScopeControl value={scope} onChange={setScope} />}
        {booking.seriesId && picked && scope !== 'one' ? (
          <MoveSeries key={`${scope} ${picked.start} ${memberId}`} booking={booking} seriesId={booking.seriesId} scope={scope} start={picked.start}
            memberId={memberId === booking.memberId ? undefined : memberId ?? picked.memberIds[0]} onDone={onClose} />
        ) : <Button disabled={!picked} data-testid="move-confirm" onClick={() => {
          const member = people.find((m) => m.id === (memberId ?? picked!.memberIds[0]));
          if (!picked || !member) return;
          void move.run({ booking, start: picked.start, memberId: member.id, memberName: member.name });
          onClose();
        }}>{picked ? `Move to ${picked.date} ${picked.time}` : 'Pick a time'}</Button>}
      </Stack>
    </Modal>
  );
}
