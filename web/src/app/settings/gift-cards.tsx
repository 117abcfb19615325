import { Button, Checkbox, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { usePolicy } from '@/app/gift-card/queries';
import { useSession } from '@/app/session/queries';
import type { StoredValuePolicy } from '@/lib/api/types';
import { Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { useSavePolicy, useSites } from './queries';

/** Whether guests may buy gift cards by themselves, and how long a card is good. */
export function GiftCardSettings() {
  const policy = usePolicy();
  if (policy.isPending) return <RowsSkeleton rows={3} />;
  if (!policy.data) return <LoadFailed error={policy.error} again={() => void policy.refetch()} />;
  return <Form key={policy.data.version} policy={policy.data} />;
}

function Form({ policy }: { policy: StoredValuePolicy }) {
  const session = useSession();
  const slug = useSites().data?.find((s) => s.id === session.site.id)?.slug;
  const save = useSavePolicy();
  const [cards, setCards] = useState(policy.giftCards);
  return (
    <form className="sheet" style={{ padding: 16, maxWidth: 560 }} onSubmit={(event) => {
      event.preventDefault();
      void save.run({ ...policy, giftCards: cards });
    }}>
      <Stack>
        <Checkbox size="md" label="Guests may buy gift cards on your pages" checked={cards.soldOnline ?? false} onChange={(e) => setCards({ ...cards, soldOnline: e.target.checked })} data-testid="gift-online" />
        {policy.giftCards.soldOnline && slug && <p className="quiet" style={{ margin: 0 }}>Guests buy at <a href={`/book/${slug}/gift`} target="_blank" rel="noreferrer">/book/{slug}/gift</a>.</p>}
        <NumberInput label="Good for so many months" description="Empty: never expires. Cards sold before keep what was promised." min={1} max={600} value={cards.validMonths ?? ''}
          onChange={(v) => setCards({ ...cards, validMonths: v === '' ? null : Number(v) })} data-testid="gift-months" />
        <Failure of={save} />
        <Button type="submit" loading={save.busy} data-testid="gift-save">Save</Button>
      </Stack>
    </form>
  );
}
