import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Client, Severity } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Failure } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { undoToast } from '@/lib/ui/toast';
import classes from './client.module.css';
import { useClientFact } from './queries';

/** Allergies, preferences and notes: each with who said so and when. */
export function Knowledge({ client: c }: { client: Client }) {
  const fact = useClientFact(c.id);
  const [severity, setSeverity] = useState<Severity>('warn');
  return (
    <>
      <Group title="Allergies" empty="None known" onAdd={(text) => fact.run({ add: 'allergy', text, severity })} placeholder="Allergic to…" testId="allergy" extra={
        <SegmentedControl fullWidth value={severity} onChange={(v) => setSeverity(v as Severity)} aria-label="How serious"
          data={[{ value: 'info', label: 'To know' }, { value: 'warn', label: 'Careful' }, { value: 'block', label: 'Never' }]} />
      }>
        {c.allergies.map((a) => (
          <li key={a.text} data-severity={a.severity}>
            <Icon name="alert" size={18} />
            <span className="grow"><b>{a.text}</b><small>{a.source}</small></span>
            <ActionIcon aria-label={`Remove ${a.text}`} onClick={() => void fact.run({ remove: 'allergy', text: a.text }).then((done) =>
              done && undoToast(`${a.text} is no longer on the card`, () => void fact.run({ add: 'allergy', text: a.text, severity: a.severity })))}><Icon name="close" size={16} /></ActionIcon>
          </li>
        ))}
      </Group>
      <Group title="Likes it this way" empty="Nothing noted" onAdd={(text) => fact.run({ add: 'preference', text })} placeholder="Prefers…" testId="preference">
        {c.preferences.map((p) => <li key={p.text}><span className="grow">{p.text}<small>{p.source}</small></span></li>)}
      </Group>
      <Group title="Notes" empty="No notes" onAdd={(text) => fact.run({ add: 'note', text, pinned: false })} placeholder="Write a note…" testId="note">
        {c.notes.map((n) => <li key={n.id}>{n.pinned && <Icon name="star" size={16} />}<span className="grow">{n.text}<small>{n.author}, {formatDate(n.at.slice(0, 10), { day: 'numeric', month: 'short', year: 'numeric' })}</small></span></li>)}
      </Group>
      <Failure of={fact} />
    </>
  );
}

type GroupProps = { title: string; empty: string; placeholder: string; testId: string; children: ReactNode[]; extra?: ReactNode; onAdd: (text: string) => Promise<unknown> };

function Group({ title, empty, placeholder, testId, children, extra, onAdd }: GroupProps) {
  const [adding, setAdding] = useState(false);
  const [text, setText] = useState('');
  return (
    <section className={`sheet ${classes.knowledge}`}>
      <header><h2>{title}</h2><ActionIcon aria-label={`Add to ${title.toLowerCase()}`} onClick={() => setAdding(!adding)} data-testid={`${testId}-open`}><Icon name={adding ? 'close' : 'plus'} size={18} /></ActionIcon></header>
      {adding && (
        <form onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) void onAdd(text.trim()).then((done) => {
            if (!done) return;
            setText('');
            setAdding(false);
          });
        }}>
          {extra}
          <div className={classes.addRow}>
            <TextInput flex={1} aria-label={placeholder} placeholder={placeholder} value={text} onChange={(e) => setText(e.target.value)} autoFocus data-testid={`${testId}-text`} />
            <Button type="submit" disabled={!text.trim()} data-testid={`${testId}-save`}>Add</Button>
          </div>
        </form>
      )}
      {children.length === 0 ? <p className="quiet">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}
