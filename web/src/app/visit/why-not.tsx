import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '@/app/session/queries';
import { api, unwrap } from '@/lib/api/client';
import { Icon } from '@/lib/ui/icons';
import { Notice } from '@/lib/ui/parts';
import classes from './visit.module.css';

type Props = {
  serviceId: string; more?: string | undefined; addOnIds: string[]; memberId: string | undefined; start: string; onPerson: (memberId: string) => void; onOtherTime: () => void;
};

/** Says at once whether the chosen time works, and if not, which rule says so: the words come from the code that decides. */
export function WhyNot({ serviceId, more, addOnIds, memberId, start, onPerson, onOtherTime }: Props) {
  const { site } = useSession();
  const query = { siteId: site.id, serviceId, addOnIds: addOnIds.join(',') || undefined, start, more, memberId: more ? memberId : undefined };
  const answer = useQuery({
    queryKey: ['availability', 'explain', query],
    queryFn: () => unwrap(api.GET('/availability/explain', { params: { query } })),
    staleTime: 5_000,
  });
  if (!answer.data) return null;
  if (answer.data.why) {
    return (
      <div data-testid="why-not">
        <Notice title="This cannot all be had then"><p>{answer.data.why}</p><Button variant="default" mt="xs" onClick={onOtherTime}>Show free times</Button></Notice>
      </div>
    );
  }
  const asked = memberId ? answer.data.people.filter((p) => p.memberId === memberId) : answer.data.people;
  if (asked.some((p) => p.possible) || (asked.length === 0 && answer.data.possible)) return null;
  const others = answer.data.people.filter((p) => p.possible);
  return (
    <div data-testid="why-not">
      <Notice title={memberId ? `${asked[0]?.name ?? 'This person'} cannot take this time` : 'Nobody can take this time'}>
        <ul className={classes.why}>
          {asked.slice(0, 4).flatMap((p) => p.rules.filter((r) => !r.ok).map((r) => (
            <li key={p.memberId + r.rule} data-ok={r.ok}><Icon name="close" size={18} /><span>{memberId ? '' : `${p.name}: `}{r.detail}</span></li>
          )))}
        </ul>
        <Group gap="xs" mt="xs">
          {others.slice(0, 3).map((p) => <Button key={p.memberId} variant="default" onClick={() => onPerson(p.memberId)}>With {p.name.split(' ')[0]}</Button>)}
          <Button variant="default" onClick={onOtherTime}>Show free times</Button>
        </Group>
      </Notice>
    </div>
  );
}
