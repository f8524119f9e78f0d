import type { Config } from '../config/config.ts';
import { loadStates } from '../feeds/feed-state.ts';
import { listFeeds } from '../feeds/list-feeds.ts';
import { counted } from '../i18n/format.ts';
import { en, fr } from '../i18n/typography.ts';
import { not, type Outcome, ok } from './finding.ts';

/** The feeds that are named, and those of them that could not be read the last time. Asks nobody. */
export async function feeds({ articlesDir, dataDir, feeds }: Config): Promise<Outcome> {
  const { addresses, problems } = await listFeeds({ articlesDir, dataDir, ...feeds });
  const states = await loadStates(dataDir);
  const failing = [
    ...problems,
    ...addresses.flatMap((feed) => {
      const problem = states[feed]?.problem;
      return problem ? [{ feed, problem }] : [];
    }),
  ];
  const [first] = failing;
  if (!first && addresses.length === 0) return ok({ fr: fr`aucun`, en: en`none` });
  const count = addresses.length;
  const named = { fr: fr`${counted(count, 'nommé', 'nommés', 'fr')}`, en: en`${count} named` };
  if (!first) return ok(named);
  return not(
    'warning',
    {
      fr: fr`${named.fr} ; pas lus la dernière fois : ${failing.map(({ feed }) => feed).join(', ')}`,
      en: en`${named.en}; not read the last time: ${failing.map(({ feed }) => feed).join(', ')}`,
    },
    {
      fr: fr`${first.feed} ${first.problem.fr}`,
      en: en`${first.feed} ${first.problem.en}`,
    },
  );
}
