import { TextInput, type TextInputProps } from '@mantine/core';
import { parseAmount } from './money';

type Props = Omit<TextInputProps, 'value' | 'onChange'> & { currency: string; value?: string; onChange?: (typed: string) => void };

/** An amount as a person types it; the caller parses it with `parseAmount`. */
export function MoneyInput({ currency, value = '', onChange, error, ...rest }: Props) {
  const wrong = value.trim() !== '' && parseAmount(value, currency) === null;
  return (
    <TextInput inputMode="decimal" autoComplete="off" value={value} onChange={(e) => onChange?.(e.target.value)} error={error ?? (wrong ? 'Not an amount' : undefined)}
      rightSection={<span className="quiet" style={{ fontSize: 13 }}>{currency}</span>} rightSectionWidth={48} {...rest}
      styles={{ input: { fontVariantNumeric: 'tabular-nums', textAlign: 'right' } }} />
  );
}
