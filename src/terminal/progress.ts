import type { Writable } from 'node:stream';
import { type Options, SingleBar } from 'cli-progress';
import { number, percent } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { IndexProgress } from '../indexing/progress.ts';
import type { Language } from '../text/language.ts';

/** A bar that shows how far an indexing has come. */
export interface ProgressDisplay {
  readonly onProgress: (progress: IndexProgress) => void;
  /** Takes the bar away; nothing more is written. */
  stop(): void;
}

/** Where nothing can be drawn, a stage that is over sooner than that is not told. */
const FIRST_LINE_MS = 1_000;
const LINE_EVERY_MS = 10_000;

/** The progress of indexing: a bar on a terminal, elsewhere a line now and then of what takes long. */
export function progressDisplay(
  stream: Writable & { readonly isTTY?: boolean },
  language: Language,
): ProgressDisplay {
  return stream.isTTY ? progressBar(stream, language) : progressLines(stream, language);
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
      const payload = { stage: messages(language).indexing.stages[progress.stage], label: '' };
      payload.label = amount(progress, language);
      if (progress.stage !== stage) stop();
      stage = progress.stage;
      if (bar) {
        bar.setTotal(progress.total);
        bar.update(progress.done, payload);
      } else {
        bar = new SingleBar(options);
        bar.start(progress.total, progress.done, payload);
      }
    },
    stop,
  };
}

function progressLines(stream: Writable, language: Language): ProgressDisplay {
  let latest: IndexProgress | null = null;
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    if (!latest) return;
    const name = messages(language).indexing.stages[latest.stage];
    stream.write(`${name} ${amount(latest, language)}\n`);
    timer = setTimeout(write, LINE_EVERY_MS);
  };
  const stop = () => {
    clearTimeout(timer);
    latest = null;
  };
  return {
    onProgress(progress) {
      if (progress.stage !== latest?.stage) {
        clearTimeout(timer);
        timer = setTimeout(write, FIRST_LINE_MS);
      }
      latest = progress;
    },
    stop,
  };
}

/** Bytes of a model as a percentage, other things counted. */
function amount({ stage, done, total }: IndexProgress, language: Language): string {
  if (stage === 'model') return percent(total > 0 ? done / total : 0, language);
  return `${number(done, language)}/${number(total, language)}`;
}
