import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDeviceTill } from '@/app/session/device-till';
import { useSession } from '@/app/session/queries';
import { Chip, Empty, Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { useAddTill, useEnrol, useRenameTill, useTills } from './queries';
import { EditableName } from './editable-name';
import classes from './settings.module.css';

export function Tills() {
  const { site } = useSession();
  const here = useDeviceTill();
  const tills = useTills();
  const add = useAddTill();
  const enrol = useEnrol();
  const rename = useRenameTill();
  const [name, setName] = useState('');
  if (tills.isPending) return <RowsSkeleton rows={3} />;
  if (!tills.data) return <LoadFailed error={tills.error} again={() => void tills.refetch()} />;
  return (
    <div className={classes.narrow}>
      <p className="quiet">A till numbers its own receipts. On a device that is a till, people sign in with their PIN.</p>
      {tills.data.length === 0 && <Empty icon="till" title="No till yet">Add one, then make this device the till.</Empty>}
      <div className="sheet rows">
        {tills.data.map((t) => (
          <div key={t.id} className={`row ${classes.till}`} style={{ cursor: 'default' }}>
            <div className="grow"><EditableName name={t.name} what="till" onSave={(to) => void rename.run({ id: t.id, name: to })} /><small className="quiet num" style={{ display: 'block' }}>next receipt {t.nextReceipt}</small></div>
            {here === t.id ? (
              <><Chip tone="teal">this device</Chip><Button variant="default" onClick={() => void enrol.run({ id: t.id, on: false })} data-testid={`leave-${t.id}`}>Leave</Button></>
            ) : (
              <>{t.enrolled && <Chip>on another device</Chip>}<Button variant="light" onClick={() => void enrol.run({ id: t.id, on: true })} data-testid={`enrol-${t.id}`}>Use on this device</Button></>
            )}
          </div>
        ))}
      </div>
      <form className={classes.add} onSubmit={(event) => {
        event.preventDefault();
        void add.run({ siteId: site.id, name: name.trim() }).then((done) => done && setName(''));
      }}>
        <TextInput flex={1} aria-label="Name of the till" placeholder="Front desk" value={name} onChange={(e) => setName(e.target.value)} />
        <Button type="submit" disabled={!name.trim()} loading={add.busy}>Add till</Button>
      </form>
      <Failure of={add} />
      <Failure of={enrol} />
      <Failure of={rename} />
    </div>
  );
}
