import { Button } from '@mantine/core';
import { useServices } from '@/app/catalogue/queries';
import { Empty, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { PackageForm } from './package-form';
import { usePackages } from './queries';
import { PackageRow } from './rows';

type Props = { needle: string; edit: string | undefined; open: (id: string | undefined) => void };

/** The packages that are sold. */
export function PackageList({ needle, edit, open }: Props) {
  const packages = usePackages();
  const services = useServices();
  const names = new Map((services.data ?? []).map((s) => [s.id, s.name]));
  const shown = (packages.data ?? []).filter((p) => p.name.toLowerCase().includes(needle));
  return (
    <>
      {packages.isPending ? <RowsSkeleton /> : packages.error && !packages.data ? <LoadFailed error={packages.error} again={() => void packages.refetch()} /> : shown.length === 0 ? (
        <Empty icon="tag" title={needle ? 'No such package' : 'No packages yet'} action={<Button variant="light" onClick={() => open('new')}>Add a package</Button>}>
          {!needle && 'Ten facials for the price of eight: paid in advance, used one by one.'}
        </Empty>
      ) : <div className="sheet rows">{shown.map((p) => <PackageRow key={p.id} package={p} services={names} onOpen={() => open(p.id)} />)}</div>}
      {edit && (edit === 'new' || packages.data) && <PackageForm key={edit} package={packages.data?.find((p) => p.id === edit)} onClose={() => open(undefined)} />}
    </>
  );
}
