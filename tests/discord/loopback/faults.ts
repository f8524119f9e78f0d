/** What a test wants to go wrong. */
export interface Fault {
  /** Any when left out. */
  readonly method?: string;
  /** The path after /api/v10 has this in it or matches it; any when left out. */
  readonly path?: string | RegExp;
  /** 429 and 5xx answer so; `hang` never answers, `reset` cuts the connection; left out: only late. */
  readonly status?: number | 'hang' | 'reset';
  /** Discord's error code in the body, where a test needs one. */
  readonly code?: number;
  /** Seconds in a 429. */
  readonly retryAfter?: number;
  /** Whether a 429 is for the whole bot. */
  readonly global?: boolean;
  /** Milliseconds before anything is done with the request. */
  readonly delayMs?: number;
  /** How many requests it hits; 1 when left out. */
  readonly times?: number;
}

/** An answer made by a fault, or none at all. */
export type FaultAnswer =
  | 'hang'
  | 'reset'
  | {
      readonly status: number;
      readonly body: unknown;
      readonly headers: Record<string, string>;
    };

export class Faults {
  readonly #pending: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  /** Whether every fault has happened as often as asked. */
  get spent(): boolean {
    return this.#pending.length === 0;
  }

  /** The first fault that wants this request, used once; null where it goes its way. Waits where the fault delays. */
  async take(method: string, path: string): Promise<FaultAnswer | null> {
    const pending = this.#pending.find(({ fault }) => {
      if (fault.method !== undefined && fault.method !== method) return false;
      if (typeof fault.path === 'string') return path.includes(fault.path);
      return fault.path?.test(path) ?? true;
    });
    if (!pending) return null;
    pending.left--;
    if (pending.left === 0) this.#pending.splice(this.#pending.indexOf(pending), 1);
    const { fault } = pending;
    if (fault.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault.status === undefined) return null;
    return typeof fault.status === 'string' ? fault.status : answerOf(fault, fault.status);
  }
}

function answerOf(fault: Fault, status: number): FaultAnswer {
  if (status !== 429) {
    const body = { message: `${status}: made to fail by the test`, code: fault.code ?? 0 };
    return { status, body, headers: {} };
  }
  const seconds = fault.retryAfter ?? 0.1;
  const global = fault.global ?? false;
  const scope: Record<string, string> = global ? { 'x-ratelimit-global': 'true' } : {};
  return {
    status,
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
    headers: {
      'retry-after': String(seconds),
      'x-ratelimit-scope': global ? 'global' : 'shared',
      ...scope,
    },
  };
}
