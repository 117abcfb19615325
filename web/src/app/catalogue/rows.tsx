import type { Product, Service } from '@/lib/api/types';
import { Amount, Chip } from '@/lib/ui/parts';
import { formatDuration } from '@/lib/ui/time';

export const ServiceRow = ({ service: s, onOpen }: { service: Service; onOpen: () => void }) => (
  <button className="row" onClick={onOpen} data-testid={`service-${s.id}`}>
    <span className="grow">
      <b>{s.name}</b>
      <span className="quiet cut" style={{ display: 'block' }}>
        {formatDuration(s.durationMinutes)}{s.bufferAfterMinutes > 0 && ` + ${s.bufferAfterMinutes} min after`}{s.description && ` · ${s.description}`}
      </span>
    </span>
    {s.kind === 'addOn' && <Chip>add-on</Chip>}
    {s.online && s.kind === 'service' && <Chip tone="teal">online</Chip>}
    {!s.active && <Chip tone="amber">off</Chip>}
    <b><Amount of={s.price} /></b>
  </button>
);

export const ProductRow = ({ product: p, onOpen }: { product: Product; onOpen: () => void }) => (
  <button className="row" onClick={onOpen} data-testid={`product-${p.id}`}>
    <span className="grow"><b>{p.name}</b><span className="quiet cut num" style={{ display: 'block' }}>{[p.brand, p.barcode].filter(Boolean).join(' · ')}</span></span>
    {!p.active && <Chip tone="amber">off</Chip>}
    <b><Amount of={p.price} /></b>
  </button>
);
