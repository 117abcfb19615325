import { Drawer, Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Booking } from '@/lib/api/types';
import { LoadFailed } from '@/lib/ui/parts';
import { GuestList } from '@/app/party/guest-list';
import { Siblings } from '@/app/series/siblings';
import { Actions, type VisitDialog } from './actions';
import { Card } from './card';
import { Greeting } from './greeting';
import { History } from './history';
import { useArrivalCard, useVisit } from './queries';

/** The arrival card: who this is, what matters, and the one thing to do next. */
export default function Visit({ id, onClose }: { id: string; onClose: () => void }) {
  const visit = useVisit(id);
  const [dialog, setDialog] = useState<VisitDialog>(null);
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Drawer opened onClose={onClose} size={phone ? '100%' : 460} title={visit.data ? `${visit.data.code}` : 'Visit'} padding="md" data-testid="visit-drawer"
      closeOnEscape={dialog === null}>
      {visit.data ? <Body booking={visit.data} dialog={dialog} setDialog={setDialog} onClose={onClose} />
        : visit.error ? <LoadFailed error={visit.error} again={() => void visit.refetch()} />
        : <Stack><Skeleton height={60} /><Skeleton height={48} /><Skeleton height={120} /></Stack>}
    </Drawer>
  );
}

type BodyProps = { booking: Booking; dialog: VisitDialog; setDialog: (dialog: VisitDialog) => void; onClose: () => void };

function Body({ booking, dialog, setDialog, onClose }: BodyProps) {
  const card = useArrivalCard(booking.clientId);
  return (
    <Stack gap="lg">
      <Greeting booking={booking} card={card.data} />
      <Actions booking={booking} dialog={dialog} setDialog={setDialog} onClose={onClose} />
      {booking.partyId && <GuestList booking={booking} partyId={booking.partyId} />}
      {booking.seriesId && <Siblings booking={booking} seriesId={booking.seriesId} />}
      {booking.clientId && (card.data ? <Card card={card.data} /> : card.error ? null : <Stack><Skeleton height={56} /><Skeleton height={110} /></Stack>)}
      <History booking={booking} />
    </Stack>
  );
}
