import { ActionIcon, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '@/lib/ui/icons';

/** A name in a row, changed where it stands. */
export function EditableName({ name, what, onSave }: { name: string; what: string; onSave: (name: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null)
    return (
      <span className="grow" style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
        <b>{name}</b>
        <ActionIcon aria-label={`Rename ${name}`} onClick={() => setTyped(name)}><Icon name="pencil" size={18} /></ActionIcon>
      </span>
    );
  return (
    <form className="grow" style={{ display: 'flex', gap: 4 }} onSubmit={(event) => {
      event.preventDefault();
      if (typed.trim() && typed.trim() !== name) onSave(typed.trim());
      setTyped(null);
    }}>
      <TextInput flex={1} aria-label={`Name of this ${what}`} value={typed} onChange={(e) => setTyped(e.target.value)} autoFocus
        onKeyDown={(e) => e.key === 'Escape' && setTyped(null)} />
      <ActionIcon type="submit" aria-label="Save the name" variant="light" color="teal"><Icon name="check" size={18} /></ActionIcon>
    </form>
  );
}
