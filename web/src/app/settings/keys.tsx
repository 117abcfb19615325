import { Button, Code, CopyButton, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import { Empty, Failure, LoadFailed, Notice, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import { useApiKeys, useDropKey, useMakeKey } from './queries';
import classes from './settings.module.css';

export function ApiKeys() {
  const { business, permissions } = useSession();
  const keys = useApiKeys();
  const make = useMakeKey();
  const drop = useDropKey();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [secret, setSecret] = useState<string | null>(null);
  if (keys.isPending) return <RowsSkeleton rows={3} />;
  if (!keys.data) return <LoadFailed error={keys.error} again={() => void keys.refetch()} />;
  return (
    <div className={classes.narrow}>
      <p className="quiet">A program signs in with a key. It may do only what its scopes say.</p>
      {secret && (
        <Notice tone="teal" title="Copy it now: it is shown only once" action={<CopyButton value={secret}>{({ copied, copy }) => <Button variant="light" onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}</CopyButton>}>
          <Code data-testid="api-key-secret">{secret}</Code>
        </Notice>
      )}
      {keys.data.length === 0 && <Empty icon="lock" title="No keys yet">Make one for each program, so that each can be taken back alone.</Empty>}
      <div className="sheet rows">
        {keys.data.map((k) => (
          <div key={k.id} className="row" style={{ cursor: 'default' }}>
            <span className="grow"><b>{k.name}</b><small className="quiet" style={{ display: 'block' }}>{k.prefix}… · {k.scopes.length >= permissions.length ? 'may do everything' : k.scopes.join(', ')} · made {formatInstant(k.createdAt, business.timeZone)}</small></span>
            <Button variant="subtle" color="red" onClick={() => void drop.run({ id: k.id })}>Take back</Button>
          </div>
        ))}
      </div>
      <form className={classes.add} onSubmit={(event) => {
        event.preventDefault();
        void make.run({ name: name.trim(), scopes }).then((made) => {
          if (!made) return;
          setSecret(made.secret ?? null);
          setName('');
          setScopes([]);
        });
      }}>
        <TextInput flex="1 1 200px" aria-label="Name of the key" placeholder="Accounting export" value={name} onChange={(e) => setName(e.target.value)} data-testid="api-key-name" />
        <TagsInput size="md" flex="1 1 200px" aria-label="Scopes" placeholder={scopes.length ? '' : 'Scopes'} data={permissions} value={scopes} onChange={setScopes} />
        <Button type="submit" disabled={!name.trim() || scopes.length === 0} loading={make.busy} data-testid="api-key-make">Make key</Button>
      </form>
      <Failure of={make} />
      <Failure of={drop} />
    </div>
  );
}
