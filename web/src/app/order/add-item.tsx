import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useProducts, useServices } from '@/app/catalogue/queries';
import { usePlans } from '@/app/membership/queries';
import { usePackages } from '@/app/pass/queries';
import type { Money, NewLine } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { parseAmount } from '@/lib/ui/money';
import { Amount } from '@/lib/ui/parts';
import { MoneyInput } from '@/lib/ui/money-input';
import classes from './checkout.module.css';

const SellGiftCard = lazy(() => import('@/app/gift-card/sell').then((m) => ({ default: m.SellGiftCard })));

type Props = { onAdd: (line: NewLine) => void; memberId: string; currency: string };
type Hit = { key: string; name: string; detail: string; price: Money; line: NewLine };

/** Search for a product or service, or type a line of one's own. The scanner needs no field at all. */
export function AddItem({ onAdd, memberId, currency }: Props) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [custom, setCustom] = useState(false);
  const [gift, setGift] = useState(false);
  const [search] = useDebouncedValue(typed.trim(), 120);
  const products = useProducts(search, search.length > 0);
  const services = useServices();
  const packages = usePackages();
  const plans = usePlans();

  const needle = search.toLowerCase();
  const hits: Hit[] = !search ? [] : [
    ...(products.data ?? []).filter((p) => p.active).slice(0, 8).map((p) => ({
      key: p.id, name: p.name, detail: p.brand ?? 'Product', price: p.price, line: { kind: 'product', itemId: p.id, quantity: 1, memberId } as NewLine,
    })),
    ...(packages.data ?? []).filter((p) => p.active && p.name.toLowerCase().includes(needle)).slice(0, 4).map((p) => ({
      key: p.id, name: p.name, detail: `Package, ${p.sessions} sessions`, price: p.price, line: { kind: 'package', itemId: p.id, quantity: 1, memberId } as NewLine,
    })),
    ...(plans.data ?? []).filter((p) => p.active && p.name.toLowerCase().includes(needle)).slice(0, 4).map((p) => ({
      key: p.id, name: p.name, detail: 'Membership', price: p.price, line: { kind: 'membership', itemId: p.id, quantity: 1, memberId } as NewLine,
    })),
    ...(services.data ?? []).filter((s) => s.active && s.name.toLowerCase().includes(needle)).slice(0, 6).map((s) => ({
      key: s.id, name: s.name, detail: s.kind === 'addOn' ? 'Add-on' : 'Service', price: s.price, line: { kind: 'service', itemId: s.id, quantity: 1, memberId } as NewLine,
    })),
  ];
  const add = (hit: Hit | undefined) => {
    if (!hit) return;
    onAdd(hit.line);
    setTyped('');
    setActive(0);
  };
  if (custom) return <CustomLine currency={currency} memberId={memberId} onAdd={onAdd} onClose={() => setCustom(false)} name={typed} />;
  return (
    <div className={classes.add}>
      <div className={classes.addRow}>
        <TextInput flex={1} aria-label="Add a product or service" placeholder="Scan, or search product or service" value={typed} autoComplete="off" data-testid="add-search"
          leftSection={<Icon name="scan" size={18} />} role="combobox" aria-expanded={hits.length > 0} aria-controls="add-hits"
          onChange={(e) => {
            setTyped(e.target.value);
            setActive(0);
          }}
          onKeyDown={(e) => {
            if (e.key === 'ArrowDown') setActive(Math.min(active + 1, hits.length - 1));
            else if (e.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
            else if (e.key === 'Enter') add(hits[active]);
            else if (e.key === 'Escape') setTyped('');
            else return;
            e.preventDefault();
          }} />
        <Button variant="default" onClick={() => setCustom(true)} data-testid="add-custom">Own line</Button>
        <Button variant="default" onClick={() => setGift(true)} data-testid="add-gift-card">Gift card</Button>
      </div>
      <Suspense fallback={null}>{gift && <SellGiftCard currency={currency} onAdd={onAdd} onClose={() => setGift(false)} />}</Suspense>
      {search && (
        <div id="add-hits" role="listbox" aria-label="Found" className={classes.hits}>
          {hits.map((hit, i) => (
            <button key={hit.key} role="option" aria-selected={i === active} className={classes.hit} data-active={i === active || undefined} onClick={() => add(hit)} data-testid={`add-${hit.key}`}>
              <span className="grow"><b>{hit.name}</b> <span className="quiet">{hit.detail}</span></span><Amount of={hit.price} />
            </button>
          ))}
          {hits.length === 0 && products.isSuccess && !products.isPlaceholderData && <p className="quiet" style={{ padding: '8px 12px', margin: 0 }}>Nothing is called that. Use “Own line” to sell it all the same.</p>}
        </div>
      )}
    </div>
  );
}

function CustomLine({ currency, memberId, onAdd, onClose, name: given }: Props & { onClose: () => void; name: string }) {
  const [name, setName] = useState(given);
  const [price, setPrice] = useState('');
  const amount = parseAmount(price, currency);
  return (
    <form className={classes.addRow} onSubmit={(event) => {
      event.preventDefault();
      if (amount === null || !name.trim()) return;
      onAdd({ kind: 'custom', name: name.trim(), unitPrice: { amount, currency }, quantity: 1, memberId });
      onClose();
    }}>
      <TextInput flex={1} aria-label="What" placeholder="What is it?" value={name} onChange={(e) => setName(e.target.value)} autoFocus data-testid="custom-name" />
      <MoneyInput w={110} aria-label="Price" placeholder="Price" currency={currency} value={price} onChange={setPrice} data-testid="custom-price" />
      <Button type="submit" disabled={amount === null || !name.trim()} data-testid="custom-add">Add</Button>
      <Button variant="subtle" onClick={onClose}>Close</Button>
    </form>
  );
}
