import type { Config } from '../config/config.ts';
import { loadStates } from '../feeds/feed-state.ts';
import { listFeeds } from '../feeds/list-feeds.ts';
import { type CheckOutcome, not, ok } from './finding.ts';
import { maintenanceText } from './texts/index.ts';

/** The feeds that are named, and those of them that could not be read the last time. Asks nobody. */
export async function feeds({ articlesDir, dataDir, feeds }: Config): Promise<CheckOutcome> {
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
  if (!first && addresses.length === 0) return ok(maintenanceText((texts) => texts.feeds.none));
  const count = addresses.length;
  const named = maintenanceText((texts) => texts.feeds.named(count));
  if (!first) return ok(named);
  return not(
    'warning',
    maintenanceText((texts, language) =>
      texts.feeds.someFailed(named[language], failing.map(({ feed }) => feed).join(', ')),
    ),
    maintenanceText((texts, language) =>
      texts.feeds.nameAndWhy(first.feed, first.problem[language]),
    ),
  );
}
