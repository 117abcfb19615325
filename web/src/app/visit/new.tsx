import { Button, Chip, Drawer, Group, SegmentedControl, Select, Stack, Textarea } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useServiceGroups, useServices } from '@/app/catalogue/queries';
import { PartyForm } from '@/app/party/party-form';
import { useSession } from '@/app/session/queries';
import { BookPlan } from '@/app/series/book-plan';
import { useVisitPlans } from '@/app/series/queries';
import { RepeatFields, type Repeat } from '@/app/series/repeat-fields';
import { RepeatedBooking } from '@/app/series/repeated-booking';
import { useTeam } from '@/app/team/queries';
import { JoinWaitlist } from '@/app/waitlist/join';
import type { BookingSource } from '@/lib/api/types';
import { Amount, Failure } from '@/lib/ui/parts';
import { formatMoney, plus } from '@/lib/ui/money';
import { formatDate, formatDuration, toMinutes, zonedInstant } from '@/lib/ui/time';
import { ClientPicker, type PickedClient } from './client-picker';
import { useBook } from './queries-new';
import { MoreServices } from './more-services';
import { fitting, moreText, type More } from './strands';
import { TimePicker, useVisitTimes, type PickedTime } from './time-picker';
import { WhyNot } from './why-not';
import classes from './visit.module.css';

type Props = { date: string; at: string | undefined; memberId: string | undefined; clientId: string | undefined; onClose: () => void };

export default function NewBooking({ date, at, memberId: givenMember, clientId, onClose }: Props) {
  const phone = useMediaQuery('(max-width: 47.99em)');
  const [several, setSeveral] = useState(false);
  return (
    <Drawer opened onClose={onClose} size={phone ? '100%' : 460} title="New booking" padding="md"
      data-testid="new-booking-drawer">
      <Stack gap="md">
        <SegmentedControl fullWidth value={several ? 'several' : 'one'} onChange={(v) => setSeveral(v === 'several')} aria-label="Who comes" data-testid="booking-guests"
          data={[{ value: 'one', label: 'One guest' }, { value: 'several', label: 'Several together' }]} />
        {several ? <PartyForm date={date} at={at} clientId={clientId} onClose={onClose} />
          : <Form key={`${date} ${at} ${givenMember}`} date={date} at={at} memberId={givenMember} clientId={clientId} onClose={onClose} />}
      </Stack>
    </Drawer>
  );
}

function Form({ date, at, memberId: givenMember, clientId, onClose }: Props) {
  const { business } = useSession();
  const services = useServices();
  const team = useTeam();
  const [client, setClient] = useState<PickedClient | null>(clientId ? { id: clientId, name: '' } : null);
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [further, setFurther] = useState<More[]>([]);
  const [addOnIds, setAddOnIds] = useState<string[]>([]);
  const [memberId, setMemberId] = useState<string | null>(givenMember ?? null);
  const [wanted, setWanted] = useState<PickedTime | null>(
    at ? { date, time: at, start: zonedInstant(date, toMinutes(at), business.timeZone), memberIds: givenMember ? [givenMember] : [] } : null);
  const [waiting, setWaiting] = useState(false);
  const [repeat, setRepeat] = useState<Repeat | null>(null);
  const [note, setNote] = useState('');
  const [source, setSource] = useState<BookingSource>('desk');
  const book = useBook(onClose);

  const plans = useVisitPlans();
  const plan = plans.data?.find((p) => p.id === serviceId);
  const service = services.data?.find((s) => s.id === serviceId);
  const sets = (id: string) => (services.data?.find((s) => s.id === id)?.processing.length ?? 0) > 0;
  const more = fitting(further, serviceId ?? '', sets);
  const addOns = useMemo(() => (services.data ?? []).filter((s) => s.active && service?.addOnIds.includes(s.id)), [services.data, service]);
  const chosen = addOns.filter((a) => addOnIds.includes(a.id));
  const groups = useServiceGroups();
  const long = (plans.data ?? []).filter((p) => p.active).map((p) => ({ value: p.id, label: `${p.name} · ${p.steps.length} visits` }));
  const people = (team.data ?? []).filter((m) => m.active && m.bookable && (!serviceId || m.serviceIds.includes(serviceId)));
  const times = useVisitTimes({ serviceId: serviceId ?? '', more: moreText(more), addOnIds, memberId: memberId ?? undefined });
  const minutes = service ? service.durationMinutes + chosen.reduce((sum, a) => sum + a.durationMinutes, 0) : 0;
  const also = more.flatMap((m) => services.data?.find((s) => s.id === m.serviceId) ?? []);
  const price = service && [...chosen, ...also].reduce((sum, a) => plus(sum, a.price), service.price);

  const submit = (override?: boolean) => {
    if (!wanted || !serviceId) return;
    void book.run({
      serviceId, addOnIds, more: more.length > 0 ? more : undefined, memberId: memberId ?? undefined, start: wanted.start, note: note.trim() || undefined, source, override,
      ...(client?.id ? { clientId: client.id } : client ? { client: { name: client.name, phone: client.phone || undefined, email: client.email || undefined } } : {}),
    });
  };

  const words = (
    <>
      <Textarea label="Note" placeholder="What they said" autosize minRows={1} value={note} onChange={(e) => setNote(e.target.value)} data-testid="booking-note" />
      <SegmentedControl fullWidth value={source} onChange={(v) => setSource(v as BookingSource)} aria-label="How they booked"
        data={[{ value: 'desk', label: 'At the desk' }, { value: 'phone', label: 'By phone' }, { value: 'walkIn', label: 'Walk-in' }]} />
    </>
  );

  return (
    <Stack gap="md">
      <ClientPicker value={client} onChange={setClient} />
      <Select label="Service" placeholder="What is it for?" searchable data={long.length > 0 ? [...groups, { group: 'Plans', items: long }] : groups} value={serviceId} maxDropdownHeight={360} data-testid="booking-service"
        nothingFoundMessage="No such service" onChange={(value) => {
          setServiceId(value);
          setAddOnIds([]);
          book.clear();
        }} />
      {addOns.length > 0 && (
        <Chip.Group multiple value={addOnIds} onChange={setAddOnIds}>
          <Group gap="xs">{addOns.map((a) => <Chip key={a.id} value={a.id} size="md">{a.name} +{formatMoney(a.price)}</Chip>)}</Group>
        </Chip.Group>
      )}
      {!plan && (
        <>
          <Select label="With" placeholder="Anyone free" clearable data={people.map((m) => ({ value: m.id, label: m.name }))} value={memberId} data-testid="booking-member"
            onChange={(value) => {
              setMemberId(value);
              book.clear();
            }} />
          {serviceId && <MoreServices first={serviceId} sets={sets} more={more} groups={groups} onChange={(value) => {
            setFurther(value);
            book.clear();
          }} />}
          {wanted && (
            <div className={classes.chosen}>
              <div className="grow"><b className="num">{formatDate(wanted.date)}, {wanted.time}</b>{service && more.length === 0 && <div className="quiet">{formatDuration(minutes)}</div>}</div>
              <Button variant="subtle" onClick={() => setWanted(null)} data-testid="booking-other-time">Other time</Button>
            </div>
          )}
          {wanted && serviceId && !repeat && <WhyNot serviceId={serviceId} more={moreText(more)} addOnIds={addOnIds} memberId={memberId ?? undefined} start={wanted.start}
            onPerson={(id) => setMemberId(id)} onOtherTime={() => setWanted(null)} />}
          {!wanted && serviceId && (
            <TimePicker source={times} from={date} picked={wanted} onPick={(time) => {
              setWanted(time);
              book.clear();
            }} />
          )}
          {!wanted && serviceId && client && more.length === 0 && <Button variant="subtle" onClick={() => setWaiting(true)} data-testid="booking-wait">No time suits: put on the waitlist</Button>}
          {waiting && serviceId && client && <JoinWaitlist client={client} serviceId={serviceId} addOnIds={addOnIds} memberId={memberId} from={date} note={note} onClose={() => setWaiting(false)} onDone={onClose} />}
          {wanted && serviceId && <RepeatFields value={repeat} onChange={setRepeat} />}
          {!wanted && !serviceId && <p className="quiet">Choose a service to see the next free times.</p>}
        </>
      )}
      {!plan && words}
      {plan ? <BookPlan key={plan.id} plan={plan} from={date} client={client} note={note} source={source} onDone={onClose}>{words}</BookPlan>
        : repeat && wanted && service ? (
          <RepeatedBooking wish={{ serviceId: service.id, addOnIds: addOnIds.join(',') || undefined, memberId: memberId ?? undefined, more: moreText(more), date: wanted.date, time: wanted.time }}
            repeat={repeat} client={client} note={note} source={source} onDone={onClose} />
        ) : (
          <div className={classes.foot}>
            <Failure of={book} money="No money has moved. Trying again books it at most once." />
            {book.error && !book.retry && wanted && <Button variant="subtle" onClick={() => submit(true)} data-testid="booking-override">Book it all the same</Button>}
            <Button fullWidth size="lg" disabled={!wanted || !serviceId} loading={book.busy} onClick={() => submit()} data-testid="booking-save">
              {price ? <span>Book · <Amount of={price} /></span> : 'Book'}
            </Button>
          </div>
        )}
    </Stack>
  );
}
