import { describe, expect, it } from 'vitest';
import { actorWords, deedWords } from './audit-words';

const names = new Map([['mem_1', 'Anna Berger'], ['mem_2', 'Ben Okafor'], ['key_1', 'Website'], ['till_1', 'Front desk']]);
const at = '2026-11-23T09:00:00Z';

describe('who did what, in words', () => {
  it('names people and programs instead of ids', () => {
    expect(actorWords('member:mem_1', names)).toBe('Anna Berger');
    expect(actorWords('key:key_1', names)).toBe('Website (a program)');
    expect(actorWords('key:key_9', names)).toBe('A program');
    expect(actorWords('system:operator', names)).toBe('Bookend itself');
  });
  it('says what was done to whom', () => {
    expect(deedWords({ at, actor: 'member:mem_1', action: 'setPin', subject: 'mem_2', detail: '' }, names)).toBe('set Ben Okafor’s PIN');
    expect(deedWords({ at, actor: 'member:mem_1', action: 'setPin', subject: 'mem_1', detail: '' }, names)).toBe('set their own PIN');
    expect(deedWords({ at, actor: 'member:mem_1', action: 'enrol', subject: 'till_1', detail: 'Front desk' }, names)).toBe('made a device the till “Front desk”');
  });
});
