import type { AuditEntry } from '@/lib/api/types';

/** Names of people, keys and tills by their ids, as far as this screen knows them. */
export type NamesById = ReadonlyMap<string, string>;

const idOf = (actor: string) => actor.slice(actor.indexOf(':') + 1);

export function actorWords(actor: string, names: NamesById): string {
  const known = names.get(idOf(actor));
  if (known) return actor.startsWith('key:') ? `${known} (a program)` : known;
  if (actor.startsWith('system:')) return 'Bookend itself';
  return actor.startsWith('key:') ? 'A program' : 'Somebody who has left';
}

export function deedWords({ actor, action, subject, detail }: AuditEntry, names: NamesById): string {
  const whose = idOf(actor) === subject ? 'their own' : `${names.get(subject) ?? 'somebody'}’s`;
  switch (action) {
    case 'signIn': return 'signed in';
    case 'pin': return 'took over the till by PIN';
    case 'setPin': return `set ${whose} PIN`;
    case 'setLogin': return `set ${whose} e-mail and password (${detail.toLowerCase()})`;
    case 'createKey': return `made the key “${detail}”`;
    case 'deleteKey': return `took back the key “${detail || (names.get(subject) ?? 'gone')}”`;
    case 'enrol': return `made a device the till “${detail}”`;
    case 'revokeDevices': return `shut the devices of the till “${names.get(subject) ?? 'gone'}” out`;
    case 'coSign': return 'put a PIN under what somebody else did';
    case 'order.override': return `took ${detail}`;
    case 'order.chargeRemoved': return `took off a charge: ${detail}`;
    default: return `${action} ${detail}`.trim();
  }
}
