import { ActionIcon, Button, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useServiceGroups, useServices } from '@/app/catalogue/queries';
import { useSession } from '@/app/session/queries';
import { useTeam } from '@/app/team/queries';
import { ClientPicker, type PickedClient } from '@/app/visit/client-picker';
import { TimePicker, type PickedTime } from '@/app/visit/time-picker';
import visit from '@/app/visit/visit.module.css';
import { formatMoney, plus } from '@/lib/ui/money';
import { Icon } from '@/lib/ui/icons';
import { Failure } from '@/lib/ui/parts';
import { formatDate, toMinutes, zonedInstant } from '@/lib/ui/time';
import { asGuests, guestsText, most, staggers, type GuestDraft } from './guests';
import classes from './party.module.css';
import { useBookParty, usePartyTimes } from './queries';

type Props = { date: string; at: string | undefined; clientId: string | undefined; onClose: () => void };

/** Guests who come together: who has what, and when all of them can be had. */
export function PartyForm({ date, at, clientId, onClose }: Props) {
  const { business } = useSession();
  const services = useServices();
  const groups = useServiceGroups();
  const team = useTeam();
  const [host, setHost] = useState<PickedClient | null>(clientId ? { id: clientId, name: '' } : null);
  const [hostComes, setHostComes] = useState(true);
  const [hostPays, setHostPays] = useState(true);
  const [guests, setGuests] = useState<GuestDraft[]>([{ name: '', serviceId: null, memberId: null }, { name: '', serviceId: null, memberId: null }]);
  const [stagger, setStagger] = useState('0');
  const [wanted, setWanted] = useState<PickedTime | null>(at ? { date, time: at, start: zonedInstant(date, toMinutes(at), business.timeZone), memberIds: [] } : null);
  const book = useBookParty(onClose);
  const text = guestsText(guests);
  const times = usePartyTimes(text, Number(stagger));
  const prices = guests.flatMap((g) => services.data?.find((s) => s.id === g.serviceId)?.price ?? []);

  const change = (next: GuestDraft[]) => {
    setGuests(next);
    book.clear();
  };
  const put = (at: number, to: Partial<GuestDraft>) => change(guests.map((g, i) => (i === at ? { ...g, ...to } : g)));
  /** Whoever has no service yet most likely wants the same as the one before her. */
  const choose = (at: number, serviceId: string | null) =>
    change(guests.map((g, i) => (i === at || (i > at && !g.serviceId) ? { ...g, serviceId, memberId: i === at ? null : g.memberId } : g)));

  return (
    <Stack gap="md">
      <ClientPicker label="Who asks for all of them" value={host} onChange={setHost} />
      <Switch size="md" label="She comes too" checked={hostComes} onChange={(e) => setHostComes(e.target.checked)} />
      {guests.map((g, i) => {
        const people = (team.data ?? []).filter((p) => p.active && p.bookable && g.serviceId && p.serviceIds.includes(g.serviceId));
        const own = i === 0 && hostComes;
        return (
          <div key={i} className={classes.guest} data-testid={`guest-${i}`}>
            {own ? <b className={classes.host}>{host?.name || 'She herself'}</b>
              : <TextInput aria-label={`Name of guest ${i + 1}`} placeholder={`Guest ${i + 1}`} value={g.name} onChange={(e) => put(i, { name: e.target.value })} data-testid={`guest-name-${i}`} />}
            <ActionIcon variant="subtle" size={44} aria-label={`Without guest ${i + 1}`} disabled={guests.length <= 2} onClick={() => change(guests.filter((_, at) => at !== i))}><Icon name="close" /></ActionIcon>
            <Select aria-label={`Service of guest ${i + 1}`} placeholder="What is it for?" searchable data={groups} value={g.serviceId} onChange={(v) => choose(i, v)} data-testid={`guest-service-${i}`} />
            <Select aria-label={`Who serves guest ${i + 1}`} placeholder="Anyone free" clearable data={people.map((p) => ({ value: p.id, label: p.name }))} value={g.memberId}
              onChange={(memberId) => put(i, { memberId })} />
          </div>
        );
      })}
      {guests.length < most && (
        <Button variant="subtle" onClick={() => change([...guests, { name: '', serviceId: guests.at(-1)!.serviceId, memberId: null }])} data-testid="guest-add">And another guest</Button>
      )}
      <Select label="They begin" allowDeselect={false} data={staggers} value={stagger} onChange={(v) => setStagger(v!)} data-testid="party-stagger" />
      {wanted ? (
        <div className={visit.chosen}>
          <b className="grow num">{formatDate(wanted.date)}, {wanted.time}</b>
          <Button variant="subtle" onClick={() => setWanted(null)}>Other time</Button>
        </div>
      ) : text ? <TimePicker source={times} from={date} picked={wanted} onPick={setWanted} /> : <p className="quiet">Say what each of them has, to see when all can be had.</p>}
      <Switch size="md" label={`${host?.name.split(' ')[0] || 'She'} pays for all`} checked={hostPays} onChange={(e) => setHostPays(e.target.checked)} />
      <div className={visit.foot}>
        <Failure of={book} money="No money has moved. Trying again books it at most once." />
        <Button fullWidth size="lg" disabled={!host || !wanted || !text} loading={book.busy} data-testid="party-save"
          onClick={() => void book.run({ host: host!, hostComes, start: wanted!.start, stagger: Number(stagger), guests: asGuests(guests, hostPays) })}>
          Book {guests.length} guests{prices.length > 0 && ` · ${formatMoney(prices.reduce(plus))}`}
        </Button>
      </div>
    </Stack>
  );
}
