import type { Package } from '@/lib/api/types';
import { Amount, Chip } from '@/lib/ui/parts';

const validity = (p: Package) => (p.validMonths ? `${p.validMonths} months` : p.validDays ? `${p.validDays} days` : 'without end');

export const PackageRow = ({ package: p, services, onOpen }: { package: Package; services: Map<string, string>; onOpen: () => void }) => (
  <button className="row" onClick={onOpen} data-testid={`package-${p.id}`}>
    <span className="grow">
      <b>{p.name}</b>
      <span className="quiet cut" style={{ display: 'block' }}>
        {p.contents.map((c) => `${c.sessions} × ${c.serviceIds.length === 1 ? services.get(c.serviceIds[0]!) ?? 'service' : `any of ${c.serviceIds.length}`}`).join(', ')} · {validity(p)}
      </span>
    </span>
    {p.shareable && <Chip>family</Chip>}
    {!p.active && <Chip tone="amber">off</Chip>}
    <b><Amount of={p.price} /></b>
  </button>
);
