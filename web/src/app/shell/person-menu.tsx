import { Menu, Modal, VisuallyHidden, useMantineColorScheme, useComputedColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { usePinPeople, useSession, useSignOut } from '@/app/session/queries';
import { Icon } from '@/lib/ui/icons';
import { Face } from '@/lib/ui/parts';
import type { Place } from './places';
import classes from './shell.module.css';

const PinPad = lazy(() => import('@/app/session/pin-pad').then((m) => ({ default: m.PinPad })));

export function PersonMenu({ places }: { places: Place[] }) {
  const { member, site, till } = useSession();
  const [switching, setSwitching] = useState(false);
  const [opened, setOpened] = useState(false);
  const people = usePinPeople();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <>
      <Menu position="right-end" width={240} opened={opened} onChange={setOpened} withinPortal>
        <Menu.Target>
          <button className={`${classes.place} ${classes.me}`} data-testid="person-menu">
            <Face name={member.name} color={member.color} size={30} />
            <span>{member.name.split(' ')[0]}</span>
            <VisuallyHidden>: switch person and more</VisuallyHidden>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{member.name} · {site.name}{till ? ` · ${till.name}` : ''}</Menu.Label>
          {places.filter((place) => place.more).map((place) => (
            <Menu.Item key={place.to} component={Link} to={place.to} hiddenFrom="sm" leftSection={<Icon name={place.icon} />} mih={44}>{place.label}</Menu.Item>
          ))}
          {(people.data?.length ?? 0) > 0 && (
            <Menu.Item leftSection={<Icon name="lock" />} mih={44} onClick={() => setSwitching(true)} data-testid="switch-person">Switch person</Menu.Item>
          )}
          <Menu.Item leftSection={<Icon name={scheme === 'dark' ? 'sun' : 'moon'} />} mih={44} closeMenuOnClick={false} data-testid="toggle-scheme"
            onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>{scheme === 'dark' ? 'Light' : 'Dark'} colours</Menu.Item>
          <Menu.Item leftSection={<Icon name="settings" />} mih={44} onClick={() => setColorScheme('auto')}>Colours of this device</Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="back" />} mih={44} onClick={() => void signOut.run({ out: true })} data-testid="sign-out">Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={switching} onClose={() => setSwitching(false)} title="Switch person" size="sm">
        <Suspense fallback={null}>{switching && <PinPad people={people.data ?? []} onDone={() => setSwitching(false)} />}</Suspense>
      </Modal>
    </>
  );
}
