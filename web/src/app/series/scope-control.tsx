import { SegmentedControl } from '@mantine/core';
import type { Scope } from './queries';

/** Whether a change is about one visit of a series or about more. */
export const ScopeControl = ({ value, onChange }: { value: Scope; onChange: (scope: Scope) => void }) => (
  <SegmentedControl fullWidth value={value} onChange={(v) => onChange(v as Scope)} aria-label="Which visits" data-testid="series-scope"
    data={[{ value: 'one', label: 'This one' }, { value: 'following', label: 'And all after' }, { value: 'all', label: 'All to come' }]} />
);
