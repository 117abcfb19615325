import { expect, test } from 'vitest';
import { fitting, moreText } from './strands';

test('what began while colour sets begins afterwards when the colour is taken away', () => {
  const more = [{ serviceId: 'svc_nails', starts: 'whileProcessing' as const }, { serviceId: 'svc_cut', starts: 'with' as const }];
  const sets = (id: string) => id === 'svc_colour';
  expect(fitting(more, 'svc_colour', sets)).toEqual(more);
  expect(fitting(more, 'svc_cut', sets).map((m) => m.starts)).toEqual(['after', 'with']);
  expect(moreText(fitting(more, 'svc_cut', sets))).toBe('svc_nails,after;svc_cut,with');
});
