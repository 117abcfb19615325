import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Refused } from '@/lib/api/problem';
import { Failure } from '@/lib/ui/parts';
import { PinPad } from './pin-pad';
import { usePinPeople, useSignIn } from './queries';
import classes from './session.module.css';

export default function SignIn() {
  const people = usePinPeople();
  const [byEmail, setByEmail] = useState(false);
  const enrolled = (people.data?.length ?? 0) > 0;
  return (
    <main className={classes.screen}>
      <div className={classes.brand}><img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={44} height={44} /><span>Bookend</span></div>
      {people.isPending ? null : enrolled && !byEmail ? (
        <div className={classes.card}>
          <PinPad people={people.data!} />
          <Button variant="subtle" fullWidth onClick={() => setByEmail(true)} data-testid="use-email">Sign in with e-mail</Button>
        </div>
      ) : (
        <div className={classes.card}>
          <EmailForm />
          {enrolled && <Button variant="subtle" fullWidth onClick={() => setByEmail(false)}>Back to PIN</Button>}
        </div>
      )}
    </main>
  );
}

function EmailForm() {
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  // The password opens more than one business: each is named in the refusal, with its id as the code.
  const choices = signIn.error instanceof Refused && signIn.error.code === 'choose_business' ? signIn.error.problem.errors.filter((e) => e.code.startsWith('biz_')) : [];
  return (
    <form className={classes.form} onSubmit={(event) => {
      event.preventDefault();
      void signIn.run({ email: email.trim(), password });
    }}>
      <h1>Good to see you</h1>
      <TextInput label="E-mail" type="email" autoComplete="username" required autoFocus value={email} onChange={(e) => setEmail(e.target.value)}
        data-testid="sign-in-email" />
      <PasswordInput label="Password" autoComplete="current-password" required value={password} onChange={(e) => setPassword(e.target.value)}
        data-testid="sign-in-password" />
      {choices.length === 0 ? <Failure of={signIn} /> : choices.map(({ code, detail }) => (
        <Button key={code} variant="light" fullWidth loading={signIn.busy} onClick={() => void signIn.run({ email: email.trim(), password, businessId: code })}
          data-testid="choose-business">{detail}</Button>
      ))}
      <Button type="submit" fullWidth loading={signIn.busy} data-testid="sign-in-submit">Sign in</Button>
    </form>
  );
}
