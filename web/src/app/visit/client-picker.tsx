import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useClient, useClientMatches } from '@/app/client/queries';
import { Icon } from '@/lib/ui/icons';
import { Face } from '@/lib/ui/parts';
import classes from './visit.module.css';

export type PickedClient = { id?: string; name: string; phone?: string; email?: string };
type Props = { value: PickedClient | null; onChange: (client: PickedClient | null) => void; label?: string };

/** Finds a client by name, phone or e-mail, or takes a new one in the same breath. */
export function ClientPicker({ value, onChange, label = 'Client' }: Props) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [search] = useDebouncedValue(typed.trim(), 150);
  const matches = useClientMatches(search, search.length > 0);
  if (value) return <Chosen value={value} onChange={onChange} />;

  const found = search ? matches.data ?? [] : [];
  const fresh = (): PickedClient => (/^[+\d][\d\s/-]{5,}$/.test(typed) ? { name: '', phone: typed.trim() } : { name: typed.trim() });
  const pick = (index: number) => {
    const client = found[index];
    onChange(client ? { id: client.id, name: client.name, phone: client.phone ?? undefined } : fresh());
    setTyped('');
  };
  return (
    <div>
      <TextInput label={label} placeholder="Name, phone or e-mail" value={typed} data-autofocus autoComplete="off" data-testid="client-search" leftSection={<Icon name="search" size={18} />}
        role="combobox" aria-expanded={found.length > 0} aria-controls="client-matches"
        onChange={(e) => {
          setTyped(e.target.value);
          setActive(0);
        }}
        onKeyDown={(e) => {
          if (e.key === 'ArrowDown') setActive(Math.min(active + 1, found.length));
          else if (e.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
          else if (e.key === 'Enter' && typed.trim()) pick(active);
          else return;
          e.preventDefault();
        }} />
      {typed.trim() && (
        <div id="client-matches" role="listbox" aria-label="Matches">
          {found.map((c, i) => (
            <button type="button" role="option" aria-selected={i === active} key={c.id} className={classes.pickRow} data-active={i === active || undefined} onClick={() => pick(i)}
              data-testid={`client-option-${c.id}`}>
              <Face name={c.name} size={32} /><span className="grow"><b>{c.name}</b><span className="quiet"> {c.phone ?? c.email}</span></span>
            </button>
          ))}
          <button type="button" role="option" aria-selected={active === found.length} className={classes.pickRow} data-active={active === found.length || undefined}
            onClick={() => pick(found.length)} data-testid="client-new">
            <Icon name="plus" /><span>New client “{typed.trim()}”</span>
          </button>
        </div>
      )}
    </div>
  );
}

function Chosen({ value, onChange }: { value: PickedClient; onChange: Props['onChange'] }) {
  if (value.id) return <Known id={value.id} name={value.name} onClear={() => onChange(null)} />;
  return (
    <Stack gap="xs">
      <Group align="end" wrap="nowrap" gap="xs">
        <TextInput flex={1} label="New client" value={value.name} required autoFocus={!value.name} onChange={(e) => onChange({ ...value, name: e.target.value })} data-testid="client-name" />
        <Button variant="subtle" onClick={() => onChange(null)}>Search</Button>
      </Group>
      <Group grow wrap="nowrap" gap="xs">
        <TextInput label="Phone" type="tel" value={value.phone ?? ''} onChange={(e) => onChange({ ...value, phone: e.target.value })} data-testid="client-phone" />
        <TextInput label="E-mail" type="email" value={value.email ?? ''} onChange={(e) => onChange({ ...value, email: e.target.value })} data-testid="client-email" />
      </Group>
    </Stack>
  );
}

function Known({ id, name, onClear }: { id: string; name: string; onClear: () => void }) {
  const client = useClient(id);
  const words = client.data?.name ?? name;
  return (
    <div className={classes.chosen}>
      <Face name={words} size={36} />
      <div className="grow"><b>{words}</b><div className="quiet">{client.data?.phone ?? client.data?.email}</div></div>
      <ActionIcon aria-label="Someone else" onClick={onClear}><Icon name="close" /></ActionIcon>
    </div>
  );
}
