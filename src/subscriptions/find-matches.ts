import { createHash } from 'node:crypto';
import type { SubjectMatch } from '../answering/match-subject.ts';
import type { QuietHours } from '../memory/guilds.ts';
import type { NewMatch, Subscription, SubscriptionMemory } from '../memory/subscriptions.ts';
import type { Kiosque } from '../product/kiosque.ts';

/** Subscriptions compared before others have their turn. */
const SUBJECTS_AT_ONCE = 100;

/** What a notifier needs to know of where somebody is told. */
export interface Whereabouts {
  /** The product as it is seen there. */
  readonly kiosque: Kiosque;
  readonly timeZone: string;
  readonly quiet: QuietHours | null;
  /** From which on the digest of a day is sent. */
  readonly digestHour: number;
}

/** Who knows where somebody is told. */
interface Places {
  whereabouts(subscription: Subscription): Promise<Whereabouts>;
}

/** What articles tell of the subjects of all subscriptions, each where its maker sees them. */
export async function findMatches(
  articleIds: readonly string[],
  { memory, sender }: { readonly memory: SubscriptionMemory; readonly sender: Places },
): Promise<NewMatch[]> {
  const found: NewMatch[] = [];
  const subscriptions = (await memory.active()).filter(({ about }) => about === 'articles');
  for (const [where, here] of await byView(subscriptions, sender)) {
    for (let i = 0; i < here.length; i += SUBJECTS_AT_ONCE) {
      const some = here.slice(i, i + SUBJECTS_AT_ONCE);
      const subjects = some.map(({ subject, language }) => ({
        text: subject,
        reader: { language, chosen: true },
      }));
      const matches = await where.kiosque.match(subjects, articleIds, where.timeZone);
      for (const [at, { id }] of some.entries()) {
        for (const match of matches[at] ?? []) {
          found.push({ subscriptionId: id, match, version: versionOf(match) });
        }
      }
    }
  }
  return found;
}

/** Subscriptions that see the same, together: they may be made in as many places as there are people. */
async function byView(
  subscriptions: readonly Subscription[],
  places: Places,
): Promise<Map<Whereabouts, Subscription[]>> {
  const known = new Map<string, Whereabouts>();
  const views = new Map<Kiosque, Map<string, Whereabouts>>();
  const together = new Map<Whereabouts, Subscription[]>();
  for (const subscription of subscriptions) {
    const { guildId, place, channelId, person } = subscription;
    const key = JSON.stringify([guildId, place, channelId === null ? person : null]);
    const where = known.get(key) ?? (await places.whereabouts(subscription));
    known.set(key, where);
    const zones = views.get(where.kiosque) ?? new Map<string, Whereabouts>();
    views.set(where.kiosque, zones);
    const first = zones.get(where.timeZone) ?? where;
    zones.set(where.timeZone, first);
    const here = together.get(first);
    if (here) here.push(subscription);
    else together.set(first, [subscription]);
  }
  return together;
}

/** Tells what is cited of an article from what was cited of it before. */
function versionOf({ sentences }: SubjectMatch): string {
  const quotes = sentences.map(({ quote }) => quote).join('\n');
  return createHash('sha256').update(quotes).digest('base64url').slice(0, 22);
}
