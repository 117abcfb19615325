import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import { Icon } from '@/lib/ui/icons';
import { Empty, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import { useTeam } from '@/app/team/queries';
import { actorWords, deedWords } from './audit-words';
import { useApiKeys, useAudit, useTills } from './queries';

export function AuditLog() {
  const { business, permissions } = useSession();
  const audit = useAudit();
  const lists = [useTeam(), useTills(), useApiKeys(permissions.includes('keys.manage'))];
  const names = new Map(lists.flatMap((list) => (list.data ?? []).map((x) => [x.id, x.name] as const)));
  const [typed, setTyped] = useState('');
  if (audit.isPending) return <RowsSkeleton />;
  if (!audit.data) return <LoadFailed error={audit.error} again={() => void audit.refetch()} />;
  const shown = audit.data.map((a) => ({ at: a.at, who: actorWords(a.actor, names), deed: deedWords(a, names) }))
    .filter((a) => `${a.who} ${a.deed}`.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <>
      <TextInput mb="sm" aria-label="Search" placeholder="Person, till or what was done" value={typed} onChange={(e) => setTyped(e.target.value)} leftSection={<Icon name="search" size={18} />} />
      {shown.length === 0 ? <Empty icon="clock" title={typed ? 'Nothing like that' : 'Nothing yet'}>Sign-ins, PINs, roles, keys and tills are written down here.</Empty> : (
        <div className="sheet rows">
          {shown.map((a, i) => (
            <div key={i} className="row" style={{ cursor: 'default' }}>
              <span className="grow"><b>{a.who}</b> {a.deed}</span>
              <small className="quiet num">{formatInstant(a.at, business.timeZone)}</small>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
