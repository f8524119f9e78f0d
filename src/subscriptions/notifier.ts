import type {
  Delivery,
  EndReason,
  NewMatch,
  Subscription,
  SubscriptionMemory,
} from '../memory/subscriptions.ts';
import type { Kiosque } from '../product/kiosque.ts';
import { Attempts } from './attempts.ts';
import { findMatches, type Whereabouts } from './find-matches.ts';
import { isQuiet, lastDigestDay } from './schedule.ts';

/** How a message went out, or why it never will. */
export type Sent = 'sent' | { readonly ended: EndReason };

/** Sends what is to be told: by Discord, or by a test. */
export interface Sender {
  /** Whether it is this process that sends what a subscription brings: others hold other servers. */
  reaches(subscription: Subscription): boolean;
  whereabouts(subscription: Subscription): Promise<Whereabouts>;
  /**
   * Sends a delivery, unless it was sent before: one that was tried may have been.
   * @param plainly says only that there is something: what it is cannot be shown.
   * @throws Error where it is to be tried again later.
   */
  send(delivery: Delivery, plainly: boolean): Promise<Sent>;
  /** Whether our own code is to blame for an error, so that it will come again. */
  isOwnFault(error: unknown): boolean;
  /** Tells whoever made a subscription that it has ended. */
  ended(subscription: Subscription): Promise<void>;
}

/** What telling of news needs. */
export interface NotifierParts {
  readonly kiosque: Kiosque;
  readonly memory: SubscriptionMemory;
  readonly sender: Sender;
  readonly clock: () => number;
  /** Whether this process looks for what is new, for all of them. */
  readonly leads: boolean;
  /** Called where there is something that another process is to send. */
  readonly elsewhere: () => void;
  /** Told of what will be tried again. */
  readonly failed: (error: unknown) => void;
}

/** Faults of our own after which what causes them is left out: half an hour has passed then. */
const MOST_FAULTS = 6;
const FINDING = 'find';
/** Articles that are compared with all subscriptions before what was found is written. */
const ARTICLES_AT_ONCE = 100;

/**
 * Tells whoever subscribed to a subject of new articles about it: finds them, makes deliveries of them when they are due, and
 * sends these. Each step is written before the next begins, and may be done again after a kill: nothing is lost, and what
 * was sent is not sent again.
 */
export class Notifier {
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  readonly #attempts: Attempts;

  constructor(private readonly parts: NotifierParts) {
    this.#attempts = new Attempts(parts.memory);
  }

  /** Looks whether there is anything to tell; once more where it is called meanwhile. */
  run(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Waits for the step under way, and begins no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #work(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const steps = [this.#find, this.#prepare, this.#send, this.#note];
      for (const step of [this.#begin, ...(this.parts.leads ? steps : [this.#send])]) {
        if (this.#stopped) return;
        try {
          await step.call(this);
        } catch (error) {
          this.parts.failed(error);
        }
      }
    }
  }

  async #begin(): Promise<void> {
    await this.#attempts.load(this.parts.clock());
  }

  /** Does what is due, and notes when to try again where it fails. */
  async #attempt(key: string, work: () => Promise<void>): Promise<void> {
    const { clock, failed, sender } = this.parts;
    if (!this.#attempts.isDue(key, clock())) return;
    try {
      await work();
    } catch (error) {
      failed(error);
      await this.#attempts.failed(key, clock(), sender.isOwnFault(error));
      return;
    }
    await this.#attempts.settled(key);
  }

  async #find(): Promise<void> {
    await this.#attempt(FINDING, () => this.#compare());
  }

  /** Compares what has changed in the corpus with all subscriptions. */
  async #compare(): Promise<void> {
    const { memory, kiosque } = this.parts;
    const before = await memory.mark();
    const { versions, mark } = await kiosque.changedSince(before);
    if (mark === before) return;
    const all = [...versions];
    const known = await memory.versions(all.map(([id]) => id));
    // What was there before the first look is no news.
    const fresh = before === null ? [] : all.filter(([id, version]) => known.get(id) !== version);
    const isFresh = new Set(fresh.map(([id]) => id));
    const old = all.filter(([id]) => !isFresh.has(id));
    for (let i = 0; i < fresh.length; i += ARTICLES_AT_ONCE) {
      if (this.#stopped) return;
      const some = fresh.slice(i, i + ARTICLES_AT_ONCE);
      const matches = await this.#matchSome(some.map(([id]) => id));
      await memory.found(matches, new Map(some), null);
    }
    await memory.found([], new Map(old), mark);
  }

  /** Where our code fails each time, the articles one by one, without those at which it does. */
  async #matchSome(articleIds: readonly string[]): Promise<NewMatch[]> {
    if (this.#attempts.faults(FINDING) < MOST_FAULTS) return findMatches(articleIds, this.parts);
    const { failed, sender } = this.parts;
    const found: NewMatch[] = [];
    for (const id of articleIds) {
      try {
        found.push(...(await findMatches([id], this.parts)));
      } catch (error) {
        failed(error);
        if (!sender.isOwnFault(error)) throw error;
      }
    }
    return found;
  }

  /** Makes deliveries of what is due: at once but for quiet hours, or with the next digest. */
  async #prepare(): Promise<void> {
    const { memory, sender, clock } = this.parts;
    const waiting = await memory.waiting();
    for (const subscription of await memory.active()) {
      const { id, rhythm, digested } = subscription;
      if (rhythm === 'now' && !waiting.has(id)) continue;
      await this.#attempt(`prepare ${id}`, async () => {
        const { timeZone, quiet, digestHour } = await sender.whereabouts(subscription);
        if (isQuiet(clock(), quiet, timeZone)) return;
        const day = lastDigestDay(rhythm, clock(), timeZone, digestHour);
        if (rhythm === 'now' || day > digested) await memory.prepare(id, day);
      });
    }
  }

  async #send(): Promise<void> {
    const { memory, sender, leads, elsewhere } = this.parts;
    const all = await memory.deliveries();
    const own = all.filter(({ subscription }) => sender.reaches(subscription));
    if (leads && own.length < all.length) elsewhere();
    for (const delivery of own) {
      if (this.#stopped) return;
      const key = `send ${delivery.id}`;
      await this.#attempt(key, () => this.#deliver(delivery, this.#attempts.faults(key)));
      // Not even that there is something could be said.
      if (this.#attempts.faults(key) <= MOST_FAULTS) continue;
      await this.#attempts.settled(key);
      await memory.end(delivery.subscription.id, 'failed');
    }
  }

  async #deliver(delivery: Delivery, faults: number): Promise<void> {
    const { memory, sender, clock } = this.parts;
    const { id, subscription } = delivery;
    const { timeZone, quiet } = await sender.whereabouts(subscription);
    if (isQuiet(clock(), quiet, timeZone)) return;
    await memory.tried(id);
    const sent = await sender.send(delivery, faults >= MOST_FAULTS);
    if (sent === 'sent') await memory.delivered(id);
    else await memory.end(subscription.id, sent.ended);
  }

  /** Tells of subscriptions that ended for a reason that their makers do not know of. */
  async #note(): Promise<void> {
    const { memory, sender } = this.parts;
    for (const subscription of await memory.unnoted()) {
      if (this.#stopped) return;
      const key = `note ${subscription.id}`;
      await this.#attempt(key, async () => {
        await sender.ended(subscription);
        await memory.noted(subscription.id);
      });
      if (this.#attempts.faults(key) < MOST_FAULTS) continue;
      await this.#attempts.settled(key);
      await memory.noted(subscription.id);
    }
  }
}
