import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { NEW_FEED, saveStates } from '../../src/feeds/feed-state.ts';
import { feeds } from '../../src/maintenance/feeds.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';

const GOOD = 'https://a.example/rss';
const BAD = 'https://b.example/rss';

it('says which feeds are named and which could not be read, and asks nobody', async () => {
  const directory = temporaryFolder();
  const config = (FEEDS: string) =>
    loadConfig({ FEEDS, ARTICLES_DIR: directory, DATA_DIR: directory }, {}, directory);
  expect(await feeds(config(''))).toMatchObject({ state: 'ok', found: { fr: 'aucun' } });
  expect(await feeds(config(`${GOOD} ${BAD}`))).toMatchObject({
    state: 'ok',
    found: { fr: '2\u00a0nommés', en: '2 named' },
  });
  const problem = { fr: 'a répondu 500. Attendez.', en: 'answered 500. Wait.' };
  await saveStates(directory, { [GOOD]: NEW_FEED, [BAD]: { ...NEW_FEED, problem } });
  writeFileSync(join(directory, 'list.opml'), 'nonsense');
  const found = await feeds(config(`${GOOD} ${BAD}`));
  expect(found).toMatchObject({
    state: 'warning',
    remedy: { en: expect.stringContaining('is no OPML list') },
  });
  expect(found.found.en).toBe('2 named; not read the last time: list.opml, https://b.example/rss');
  expectBoth(found.remedy!);
  expect(await feeds(config('off'))).toMatchObject({ state: 'ok', found: { en: 'none' } });
});
