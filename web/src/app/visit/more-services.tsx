import { ActionIcon, Select, Stack } from '@mantine/core';
import { useTeam } from '@/app/team/queries';
import { Icon } from '@/lib/ui/icons';
import type { More } from './strands';
import classes from './visit.module.css';

type Props = { first: string; sets: (serviceId: string) => boolean; more: More[]; groups: { group: string; items: { value: string; label: string }[] }[]; onChange: (more: More[]) => void };

/** Further services of the same visit: after, together with, or in the processing time of the one before. */
export function MoreServices({ first, sets, more, groups, onChange }: Props) {
  const team = useTeam();
  const put = (at: number, change: Partial<More>) => onChange(more.map((m, i) => (i === at ? { ...m, ...change } : m)));
  return (
    <Stack gap="sm">
      {more.map((m, at) => {
        const before = at === 0 ? first : more[at - 1]!.serviceId;
        const people = (team.data ?? []).filter((p) => p.active && p.bookable && p.serviceIds.includes(m.serviceId));
        return (
          <div key={at} className={classes.more} data-testid={`more-${at}`}>
            <Select aria-label="Also" searchable data={groups} value={m.serviceId} allowDeselect={false} onChange={(serviceId) => put(at, { serviceId: serviceId!, memberId: undefined })} />
            <Select aria-label="When" allowDeselect={false} value={m.starts} data-testid={`more-starts-${at}`} onChange={(starts) => put(at, { starts: starts as More['starts'] })}
              data={[{ value: 'after', label: 'afterwards' }, { value: 'with', label: 'together' }, ...(sets(before) ? [{ value: 'whileProcessing', label: 'while it takes' }] : [])]} />
            <Select aria-label="With" placeholder="Anyone free" clearable data={people.map((p) => ({ value: p.id, label: p.name }))} value={m.memberId ?? null}
              onChange={(memberId) => put(at, { memberId: memberId ?? undefined })} data-testid={`more-member-${at}`} />
            <ActionIcon variant="subtle" size={44} aria-label="Not this one" onClick={() => onChange(more.filter((_, i) => i !== at))}><Icon name="close" /></ActionIcon>
          </div>
        );
      })}
      {more.length < 7 && (
        <Select aria-label="Another service" placeholder="+ Another service" searchable data={groups} value={null} data-testid="more-add" key={more.length}
          onChange={(serviceId) => serviceId && onChange([...more, { serviceId, starts: 'after' }])} />
      )}
    </Stack>
  );
}
