import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { EditableName } from '@/app/settings/editable-name';
import { useSession } from '@/app/session/queries';
import { useSites } from '@/app/settings/queries';
import type { Programme } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Chip, Empty, Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import { undoToast } from '@/lib/ui/toast';
import { useNames } from './fields';
import { Liability } from './liability';
import classes from './loyalty.module.css';
import { ProgrammeForm } from './programme-form';
import { useChangeProgramme, useProgrammes } from './queries';
import { termsInWords } from './words';

/** Settings: which programmes there are, what they say, and what is owed. */
export function Programmes() {
  const programmes = useProgrammes();
  const [editing, edit] = useState<string | null>(null);
  if (programmes.isPending) return <RowsSkeleton rows={3} />;
  if (!programmes.data) return <LoadFailed error={programmes.error} again={() => void programmes.refetch()} />;
  const none = programmes.data.length === 0;
  return (
    <Stack maw={820}>
      <p className="quiet" style={{ margin: 0 }}>Other rules are a new version from a day on. They can be tried on the past: who would have more, who less, and what it would cost.</p>
      {none && editing !== 'new' && (
        <Empty icon="gift" title="No points yet" action={<Button onClick={() => edit('new')} data-testid="programme-new">Have points</Button>}>A point for every euro, a hundred worth five. You see what it would cost before it counts.</Empty>
      )}
      {programmes.data.map((p) => <One key={p.id} programme={p} isEditing={editing === p.id} edit={(on) => edit(on ? p.id : null)} />)}
      {editing === 'new' ? <section className="sheet"><ProgrammeForm onDone={() => edit(null)} /></section>
        : !none && <Group><Button variant="default" leftSection={<Icon name="plus" />} onClick={() => edit('new')} data-testid="programme-new">Another programme</Button></Group>}
      {!none && <Liability />}
    </Stack>
  );
}

function One({ programme: p, isEditing, edit }: { programme: Programme; isEditing: boolean; edit: (on: boolean) => void }) {
  const { business } = useSession();
  const sites = useSites();
  const nameOf = useNames();
  const change = useChangeProgramme();
  const next = p.versions.find((v) => p.number === null || v.number > p.number);
  const terms = p.terms ?? next?.terms;
  const where = p.siteIds.map((id) => sites.data?.find((s) => s.id === id)?.name ?? 'a site').join(', ');
  const end = (ended: boolean) => void change.run({ id: p.id, version: p.version, ended }).then((done) =>
    done && undoToast(ended ? `${p.name} has ended. What clients have stays.` : `${p.name} goes on`, () => void change.run({ id: p.id, version: done.version, ended: !ended })));
  return (
    <section className="sheet" data-testid={`programme-${p.name}`}>
      <div className={classes.form}>
        <Group justify="space-between" gap="xs">
          <EditableName name={p.name} what="programme" onSave={(name) => void change.run({ id: p.id, version: p.version, name })} />
          <Group gap={6}>
            {where && <Chip>{where}</Chip>}
            {next && <Chip tone="amber">{p.number === null ? 'begins' : 'changes'} {formatInstant(next.validFrom, business.timeZone)}</Chip>}
            {p.ended ? <Chip tone="amber">ended</Chip> : p.number !== null && <Chip>version {p.number}</Chip>}
          </Group>
        </Group>
        {terms && <ul style={{ margin: 0, paddingLeft: 18 }}>{termsInWords(terms, nameOf, business.currency).map((w) => <li key={w}>{w}</li>)}</ul>}
        {p.versions.length > 1 && (
          <details className={classes.more}>
            <summary><Icon name="right" size={16} /><span>All {p.versions.length} versions</span></summary>
            <ol style={{ margin: 0, paddingLeft: 18 }}>
              {p.versions.map((v) => <li key={v.number}><b>From {formatInstant(v.validFrom, business.timeZone)}</b>{v.inForce && <> <Chip tone="teal">now</Chip></>}<div className="quiet">{termsInWords(v.terms, nameOf, business.currency).join('; ')}</div></li>)}
            </ol>
          </details>
        )}
        <Failure of={change} />
        <Group>
          <Button variant="default" onClick={() => edit(!isEditing)} aria-expanded={isEditing} data-testid="programme-edit">Change the rules</Button>
          <Button variant="subtle" color="gray" loading={change.busy} onClick={() => end(!p.ended)} data-testid="programme-end">{p.ended ? 'Let it go on' : 'End it'}</Button>
        </Group>
      </div>
      {isEditing && <ProgrammeForm key={p.version} programme={p} onDone={() => edit(false)} />}
    </section>
  );
}
