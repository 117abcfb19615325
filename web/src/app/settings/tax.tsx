import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTaxRates } from '@/app/catalogue/queries';
import { formatPpm } from '@/lib/ui/money';
import { Empty, Failure, RowsSkeleton } from '@/lib/ui/parts';
import { useSaveTax } from './queries';
import classes from './settings.module.css';

export function TaxRates() {
  const rates = useTaxRates();
  const save = useSaveTax();
  const [name, setName] = useState('');
  const [percent, setPercent] = useState('');
  const ppm = /^\d{1,2}([.,]\d{1,4})?$/.test(percent) ? Math.round(Number(percent.replace(',', '.')) * 10_000) : null;
  if (rates.isPending) return <RowsSkeleton rows={3} />;
  return (
    <div className={classes.narrow}>
      {rates.data?.length === 0 && <Empty icon="tag" title="No tax rates yet">Add the ones your receipts must show.</Empty>}
      <div className="sheet rows">
        {rates.data?.map((r) => (
          <div key={r.id} className="row" style={{ cursor: 'default' }}>
            <span className="grow"><b>{r.name}</b></span><span className="num">{formatPpm(r.ppm)}</span>
            <Switch size="md" aria-label={`${r.name} in use`} checked={r.active} onChange={(e) => void save.run({ id: r.id, active: e.target.checked })} />
          </div>
        ))}
      </div>
      <form className={classes.add} onSubmit={(event) => {
        event.preventDefault();
        if (ppm !== null) void save.run({ name: name.trim(), ppm }).then((done) => done && (setName(''), setPercent('')));
      }}>
        <TextInput flex={1} aria-label="Name of the rate" placeholder="VAT standard" value={name} onChange={(e) => setName(e.target.value)} data-testid="tax-name" />
        <TextInput w={110} aria-label="Percent" placeholder="19" inputMode="decimal" rightSection="%" value={percent} onChange={(e) => setPercent(e.target.value)} data-testid="tax-percent" />
        <Button type="submit" disabled={ppm === null || !name.trim()} data-testid="tax-add">Add</Button>
      </form>
      <Failure of={save} />
    </div>
  );
}
