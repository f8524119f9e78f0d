/** A part between quotation marks of any kind. */
export const QUOTED = /«([^«»]*)»|“([^“”]*)”|"([^"]*)"/g;
/** A quotation shorter than that may be a name or a word set apart. */
export const SPEECH_WORDS = 3;

/** What stands between quotation marks. */
export function quotationsIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}
