import { foldStraight } from '../../text/words.ts';
import type { Enumeration } from '../enumeration.ts';
import type { WholeArticle } from '../whole-article.ts';

/** On a folded question: what somebody would do. */
const PROPOSES =
  /\b(?:propos(?:e|ent|ait|aient|es?)|preconis\w+|suggere\w*|recommand\w+|a la place d|quelles? (?:solutions?|alternatives?|pistes?)|propos(?:es?|ed|als?)|suggests?|suggested|recommends?|instead of|alternatives?|solutions?)\b/;
/** And the text asks itself, before it says so. */
const WHAT_TO_DO =
  /\b(?:que (?:faire|faudrait-il|faut-il faire)|quelles? (?:solutions?|alternatives?|pistes?)|what (?:to do|can be done|should (?:we|be)|would (?:we|i) do|instead|then)|what is to be done)\b.{0,60}\?/;

/** "Qui a marqué", "who scored". */
const WHO_DID =
  /^(?:et |and )?(?:qui (?:a|ont|avait|avaient) (?:bien |aussi )?|who )(?<did>[a-z]{4,20})\b/;
/** "Marqueuses : …", "Scorers: …" */
const LABEL = /^(?<agents>[a-z]{5,20}) ?: /;
const OF_AGENTS = /(?:euses?|eurs?|rices?|ers?|ors?)$/;
const SHORTEST_ROOT = 4;

/**
 * Whether a text itself says that what it enumerates is what a folded question asks for: behind its own "que faire ?" for what
 * somebody proposes, or under a label of those who did it: "marqueuses : …" for "qui a marqué".
 */
export function isNamedByText(
  folded: string,
  { text }: WholeArticle,
  { items, context }: Enumeration,
): boolean {
  if (PROPOSES.test(folded)) {
    const last = context.at(-1);
    if (last && WHAT_TO_DO.test(foldStraight(text.slice(last.start, last.end)))) return true;
  }
  const did = WHO_DID.exec(folded)?.groups?.['did'];
  const [first] = items;
  if (did === undefined || !first) return false;
  const agents = LABEL.exec(foldStraight(text.slice(first.start, first.end)))?.groups?.['agents'];
  const root = agents?.replace(OF_AGENTS, '') ?? '';
  return root !== agents && root.length >= SHORTEST_ROOT && did.startsWith(root);
}
