import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Booking, BookingState } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { CancelDialog } from './cancel';
import { MoveDialog } from './move';
import { useStep, type Step } from './queries';

type Next = { label: string; step: (Step & { step: 'check-in' | 'start' | 'complete' }) | null };
/** The one thing to do next; null means the till. */
const nextOf: Partial<Record<BookingState, Next>> = {
  booked: { label: 'Check in', step: { step: 'check-in' } },
  arrived: { label: 'Start', step: { step: 'start' } },
  inService: { label: 'Complete', step: { step: 'complete' } },
  completed: { label: 'Checkout', step: null },
};

export type VisitDialog = 'cancel' | 'move' | null;
type Props = { booking: Booking; dialog: VisitDialog; setDialog: (dialog: VisitDialog) => void; onClose: () => void };

export function Actions({ booking, dialog, setDialog, onClose }: Props) {
  const go = useNavigate();
  const { run } = useStep(booking);
  const primary = useRef<HTMLButtonElement>(null);
  useEffect(() => primary.current?.focus(), []);

  const next = nextOf[booking.state];
  const open = booking.state === 'booked' || booking.state === 'arrived';
  const toTill = () => void go({ to: '/orders/$orderId', params: { orderId: booking.orderId } });
  const checkout = next?.step === null;
  const lost = booking.state === 'cancelled' || booking.state === 'noShow';
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        {next && (
          <Button ref={primary} flex={1} size="lg" data-testid="visit-next" data-step={next.step?.step ?? 'checkout'}
            onClick={() => (next.step ? void run(next.step) : toTill())}>
            {checkout && booking.paid ? 'Show the sale' : next.label}
          </Button>
        )}
        {!checkout && !lost && (
          <Button variant="default" size="lg" onClick={toTill} data-testid="visit-checkout" leftSection={<Icon name="till" />}>Checkout</Button>
        )}
        {lost && <Button flex={1} variant="default" leftSection={<Icon name="undo" />} onClick={() => void run({ step: 'undo' })} data-testid="visit-undo">Bring it back</Button>}
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="default" aria-label="More for this visit" data-testid="visit-more"><Icon name="more" /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {open && <Menu.Item mih={44} leftSection={<Icon name="clock" />} onClick={() => setDialog('move')} data-testid="visit-move">Move to another time</Menu.Item>}
            {open && <Menu.Item mih={44} leftSection={<Icon name="minus" />} onClick={() => void run({ step: 'no-show' })} data-testid="visit-no-show">Did not come</Menu.Item>}
            {open && <Menu.Item mih={44} c="var(--red)" leftSection={<Icon name="close" />} onClick={() => setDialog('cancel')} data-testid="visit-cancel">Cancel with a reason</Menu.Item>}
            {booking.state !== 'booked' && !lost && !booking.paid && (
              <Menu.Item mih={44} leftSection={<Icon name="undo" />} onClick={() => void run({ step: 'undo' })} data-testid="visit-undo">Back one step</Menu.Item>
            )}
            {booking.clientId && (
              <Menu.Item mih={44} leftSection={<Icon name="plus" />} data-testid="visit-rebook"
                onClick={() => void go({ to: '/', search: { date: booking.localDate, new: true, client: booking.clientId!, member: booking.memberId } })}>Book the next visit</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {dialog === 'cancel' && <CancelDialog booking={booking} onClose={() => setDialog(null)} onCancel={(body) => {
        void run({ step: 'cancel', ...body });
        onClose();
      }} />}
      {dialog === 'move' && <MoveDialog booking={booking} onClose={() => setDialog(null)} />}
    </>
  );
}
