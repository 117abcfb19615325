import { MultiSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useProducts, useServices } from '@/app/catalogue/queries';
import type { LineKind, Money, Things } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { MoneyInput } from '@/lib/ui/money-input';
import { parseAmount, toDecimalText } from '@/lib/ui/money';
import classes from './loyalty.module.css';
import { kindWords } from './words';

/** A part of a form that says in one line what it holds, and opens to change it. */
export function Section({ title, words, children, testId, open }: { title: string; words: string | null; children: ReactNode; testId: string; open?: boolean }) {
  return (
    <details className={classes.section} data-testid={testId} open={open}>
      <summary><Icon name="right" size={16} /><span className="grow"><b>{title}</b><small className="quiet" style={{ display: 'block' }}>{words ?? 'None'}</small></span></summary>
      <div>{children}</div>
    </details>
  );
}

type MoneyProps = { label: string; money: Money | null | undefined; currency: string; onChange: (money: Money | null) => void; required?: boolean; testId?: string };

/** An amount that is there or not: empty is none. */
export function MoneyField({ label, money, currency, onChange, required, testId }: MoneyProps) {
  const [typed, setTyped] = useState(money ? toDecimalText(money.amount, money.currency) : '');
  return (
    <MoneyInput label={label} currency={currency} value={typed} required={required} data-testid={testId} onChange={(text) => {
      setTyped(text);
      const amount = parseAmount(text, currency);
      onChange(amount === null || amount <= 0 ? null : { amount, currency });
    }} />
  );
}

export function useNames() {
  const services = useServices();
  const products = useProducts('');
  const names = new Map([...(services.data ?? []), ...(products.data ?? [])].map((i) => [i.id, i.name]));
  return (id: string) => names.get(id) ?? 'something that is no longer sold';
}

type ThingsProps = { label: string; things: Things | null | undefined; onChange: (things: Things | null) => void; testId: string };

/** Which things: kinds, categories and brands, or services and products by name. Empty: everything. */
export function ThingsField({ label, things, onChange, testId }: ThingsProps) {
  const services = useServices();
  const products = useProducts('');
  const data = [
    { group: 'Kinds', items: (Object.keys(kindWords) as LineKind[]).map((k) => ({ value: `k:${k}`, label: `all ${kindWords[k]}` })) },
    { group: 'Categories and brands', items: [...new Set([...(services.data ?? []).map((s) => s.category), ...(products.data ?? []).map((p) => p.brand)])].filter((c) => c != null).map((c) => ({ value: `c:${c}`, label: c })) },
    { group: 'Services', items: (services.data ?? []).map((s) => ({ value: `i:${s.id}`, label: s.name })) },
    { group: 'Products', items: (products.data ?? []).map((p) => ({ value: `i:${p.id}`, label: p.name })) },
  ];
  const value = [...(things?.kinds ?? []).map((k) => `k:${k}`), ...(things?.categories ?? []).map((c) => `c:${c}`), ...(things?.itemIds ?? []).map((i) => `i:${i}`)];
  const put = (chosen: string[]) => {
    const of = (mark: string) => chosen.filter((c) => c.startsWith(mark)).map((c) => c.slice(2));
    onChange(chosen.length === 0 ? null : { kinds: of('k:') as LineKind[], categories: of('c:'), itemIds: of('i:') });
  };
  return <MultiSelect size="md" label={label} placeholder={value.length === 0 ? 'everything' : undefined} searchable clearable limit={60} data={data} value={value} onChange={put} data-testid={testId} />;
}
