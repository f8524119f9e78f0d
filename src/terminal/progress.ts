import type { Writable } from 'node:stream';
import { type Options, SingleBar } from 'cli-progress';
import type { Language } from '../articles/article.ts';
import { number, percent } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { IndexProgress } from '../indexing/progress.ts';

export interface ProgressDisplay {
  readonly onProgress: (progress: IndexProgress) => void;
  /** Takes the bar away. */
  stop(): void;
}

/** Where nothing can be drawn, a line now and then, this many milliseconds apart. */
const quietFor = 10_000;

/** The progress of indexing: a bar on a terminal, occasional lines elsewhere. */
export function progressDisplay(
  stream: Writable & { readonly isTTY?: boolean },
  language: Language,
  clock: () => number = Date.now,
): ProgressDisplay {
  return stream.isTTY ? progressBar(stream, language) : progressLines(stream, language, clock);
}

function progressBar(stream: Writable, language: Language): ProgressDisplay {
  const options: Options = {
    stream: stream as NodeJS.WritableStream,
    format: '{stage} {bar} {label}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  };
  let bar: SingleBar | null = null;
  let stage: IndexProgress['stage'] | null = null;
  const stop = () => {
    bar?.stop();
    bar = null;
  };
  return {
    onProgress(progress) {
      const shown = { stage: messages(language).indexing.stages[progress.stage], label: '' };
      shown.label = amount(progress, language);
      if (progress.stage !== stage) stop();
      stage = progress.stage;
      if (bar) {
        bar.setTotal(progress.total);
        bar.update(progress.done, shown);
      } else {
        bar = new SingleBar(options);
        bar.start(progress.total, progress.done, shown);
      }
    },
    stop,
  };
}

function progressLines(stream: Writable, language: Language, clock: () => number): ProgressDisplay {
  let stage: IndexProgress['stage'] | null = null;
  let last = 0;
  return {
    onProgress(progress) {
      if (progress.stage === stage && clock() - last < quietFor) return;
      stage = progress.stage;
      last = clock();
      const name = messages(language).indexing.stages[progress.stage];
      stream.write(`${name} ${amount(progress, language)}\n`);
    },
    stop() {},
  };
}

/** Bytes of a model as a percentage, other things counted. */
function amount({ stage, done, total }: IndexProgress, language: Language): string {
  if (stage === 'model') return percent(total > 0 ? done / total : 0, language);
  return `${number(done, language)}/${number(total, language)}`;
}
