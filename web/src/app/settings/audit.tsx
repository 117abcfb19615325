import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import { Icon } from '@/lib/ui/icons';
import { Empty, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import { useAudit } from './queries';

export function AuditLog() {
  const { business } = useSession();
  const audit = useAudit();
  const [typed, setTyped] = useState('');
  if (audit.isPending) return <RowsSkeleton />;
  if (!audit.data) return <LoadFailed error={audit.error} again={() => void audit.refetch()} />;
  const shown = audit.data.filter((a) => `${a.actor} ${a.action} ${a.subject} ${a.detail ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <>
      <TextInput mb="sm" aria-label="Search" placeholder="Person, action or number" value={typed} onChange={(e) => setTyped(e.target.value)} leftSection={<Icon name="search" size={18} />} />
      {shown.length === 0 ? <Empty icon="clock" title="Nothing here" /> : (
        <div className="sheet rows">
          {shown.map((a, i) => (
            <div key={i} className="row" style={{ cursor: 'default' }}>
              <span className="grow"><b>{a.actor}</b> {a.action} <span className="quiet">{a.detail}</span></span>
              <small className="quiet num">{formatInstant(a.at, business.timeZone)}</small>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
