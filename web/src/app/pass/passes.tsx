import { useState } from 'react';
import type { Pass } from '@/lib/api/types';
import { Chip } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { PassSheet } from './pass-sheet';
import classes from './pass.module.css';
import { usePasses } from './queries';

/** What a client has paid in advance: open ones first, each opens its history. */
export function Passes({ clientId }: { clientId: string }) {
  const passes = usePasses(clientId);
  const [open, setOpen] = useState<string | null>(null);
  const list = [...(passes.data ?? [])].sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'));
  if (list.length === 0) return null;
  return (
    <section className={`sheet ${classes.passes}`} aria-label="Packages" data-testid="passes">
      <h2>Packages</h2>
      {list.map((p) => (
        <button key={p.id} className="row" onClick={() => setOpen(p.id)} data-testid={`pass-${p.id}`}>
          <span className="grow">
            <b>{p.name}</b>
            <span className="quiet" style={{ display: 'block' }}>{p.owner.id === clientId ? until(p) : `of ${p.owner.name}, ${until(p)}`}</span>
          </span>
          {p.state === 'active' ? <span className={classes.left}><b className="num">{p.left}</b> of {p.total}</span> : <Chip tone={p.state === 'expired' ? 'amber' : 'quiet'}>{p.state === 'expired' ? 'expired' : 'used up'}</Chip>}
        </button>
      ))}
      {open && <PassSheet id={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

export const until = (p: Pass) => (p.validUntil ? `until ${formatDate(p.validUntil)}` : p.activatedOn ? 'without end' : 'from the first visit');
