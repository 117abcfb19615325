import createClient from 'openapi-fetch';
import type { paths } from './generated/schema';
import { NotSent, Refused, toProblem } from './problem';

export const api = createClient<paths>({ baseUrl: '/api/v1', credentials: 'same-origin' });

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** Unwraps an answer: the data, or `Refused` (the server said no), or `NotSent` (we do not know whether it arrived). */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>;
  try {
    outcome = await call;
  } catch (cause) {
    throw new NotSent(cause);
  }
  if (outcome.response.ok) return outcome.data as T;
  // A proxy in front of a stopped server answers without a problem document: nobody can say whether the request arrived.
  if (outcome.response.status >= 502 && outcome.response.status <= 504) throw new NotSent(outcome.response.status);
  throw new Refused(toProblem(outcome.error, outcome.response.status));
}

/** Headers of a write. The key is chosen once per intent, see `write.ts`. */
export const keyed = (key: string) => ({ 'Idempotency-Key': key });
