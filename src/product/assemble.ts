import { type Answerer, extractive } from '../answering/answerer.ts';
import type { Config } from '../config/config.ts';
import { DamagedFullText } from '../corpus/damage.ts';
import { corpusStore } from '../corpus/open-store.ts';
import { Indexer } from '../indexing/indexer.ts';
import { FeedRounds } from './feed-rounds.ts';
import { LiveKiosque } from './live-kiosque.ts';
import { LiveSources } from './live-sources.ts';
import { Models, type Starting } from './models.ts';
import type { OpenOptions } from './opened.ts';
import { Opening } from './opening.ts';
import { Trouble } from './trouble.ts';

/** Builds the parts of the product from its configuration and hands them to each other: the one place that knows them all. */
export async function assemble(
  config: Config,
  { now, program = 'Kiosque' }: Pick<OpenOptions, 'now' | 'program'>,
  starting: Starting,
): Promise<Opening> {
  const trouble = new Trouble();
  const models = new Models(starting, trouble.tell);
  const live = new LiveSources(
    config,
    () => models.worker,
    () => trouble.listener?.changed(),
    (error) => {
      trouble.tell(error);
      void indexer
        .repair(error instanceof DamagedFullText, trouble.tell)
        .then((summary) => summary && trouble.listener?.updated(summary));
    },
  );
  const indexer = new Indexer(models.started, async () => {
    await live.follow();
    // Behind: until a passage has its vector, it is ranked without.
    void models.fillSecond();
  });
  const answerer = await answererOf(config);
  const feeds = new FeedRounds(config, program);
  const kiosque = new LiveKiosque({ config, now, live, models, indexer, answerer, feeds, trouble });
  return new Opening({
    store: corpusStore(config),
    live,
    models,
    indexer,
    feeds,
    kiosque,
    trouble,
  });
}

/** The client of language models is loaded only where one is set. */
async function answererOf({ languageModel }: Config): Promise<Answerer> {
  if (!languageModel) return extractive;
  return (await import('../writing/answerer.ts')).createAnswerer(languageModel);
}
