import { useSession, usePinPeople } from './queries';

const place = 'bookend-till';

/** Which till this browser was made. Only a hint for people who signed in by e-mail: the device's cookie decides, and the server alone reads it. */
export function rememberTill(id: string | null): void {
  try {
    if (id) localStorage.setItem(place, id);
    else localStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing only loses the hint.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** The till of this device, or null on a person's own. */
export function useDeviceTill(): string | null {
  const { till } = useSession();
  const people = usePinPeople();
  if (till) return till.id;
  // The server names PIN people only to a device that is a till now; who has taken it back, has taken it back here too.
  return (people.data?.length ?? 0) > 0 ? remembered() : null;
}
