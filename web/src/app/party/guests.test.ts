import { expect, test } from 'vitest';
import { asGuests, guestsText } from './guests';

test('guests are written as the query of free times reads them', () => {
  expect(guestsText([{ name: '', serviceId: 'svc_a', memberId: 'mem_b' }, { name: 'Mia', serviceId: 'svc_c', memberId: null }])).toBe('svc_a,mem_b|svc_c');
  expect(guestsText([{ name: '', serviceId: 'svc_a', memberId: null }, { name: 'Mia', serviceId: null, memberId: null }])).toBe('');
});

test('a guest without a name is nobody in particular', () => {
  expect(asGuests([{ name: ' ', serviceId: 'svc_a', memberId: null }], true)).toEqual([{ serviceId: 'svc_a', memberId: undefined, name: undefined, hostPays: true }]);
});
