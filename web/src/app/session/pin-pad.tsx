import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { PinPerson } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Face, Failure } from '@/lib/ui/parts';
import { usePinSignIn } from './queries';
import classes from './session.module.css';

const shortest = 4;
const longest = 8;

type Props = { people: PinPerson[]; onDone?: () => void };

export function PinPad({ people, onDone }: Props) {
  const [person, setPerson] = useState<PinPerson | null>(people.length === 1 ? people[0]! : null);
  if (!person)
    return (
      <>
        <h1>Who is at the till?</h1>
        <div className={classes.people}>
          {people.map((p) => (
            <button key={p.id} className={classes.person} onClick={() => setPerson(p)} data-testid={`pin-person-${p.id}`}>
              <Face name={p.name} color={p.color} size={52} />
              <span>{p.name}</span>
            </button>
          ))}
        </div>
      </>
    );
  return <SignInDigits key={person.id} person={person} onBack={people.length > 1 ? () => setPerson(null) : undefined} onDone={onDone} />;
}

function SignInDigits({ onDone, ...rest }: { person: PinPerson; onBack?: () => void; onDone?: () => void }) {
  return <Digits action={usePinSignIn(onDone)} {...rest} />;
}

type Person = { id: string; name: string; color: string };
type DigitsProps = { person: Person; onBack?: () => void; action: Pick<ReturnType<typeof usePinSignIn>, 'busy' | 'error' | 'retry' | 'clear'> & { run: (values: { memberId: string; pin: string }) => Promise<unknown> } };

/** Ten digits for wet hands, and the keyboard. */
export function Digits({ person, onBack, action }: DigitsProps) {
  const [pin, setPin] = useState('');
  const pad = useRef<HTMLDivElement>(null);

  const enter = () => {
    if (pin.length < shortest) return;
    setPin('');
    void action.run({ memberId: person.id, pin });
  };
  const press = (digit: string) => {
    action.clear();
    setPin((pin + digit).slice(0, longest));
  };

  useEffect(() => pad.current?.focus(), []);
  return (
    <div ref={pad} tabIndex={-1} className={classes.digits} onKeyDown={(event) => {
      if (/^\d$/.test(event.key)) press(event.key);
      if (event.key === 'Enter' && event.target === pad.current) enter();
      if (event.key === 'Backspace') setPin(pin.slice(0, -1));
      if (event.key === 'Escape' && onBack) onBack();
    }}>
      <div className={classes.who}>
        <Face name={person.name} color={person.color} size={52} />
        <h1>{person.name}</h1>
        <p className="quiet">Enter your PIN</p>
      </div>
      <div className={classes.dots} role="status" aria-label={`${pin.length} digits`}>
        {Array.from({ length: Math.max(shortest, pin.length) }, (_, i) => <i key={i} data-on={i < pin.length || action.busy || undefined} />)}
      </div>
      <Failure of={action} />
      <div className={classes.pad}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((d) => (
          <button key={d} onClick={() => press(d)} data-testid={`pin-${d}`} disabled={action.busy}>{d}</button>
        ))}
        <button onClick={() => setPin(pin.slice(0, -1))} aria-label="Delete digit"><Icon name="erase" size={24} /></button>
        <button onClick={() => press('0')} data-testid="pin-0" disabled={action.busy}>0</button>
        <button onClick={enter} disabled={pin.length < shortest || action.busy} aria-label="Enter" data-testid="pin-enter" className={classes.enter}><Icon name="check" size={28} /></button>
      </div>
      {onBack && <Button variant="subtle" onClick={onBack}>Someone else</Button>}
    </div>
  );
}
