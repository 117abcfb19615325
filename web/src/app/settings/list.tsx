import { Tabs } from '@mantine/core';
import { isManager, useSession } from '@/app/session/queries';
import { Empty, PageHead } from '@/lib/ui/parts';
import { AuditLog } from './audit';
import { BusinessSettings } from './business';
import { ApiKeys } from './keys';
import { SiteSettings } from './site';
import { TaxRates } from './tax';
import { Tills } from './tills';

const tabs = [
  { value: 'business', label: 'Business', show: BusinessSettings }, { value: 'site', label: 'Site', show: SiteSettings }, { value: 'tills', label: 'Tills', show: Tills },
  { value: 'tax', label: 'Tax', show: TaxRates }, { value: 'keys', label: 'API keys', show: ApiKeys }, { value: 'audit', label: 'Who did what', show: AuditLog },
];

export default function Settings() {
  if (!isManager(useSession())) return <Empty icon="lock" title="Settings are for managers">Ask a manager to sign in, or to change your role under Team.</Empty>;
  return (
    <div className="page">
      <PageHead title="Settings" />
      <Tabs defaultValue="business" keepMounted={false}>
        <Tabs.List mb="md">{tabs.map((t) => <Tabs.Tab key={t.value} value={t.value} h={44} data-testid={`settings-${t.value}`}>{t.label}</Tabs.Tab>)}</Tabs.List>
        {tabs.map(({ value, show: Show }) => <Tabs.Panel key={value} value={value}><Show /></Tabs.Panel>)}
      </Tabs>
    </div>
  );
}
