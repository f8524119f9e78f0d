/** Characters of the longer text; the shorter one is a quarter of it. */
const LENGTH = 20_000;
/** Below that nobody waits, and a measure tells little. */
const SHORT_MS = 15;
/** Four times the text takes four times as long where time is linear, sixteen times where it is quadratic. */
const LARGEST_RATIO = 11;
/** Of the text, for a first look. Quadratic time grows by its square to the whole, and what is measured once by a quarter more. */
const FIRST_LOOK = 1 / 8;
const LARGEST_GROWTH = 80;
const RUNS = 2;
const ATTEMPTS = 5;

/**
 * How much longer four times the text takes; null when that is fast or grows about as the text does. The least of
 * several runs, looked at several times before it is believed: collecting garbage makes single runs slow.
 */
export async function excessiveGrowth(
  work: (text: string) => unknown,
  pump: (length: number) => string,
  length = LENGTH,
): Promise<number | null> {
  const [short, long] = [pump(length / 4), pump(length)];
  const first = await fastest(work, long, 1);
  if (first < SHORT_MS) return null;
  // A single run takes as long as the least of several, or longer.
  let least = first / (await fastest(work, short, RUNS));
  if (least < LARGEST_RATIO) return null;
  for (let i = 0; i < ATTEMPTS; i++) {
    least = Math.min(least, (await fastest(work, long, RUNS)) / (await fastest(work, short, RUNS)));
    if (least < LARGEST_RATIO) return null;
  }
  return least;
}

/**
 * Whether an eighth of the text takes so little that nobody would wait for the whole of it, were time quadratic: for what
 * does the same with a text of any length, such as a regular expression, there is no need to look further.
 */
export async function isFastAnyway(
  work: (text: string) => unknown,
  pump: (length: number) => string,
): Promise<boolean> {
  return (await fastest(work, pump(LENGTH * FIRST_LOOK), 1)) * LARGEST_GROWTH < SHORT_MS;
}

/** In milliseconds of this process, not of the clock: a busy machine makes others wait. */
async function fastest(
  work: (text: string) => unknown,
  text: string,
  runs: number,
): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    await work(text);
    // Only their sum is measured: the system shares it out between the two by ticks of milliseconds.
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
