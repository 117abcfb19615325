import type { Problem } from './types';

/** The server answered, and the answer is no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'Refused';
  }
  get code() {
    return this.problem.code;
  }
}

/** No answer came. The request may or may not have arrived; only a retry with the same key can tell. */
export class NotSent extends Error {
  constructor(cause: unknown) {
    super('No answer from the server', { cause });
    this.name = 'NotSent';
  }
}

export function toProblem(body: unknown, status: number): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  return {
    type: given.type ?? 'about:blank',
    title: given.title ?? 'That did not work',
    status,
    detail: given.detail ?? given.title ?? fallback(status),
    code: given.code ?? `http_${status}`,
    retryable: given.retryable ?? false,
    requestId: given.requestId ?? null,
    errors: given.errors ?? [],
  };
}

function fallback(status: number): string {
  if (status === 401) return 'You are signed out. Sign in and carry on; nothing was changed.';
  if (status === 403) return 'Your role may not do this. Ask a manager.';
  if (status === 404) return 'This is no longer there.';
  if (status === 412) return 'Someone else changed this a moment ago. Look at the new state and try again.';
  return 'The server could not do this. Nothing was changed.';
}

/** One sentence for a person. */
export function inWords(error: unknown): string {
  if (error instanceof Refused) return error.problem.errors[0]?.detail ?? error.problem.detail;
  if (error instanceof NotSent) return 'No connection to the server.';
  return error instanceof Error ? error.message : 'Something unexpected happened.';
}
