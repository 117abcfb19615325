import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useProducts } from '@/app/catalogue/queries';
import { useClientMatches } from '@/app/client/queries';
import { useSession, useToday } from '@/app/session/queries';
import { servicesOf } from '@/app/visit/strands';
import { api, unwrap } from '@/lib/api/client';
import { Icon, type IconName } from '@/lib/ui/icons';
import { formatMoney } from '@/lib/ui/money';
import { Face } from '@/lib/ui/parts';
import { addDays, formatDate } from '@/lib/ui/time';

const [store, control] = createSpotlight();
const daysAround = 14;
const fewest = 2;

/** Everything from one field: people, visits, products, and what can be done. */
export default function Search({ onClose }: { onClose: () => void }) {
  const { site } = useSession();
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 120);
  useEffect(() => control.open(), []);
  const asked = search.length >= fewest;
  const clients = useClientMatches(search, asked);
  const products = useProducts(search, asked);
  const today = useToday();
  const visits = useQuery({
    queryKey: ['bookings', 'around', site.id, today],
    queryFn: async () => (await unwrap(api.GET('/bookings', {
      params: { query: { siteId: site.id, from: addDays(today, -daysAround), to: addDays(today, daysAround), limit: 500 } },
    }))).items,
    staleTime: 30_000,
  });
  const needle = search.toLowerCase();
  const hits = asked ? (visits.data ?? []).filter((b) => `${b.clientName ?? ''} ${b.code} ${servicesOf(b)}`.toLowerCase().includes(needle)).slice(0, 6) : [];
  const actions: { label: string; keys: string; icon: IconName; run: () => void }[] = [
    { label: 'New booking', keys: 'n', icon: 'plus', run: () => void go({ to: '/', search: { new: true } }) },
    { label: 'New sale', keys: '', icon: 'till', run: () => void go({ to: '/orders/new' }) },
    { label: 'New client', keys: '', icon: 'clients', run: () => void go({ to: '/clients', search: { new: true } }) },
    { label: 'Today', keys: 't', icon: 'today', run: () => void go({ to: '/', search: {} }) },
    { label: 'Week', keys: '', icon: 'today', run: () => void go({ to: '/', search: { view: 'week' } }) },
    { label: 'Open sales', keys: '', icon: 'till', run: () => void go({ to: '/orders', search: { state: 'open', date: 'all' } }) },
    { label: 'Waitlist', keys: '', icon: 'clock', run: () => void go({ to: '/waitlist' }) },
    { label: 'Messages', keys: '', icon: 'mail', run: () => void go({ to: '/messages' }) },
    { label: 'Settings', keys: '', icon: 'settings', run: () => void go({ to: '/settings' }) },
  ];
  const shown = actions.filter((a) => a.label.toLowerCase().includes(needle));
  const found = asked ? clients.data ?? [] : [];
  const goods = asked ? (products.data ?? []).slice(0, 5) : [];
  const nothing = found.length + hits.length + goods.length + shown.length === 0;
  return (
    <Spotlight.Root store={store} query={typed} onQueryChange={setTyped} onSpotlightClose={onClose} shortcut={null} scrollable maxHeight={480}>
      <Spotlight.Search placeholder="Client, visit, product, or what to do" leftSection={<Icon name="search" />} data-testid="search-input" />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label="Clients">
            {found.map((c) => <Hit key={c.id} label={c.name} detail={c.phone ?? c.email} left={<Face name={c.name} size={30} />} run={() => void go({ to: '/clients/$clientId', params: { clientId: c.id } })} />)}
          </Spotlight.ActionsGroup>
        )}
        {hits.length > 0 && (
          <Spotlight.ActionsGroup label="Visits">
            {hits.map((b) => <Hit key={b.id} label={`${b.clientName ?? 'Walk-in'}, ${servicesOf(b)}`} detail={`${formatDate(b.localDate)} ${b.startTime}, ${b.memberName} · ${b.code}`} left={<Icon name="today" />}
              run={() => void go({ to: '/', search: { date: b.localDate, visit: b.id } })} />)}
          </Spotlight.ActionsGroup>
        )}
        {goods.length > 0 && (
          <Spotlight.ActionsGroup label="Products">
            {goods.map((p) => <Hit key={p.id} label={p.name} detail={`${p.brand ?? ''} ${formatMoney(p.price)}`} left={<Icon name="catalogue" />} run={() => void go({ to: '/catalogue', search: { tab: 'products', edit: p.id } })} />)}
          </Spotlight.ActionsGroup>
        )}
        {shown.length > 0 && (
          <Spotlight.ActionsGroup label="Do">
            {shown.map((a) => <Hit key={a.label} label={a.label} detail={null} left={<Icon name={a.icon} />} right={a.keys && <kbd>{a.keys}</kbd>} run={a.run} />)}
          </Spotlight.ActionsGroup>
        )}
        {nothing && <Spotlight.Empty>{clients.isFetching ? 'Looking…' : `Nothing found for “${search}”. Try a phone number or part of the name.`}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

const Hit = ({ label, detail, left, right, run }: { label: string; detail: string | null; left: ReactNode; right?: ReactNode; run: () => void }) => (
  <Spotlight.Action label={label} description={detail ?? undefined} leftSection={left} rightSection={right} onClick={run} mih={48} highlightQuery={false} />
);
