import type { TextRole } from './embedder.ts';

/** What a model's graph does not say: how its authors feed it and pool its tokens. */
export interface ModelFamily {
  /** Put before each text. */
  readonly prefix: Readonly<Record<TextRole, string>>;
  /** How token vectors become one, for a graph without a pooled output. */
  readonly pooling: 'mean' | 'cls';
}

const named = (word: string) => new RegExp(`(^|[^a-z0-9])${word}([^a-z0-9]|$)`, 'i');

/** @param model model id or folder: the last part of its name tells the family. */
export function modelFamily(model: string): ModelFamily {
  const name = model.split(/[\\/]/).filter(Boolean).at(-1) ?? '';
  return {
    prefix: named('e5').test(name)
      ? { query: 'query: ', passage: 'passage: ' }
      : { query: '', passage: '' },
    pooling: named('bge').test(name) ? 'cls' : 'mean',
  };
}
