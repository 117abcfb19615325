import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '@/lib/ui/icons';
import { Empty, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { PlanList } from '@/app/membership/plan-list';
import { PackageList } from '@/app/pass/package-list';
import { VisitPlanList } from '@/app/series/visit-plan-list';
import { ProductForm } from './product-form';
import { useProducts, useServices } from './queries';
import { ProductRow, ServiceRow } from './rows';
import { ServiceForm } from './service-form';

type CatalogueTab = Exclude<(typeof tabs)[number]['value'], 'services'>;
const route = getRouteApi('/catalogue');

const tabs = [{ value: 'services', label: 'Services', one: 'Service' }, { value: 'products', label: 'Products', one: 'Product' }, { value: 'packages', label: 'Packages', one: 'Package' },
  { value: 'memberships', label: 'Memberships', one: 'Membership' }, { value: 'plans', label: 'Plans', one: 'Plan' }] as const;

/** What is sold: services by category, products and packages by name. */
export default function Catalogue() {
  const { tab, edit } = route.useSearch();
  const go = route.useNavigate();
  const shown = tabs.find((t) => t.value === tab) ?? tabs[0]!;
  const [typed, setTyped] = useState('');
  const services = useServices();
  const products = useProducts('', true);
  const needle = typed.trim().toLowerCase();
  const goods = tab === 'products';
  const open = (id: string | undefined) => void go({ search: (old) => ({ ...old, edit: id }) });
  const list = goods ? products : services;

  const shownServices = (services.data ?? []).filter((s) => `${s.name} ${s.category ?? ''}`.toLowerCase().includes(needle));
  const shownProducts = (products.data ?? []).filter((p) => `${p.name} ${p.brand ?? ''} ${p.sku ?? ''} ${p.barcode ?? ''}`.toLowerCase().includes(needle));
  const categories = [...new Set(shownServices.map((s) => s.category ?? 'Other'))];
  const empty = (goods ? shownProducts.length : shownServices.length) === 0;
  return (
    <div className="page">
      <PageHead title="Catalogue">
        <SegmentedControl value={shown.value} onChange={(v) => void go({ search: { tab: v === 'services' ? undefined : v as CatalogueTab } })} aria-label="What" data={[...tabs]} data-testid="catalogue-tab" />
        <Button leftSection={<Icon name="plus" />} onClick={() => open('new')} data-testid="catalogue-new">{shown.one}</Button>
      </PageHead>
      <TextInput mb="sm" aria-label="Search the catalogue" placeholder={goods ? 'Name, brand or barcode' : tab ? 'Name' : 'Name or category'} value={typed} onChange={(e) => setTyped(e.target.value)}
        leftSection={<Icon name="search" size={18} />} data-testid="catalogue-search" />
      {tab === 'packages' ? <PackageList needle={needle} edit={edit} open={open} /> : tab === 'memberships' ? <PlanList needle={needle} edit={edit} open={open} /> : tab === 'plans' ? <VisitPlanList needle={needle} edit={edit} open={open} /> : list.isPending ? <RowsSkeleton /> : list.error && !list.data ? <LoadFailed error={list.error} again={() => void list.refetch()} /> : empty ? (
        <Empty icon="catalogue" title={needle ? `Nothing called “${typed.trim()}”` : goods ? 'No products yet' : 'No services yet'} action={<Button variant="light" onClick={() => open('new')}>Add {goods ? 'a product' : 'a service'}</Button>}>
          {!needle && !goods && 'A service has a length and a price; with both it can be booked.'}
        </Empty>
      ) : goods ? (
        <div className="sheet rows">{shownProducts.map((p) => <ProductRow key={p.id} product={p} onOpen={() => open(p.id)} />)}</div>
      ) : categories.map((category) => (
        <section key={category} style={{ marginBottom: 20 }}>
          <h2 style={{ fontSize: '1rem', margin: '0 0 8px' }}>{category}</h2>
          <div className="sheet rows">{shownServices.filter((s) => (s.category ?? 'Other') === category).map((s) => <ServiceRow key={s.id} service={s} onOpen={() => open(s.id)} />)}</div>
        </section>
      ))}
      {edit && !tab && (edit === 'new' || services.data) && <ServiceForm key={edit} service={services.data?.find((s) => s.id === edit)} onClose={() => open(undefined)} />}
      {edit && goods && (edit === 'new' || products.data) && <ProductForm key={edit} product={products.data?.find((p) => p.id === edit)} onClose={() => open(undefined)} />}
    </div>
  );
}
