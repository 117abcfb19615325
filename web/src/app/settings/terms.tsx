import { Button, Checkbox, Group, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import type { VisitTerms, VisitTermsView } from '@/lib/api/types';
import { Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { useSaveTerms, useTerms } from './queries';

const percent = (ppm: number) => ppm / 10_000;
const ppm = (value: string | number) => Math.round(Number(value) * 10_000);

/** Deposits, late cancellations, no-shows: promised with each booking from then on. */
export function VisitTermsSettings() {
  const { site } = useSession();
  const terms = useTerms(site.id);
  if (terms.isPending) return <RowsSkeleton rows={4} />;
  if (!terms.data) return <LoadFailed error={terms.error} again={() => void terms.refetch()} />;
  return <Form key={terms.data.version} view={terms.data} />;
}

function Form({ view }: { view: VisitTermsView }) {
  const save = useSaveTerms(view.siteId);
  const [t, setT] = useState<VisitTerms>(view.terms);
  const put = (change: Partial<VisitTerms>) => setT({ ...t, ...change });
  const share = { min: 0, max: 100, suffix: ' %' };
  return (
    <form className="sheet" style={{ padding: 16, maxWidth: 560 }} onSubmit={(event) => {
      event.preventDefault();
      void save.run({ terms: t, version: view.version });
    }}>
      <Stack>
        <p className="quiet" style={{ margin: 0 }}>A booking keeps the terms that it was made under. A fee stands on the visit’s own sale; a deposit that lies there pays it.</p>
        <NumberInput label="Free of charge until so many hours before" min={0} max={2160} value={t.freeChangeHours} onChange={(v) => put({ freeChangeHours: Number(v) })} data-testid="terms-hours" />
        <Group grow>
          <NumberInput label="Cancelled later: of the price" {...share} value={percent(t.lateCancelPpm ?? 0)} onChange={(v) => put({ lateCancelPpm: ppm(v) })} data-testid="terms-late" />
          <NumberInput label="Nobody comes: of the price" {...share} value={percent(t.noShowPpm ?? 0)} onChange={(v) => put({ noShowPpm: ppm(v) })} data-testid="terms-no-show" />
        </Group>
        <Checkbox size="md" label="Whoever does it again soon pays more" checked={t.repeat != null} onChange={(e) => put({ repeat: e.target.checked ? { count: 2, days: 7, ppm: 1_000_000 } : null })} />
        {t.repeat && (
          <Group grow>
            <NumberInput label="From which time" min={2} max={20} value={t.repeat.count} onChange={(v) => put({ repeat: { ...t.repeat!, count: Number(v) } })} />
            <NumberInput label="Within days" min={1} max={730} value={t.repeat.days} onChange={(v) => put({ repeat: { ...t.repeat!, days: Number(v) } })} />
            <NumberInput label="Of the price" {...share} value={percent(t.repeat.ppm)} onChange={(v) => put({ repeat: { ...t.repeat!, ppm: ppm(v) } })} />
          </Group>
        )}
        <Checkbox size="md" label="Ask for a deposit" checked={t.deposit != null} onChange={(e) => put({ deposit: e.target.checked ? { ppm: 500_000 } : null })} />
        {t.deposit?.ppm != null && (
          <Group grow align="end">
            <NumberInput label="Of the price" {...share} value={percent(t.deposit.ppm)} onChange={(v) => put({ deposit: { ...t.deposit, ppm: ppm(v) } })} />
            <Checkbox size="md" mb={10} label="Only of new clients" checked={t.deposit.newClientsOnly ?? false} onChange={(e) => put({ deposit: { ...t.deposit, newClientsOnly: e.target.checked } })} />
          </Group>
        )}
        <Failure of={save} />
        <Button type="submit" loading={save.busy} data-testid="terms-save">Save</Button>
      </Stack>
    </form>
  );
}
