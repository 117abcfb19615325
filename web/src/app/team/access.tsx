import { Button, Group, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { Member, Role } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { Failure } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';

const roles: { value: Role; label: string }[] = [
  { value: 'owner', label: 'Owner' }, { value: 'manager', label: 'Manager' }, { value: 'desk', label: 'Front desk' }, { value: 'staff', label: 'Staff' },
];
const shortestPassword = 10;

/** How this person gets in: a PIN at the till, and an own login. */
export function Access({ member, manager }: { member: Member; manager: boolean }) {
  const queries = useQueryClient();
  const [pin, setPin] = useState('');
  const [email, setEmail] = useState(member.email ?? '');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Role>(member.role);
  const id = member.id;
  const savePin = useAction((body: { pin: string }, key) => unwrap(api.PUT('/team/{id}/pin', { params: { path: { id }, header: keyed(key) }, body })), {
    onDone: () => {
      setPin('');
      toast('The PIN is set');
      void queries.invalidateQueries({ queryKey: ['pin-people'] });
    },
  });
  const saveLogin = useAction(
    (body: { email: string; password: string; role: Role }, key) => unwrap(api.PUT('/team/{id}/login', { params: { path: { id }, header: keyed(key) }, body })),
    {
      onDone: () => {
        setPassword('');
        toast('The login is set');
        void queries.invalidateQueries({ queryKey: ['team'] });
      },
    },
  );
  return (
    <Stack>
      <Group align="end" wrap="nowrap">
        <PasswordInput flex={1} label="New PIN" description="4 to 8 digits, for signing in at the till" inputMode="numeric" autoComplete="off" maxLength={8} value={pin}
          onChange={(e) => setPin(e.target.value.replace(/\D/g, ''))} data-testid="member-pin" />
        <Button variant="light" disabled={pin.length < 4} loading={savePin.busy} onClick={() => void savePin.run({ pin })} data-testid="member-pin-save">Set PIN</Button>
      </Group>
      <Failure of={savePin} />
      {manager && (
        <form onSubmit={(event) => {
          event.preventDefault();
          void saveLogin.run({ email: email.trim(), password, role });
        }}>
          <Stack>
            <TextInput label="E-mail" type="email" required value={email} onChange={(e) => setEmail(e.target.value)} autoComplete="off" />
            <PasswordInput label="New password" description={`At least ${shortestPassword} characters`} required minLength={shortestPassword} value={password} onChange={(e) => setPassword(e.target.value)} autoComplete="new-password" />
            <Select label="Role" data={roles} value={role} allowDeselect={false} onChange={(v) => setRole(v as Role)} />
            <Failure of={saveLogin} />
            <Button type="submit" variant="light" loading={saveLogin.busy} disabled={password.length < shortestPassword}>Set login</Button>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
