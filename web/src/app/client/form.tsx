import { Button, Checkbox, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Client } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';
import { useSaveClient } from './queries';

type Props = { client?: Client; onClose: () => void; onSaved: (client: Client) => void };
const orNull = (text: string) => text.trim() || null;

export function ClientForm({ client, onClose, onSaved }: Props) {
  const save = useSaveClient(onSaved);
  const form = useForm({
    initialValues: {
      name: client?.name ?? '', phone: client?.phone ?? '', email: client?.email ?? '', birthday: client?.birthday ?? '', pronouns: client?.pronouns ?? '',
      marketingConsent: client?.marketingConsent ?? false,
    },
    validate: { name: (name) => (name.trim() ? null : 'How shall we greet them?') },
  });
  return (
    <Modal opened onClose={onClose} title={client ? 'Change details' : 'New client'}>
      <form onSubmit={form.onSubmit((v) => void save.run({
        id: client?.id, name: v.name.trim(), phone: orNull(v.phone), email: orNull(v.email), birthday: v.birthday || null, pronouns: orNull(v.pronouns), marketingConsent: v.marketingConsent,
      }))}>
        <Stack>
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} data-testid="client-form-name" />
          <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} data-testid="client-form-phone" />
          <TextInput label="E-mail" type="email" {...form.getInputProps('email')} data-testid="client-form-email" />
          <TextInput label="Birthday" type="date" {...form.getInputProps('birthday')} />
          <TextInput label="Pronouns" {...form.getInputProps('pronouns')} />
          <Checkbox size="md" label="May receive news and offers" {...form.getInputProps('marketingConsent', { type: 'checkbox' })} />
          <Failure of={save} />
          <Button type="submit" loading={save.busy} data-testid="client-form-save">Save</Button>
        </Stack>
      </form>
    </Modal>
  );
}
