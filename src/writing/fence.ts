/** Controls but line feeds, and characters that hide or turn text around. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu;
/** Tokens by which models mark who speaks. */
const SPEAKER_TOKENS =
  /<\|[^|>]{0,40}\|>|<\/?(?:s|system|user|assistant|think)>|\[\/?INST\]|<<\/?SYS>>/gi;

/** Untrusted text between two lines that carry a key which it cannot know. */
export function fenced(name: string, text: string, key: string): string {
  const harmless = text.replace(UNSEEN, ' ').replace(SPEAKER_TOKENS, ' ').replaceAll(key, '');
  return `=== ${name} ${key} ===\n${harmless.trim()}\n=== end ${name} ${key} ===`;
}
