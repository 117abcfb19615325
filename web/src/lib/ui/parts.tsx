import { Button, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Money } from '@/lib/api/types';
import { inWords } from '@/lib/api/problem';
import { Icon, type IconName } from './icons';
import { formatMoney } from './money';
import classes from './parts.module.css';

export const Amount = ({ of, className = '' }: { of: Money | null; className?: string }) => <span className={`num ${className}`}>{of ? formatMoney(of) : '–'}</span>;

/** Says what is not here yet, and what to do next. */
export function Empty({ icon, title, children, action }: { icon: IconName; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <span className={classes.emptyMark}><Icon name={icon} size={28} /></span>
      <strong>{title}</strong>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

type NoteProps = { tone?: 'amber' | 'red' | 'teal'; title?: string; children: ReactNode; action?: ReactNode; testId?: string };

export function Notice({ tone = 'amber', title, children, action, testId }: NoteProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'teal' ? 'status' : 'alert'} data-testid={testId}>
      <Icon name={tone === 'teal' ? 'check' : 'alert'} />
      <div className="grow">
        {title && <strong>{title}</strong>}
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}

/** A failed write. Lost connection: the way to repeat it under the same key. Refusal: the server's own words. */
export function Failure({ of, money }: { of: { error: Error | null; retry: (() => void) | null }; money?: string }) {
  if (!of.error) return null;
  if (of.retry)
    return (
      <Notice title="Not sent yet" testId="not-sent" action={<Button variant="default" onClick={of.retry} data-testid="try-again">Try again</Button>}>
        No answer from the server. {money ?? 'Trying again is safe: it cannot happen twice.'}
      </Notice>
    );
  return <Notice testId="refused">{inWords(of.error)}</Notice>;
}

export function LoadFailed({ error, again }: { error: Error; again: () => void }) {
  return (
    <Empty icon="alert" title="This could not be loaded" action={<Button variant="default" onClick={again}>Try again</Button>}>
      {inWords(error)}
    </Empty>
  );
}

export const RowsSkeleton = ({ rows = 6 }: { rows?: number }) => (
  <Stack gap={8} role="status" aria-busy="true" aria-label="Loading">{Array.from({ length: rows }, (_, i) => <Skeleton key={i} height={56} />)}</Stack>
);

export function PageHead({ title, children, back }: { title: ReactNode; children?: ReactNode; back?: ReactNode }) {
  return (
    <header className={classes.head}>
      {back}
      <h1>{title}</h1>
      <div className={classes.headSide}>{children}</div>
    </header>
  );
}

export const initialsOf = (name: string) => name.split(/\s+/).filter(Boolean).slice(0, 2).map((w) => w[0]!.toUpperCase()).join('');

export function Face({ name, color, size = 36 }: { name: string; color?: string | null; size?: number }) {
  return (
    <span className={classes.face} style={{ '--face': color ?? 'var(--line-strong)', width: size, height: size, fontSize: size * 0.38 } as React.CSSProperties} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}

export const Chip = ({ tone = 'quiet', children }: { tone?: 'quiet' | 'amber' | 'red' | 'teal'; children: ReactNode }) => (
  <span className={classes.chip} data-tone={tone}>{children}</span>
);
