import { ActionIcon, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Programmes } from '@/app/loyalty/programmes';
import { isManager, useSession } from '@/app/session/queries';
import { Icon } from '@/lib/ui/icons';
import { Empty, PageHead } from '@/lib/ui/parts';
import { AuditLog } from './audit';
import { BusinessSettings } from './business';
import { GiftCardSettings } from './gift-cards';
import { ApiKeys } from './keys';
import { Promotions } from './promotions';
import { Rooms } from './rooms';
import { SiteSettings } from './site';
import { TaxRates } from './tax';
import { VisitTermsSettings } from './terms';
import { TillRulesSettings } from './till-rules';
import { Tills } from './tills';

const parts = [
  { value: 'business', label: 'Business', words: 'Name, colour, rounding', show: BusinessSettings },
  { value: 'site', label: 'Site', words: 'Address and opening hours', show: SiteSettings },
  { value: 'rooms', label: 'Rooms', words: 'Rooms, chairs and what else can be taken', show: Rooms },
  { value: 'tills', label: 'Tills', words: 'Who numbers the receipts, and on which device', show: Tills },
  { value: 'promotions', label: 'Promotions', words: 'Happy hours, codes, three for two', show: Promotions },
  { value: 'gift-cards', label: 'Gift cards', words: 'Sold on your pages, how long they are good', show: GiftCardSettings },
  { value: 'points', label: 'Points', words: 'Earning, rewards, tiers, what is owed', show: Programmes },
  { value: 'till-rules', label: 'Charges', words: 'Service charge, gratuity, who may take how much off', show: TillRulesSettings },
  { value: 'terms', label: 'Fees', words: 'Deposits, late cancellations, no-shows', show: VisitTermsSettings },
  { value: 'tax', label: 'Tax', words: 'The rates on receipts', show: TaxRates },
  { value: 'keys', label: 'API keys', words: 'How programs sign in', show: ApiKeys },
  { value: 'audit', label: 'Who did what', words: 'Sign-ins, PINs, roles', show: AuditLog },
];

const route = getRouteApi('/settings');

export default function Settings() {
  const { part } = route.useSearch();
  const go = route.useNavigate();
  const phone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
  const chosen = parts.find((p) => p.value === part);
  if (!isManager(useSession())) return <Empty icon="lock" title="Settings are for managers">Ask a manager to sign in, or to change your role under Team.</Empty>;
  if (phone)
    return (
      <div className="page">
        <PageHead title={chosen?.label ?? 'Settings'} back={chosen && <ActionIcon component={Link} to="/settings" aria-label="All settings"><Icon name="back" /></ActionIcon>} />
        {chosen ? <chosen.show /> : (
          <nav className="sheet rows" aria-label="Settings">
            {parts.map((p) => (
              <Link key={p.value} to="/settings" search={{ part: p.value }} className="row" data-testid={`settings-${p.value}`}>
                <span className="grow"><b>{p.label}</b><small className="quiet" style={{ display: 'block' }}>{p.words}</small></span><Icon name="right" size={16} />
              </Link>
            ))}
          </nav>
        )}
      </div>
    );
  return (
    <div className="page">
      <PageHead title="Settings" />
      <Tabs value={chosen?.value ?? 'business'} onChange={(value) => void go({ search: { part: value ?? undefined } })} keepMounted={false}>
        <Tabs.List mb="md">{parts.map((p) => <Tabs.Tab key={p.value} value={p.value} h={44} data-testid={`settings-${p.value}`}>{p.label}</Tabs.Tab>)}</Tabs.List>
        {parts.map(({ value, show: Show }) => <Tabs.Panel key={value} value={value}><Show /></Tabs.Panel>)}
      </Tabs>
    </div>
  );
}
