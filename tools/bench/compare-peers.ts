import { answerQuestion } from '../../src/answering/answer-question.ts';
import { localTimeZone } from '../../src/text/dates/calendar.ts';
import type { BuiltFolder } from './built-folder.ts';
import { openIndex } from './live.ts';
import { MOST_PASSAGES, PEERS, type PeerName, runPeer } from './peers.ts';
import type { Figure } from './report.ts';
import { median, timed } from './statistics.ts';

/** Each is measured so often, one after the other: a machine is not as fast all the time. */
const ROUNDS = 5;
const QUESTIONS = 45;
const WARM_UP = 5;
/** As the product asks: it knows where it is. */
const ALL = { within: null, timeZone: localTimeZone() };

/**
 * The same passages and questions, asked of Kiosque without its reader and of each peer in turn, round after round; ratios
 * are those within a round, and shown with the least and the most of them.
 */
export async function comparePeers(
  over: string,
  size: number,
  { articlesDir, dataDir, questions, build }: BuiltFolder,
  add: (figure: Figure) => void,
): Promise<void> {
  const asked = questions.slice(0, QUESTIONS);
  const names = (Object.keys(PEERS) as PeerName[]).filter((name) => size <= MOST_PASSAGES[name]);
  const rounds: { ours: number; peers: Map<PeerName, ReturnType<typeof runPeer>> }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await askAll({ articlesDir, dataDir }, asked);
    rounds.push({
      ours,
      peers: new Map(names.map((name) => [name, runPeer(name, dataDir, asked)])),
    });
  }
  const spread = (name: string, unit: string, values: readonly number[]): void => {
    add({ name, measured: median(values), unit });
    add({ name: `    least and most of ${ROUNDS} rounds`, measured: Math.min(...values), unit });
    add({ name: '', measured: Math.max(...values), unit });
  };
  const ours = rounds.map((round) => round.ours);
  spread(`${over}: Kiosque beside the peers, median`, 'ms', ours);
  for (const name of names) {
    const figures = rounds.map(({ peers }) => peers.get(name)!);
    const theirs = figures.map((one) => median(one.questions));
    add({ name: `${over}: ${PEERS[name]}, median`, measured: median(theirs), unit: 'ms' });
    spread(
      '  to a question to Kiosque',
      '×',
      theirs.map((ms, i) => ms / ours[i]!),
    );
    spread(
      '  built, to Kiosque',
      '×',
      figures.map((one) => one.build / build.indexing),
    );
    add({ name: '  peak memory', measured: median(figures.map((one) => one.peakMb)), unit: 'MB' });
  }
}

/** Milliseconds of a question, in the middle. */
async function askAll(
  folders: Pick<BuiltFolder, 'articlesDir' | 'dataDir'>,
  questions: readonly string[],
): Promise<number> {
  const index = await openIndex(folders);
  try {
    const times: number[] = [];
    for (const question of questions) {
      const { ms } = await timed(() =>
        answerQuestion(question, ALL, index.sources(), index.worker.embedder),
      );
      times.push(ms);
    }
    return median(times.slice(WARM_UP));
  } finally {
    await index.close();
  }
}
