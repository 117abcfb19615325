import { Modal } from '@mantine/core';
import { useSaveClient } from '@/app/client/queries';
import { ClientPicker } from '@/app/visit/client-picker';
import { Failure } from '@/lib/ui/parts';

type Props = { title: string; opened: boolean; onClose: () => void; onPick: (client: { id: string; name: string }) => void };

/** Somebody who is on file, or a new client by name or number. */
export function PickClient({ title, opened, onClose, onPick }: Props) {
  const save = useSaveClient(onPick);
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <ClientPicker value={null} onChange={(c) => c && (c.id ? onPick({ id: c.id, name: c.name }) : void save.run({ name: c.name || c.phone || 'New client', phone: c.phone ?? null }))} />
      <Failure of={save} />
    </Modal>
  );
}
