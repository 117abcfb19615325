import { ActionIcon, Button, CopyButton, Group, Select } from '@mantine/core';
import { useState } from 'react';
import type { FeedShows } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import classes from './feed.module.css';
import { useFeeds, useMakeFeed, useRemoveFeed, type Whose } from './queries';

const shows: { value: FeedShows; label: string }[] = [
  { value: 'services', label: 'What is done, without guests’ names' }, { value: 'guests', label: 'With guests’ names and notes' }, { value: 'busy', label: 'Only when it is taken' },
];
const words = new Map(shows.map((s) => [s.value, s.label]));

/** Addresses under which a phone or a calendar program finds these visits, and keeps up with them. */
export function FeedList({ whose }: { whose: Whose }) {
  const feeds = useFeeds(whose);
  const make = useMakeFeed(whose);
  const remove = useRemoveFeed(whose);
  const [chosen, setChosen] = useState<FeedShows>('services');
  if (feeds.isPending) return <RowsSkeleton rows={1} />;
  if (!feeds.data) return <LoadFailed error={feeds.error} again={() => void feeds.refetch()} />;
  return (
    <div data-testid="feeds">
      <p className="quiet" style={{ marginTop: 0 }}>Subscribe to this address in the calendar of a phone or computer. Whoever has it sees these visits: give it out with care.</p>
      {feeds.data.map((f) => {
        const address = `${window.location.origin}${f.path}`;
        return (
          <div key={f.id} className={classes.feed} data-testid={`feed-${f.id}`}>
            <span className="grow"><b>{words.get(f.shows)}</b><code className="quiet cut">{address}</code></span>
            <CopyButton value={address}>{({ copied, copy }) => <Button variant="light" onClick={copy} data-testid="feed-copy">{copied ? 'Copied' : 'Copy'}</Button>}</CopyButton>
            <ActionIcon variant="subtle" size={44} aria-label={`Take back: ${words.get(f.shows)}`} onClick={() => void remove.run(f.id)}><Icon name="trash" size={18} /></ActionIcon>
          </div>
        );
      })}
      <Group gap="xs" wrap="nowrap" mt="xs">
        <Select flex={1} aria-label="What it shows" allowDeselect={false} data={shows} value={chosen} onChange={(v) => setChosen(v as FeedShows)} />
        <Button variant="default" loading={make.busy} onClick={() => void make.run(chosen)} data-testid="feed-make">New address</Button>
      </Group>
      <Failure of={make} />
      <Failure of={remove} />
    </div>
  );
}
