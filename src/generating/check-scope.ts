import { type Claim, type Evidence, plain } from './evidence.ts';

/** How far a statement goes: words that a claim may not add, in both languages. */
const ADDED: readonly RegExp[] = [
  /\b(?:tous|toutes|chaque|entier|entiere|integralite|all|each|every|everyone|entire|whole)\b/,
  /\b(?:toujours|systematiquement|always)\b/,
  /\b(?:la plupart|majorite|surtout|principalement|most|mostly|mainly|majority)\b/,
  /\b(?:souvent|frequemment|regulierement|often|frequently|usually|regularly)\b/,
  /\b(?:seule?|seulement|uniquement|exclusivement|only|solely)\b|\bn(?:e |')(?:(?!pas |jamais |plus )\S+ ){1,3}?qu(?:e\b|')/,
  /\b(?:a cause|en raison|parce qu\w*|grace a|faute de|because|due to|thanks to|caused by)\b/,
  /\b(?:deja|already)\b/,
  /\b(?:malgre|despite|bien qu\w*|although)\b/,
];
/** And words that it may not drop from what it tells: without them it says more. */
const DROPPED: readonly RegExp[] = [
  /\b(?:certain(?:e|s|es)?|quelques|une partie|some)\b/,
  /\b(?:la plupart|majorite|surtout|most|mostly|mainly|majority)\b/,
  /\b(?:parfois|sometimes|occasionally|rarement|rarely)\b/,
  /\b(?:presque|quasi\w*|almost|nearly|pres de)\b/,
];
/** Nor from the sentences that it rests on. */
const CONDITIONS = /\b(?:si|sauf|a moins|a condition|if|unless|except|provided)\b(?! tot| bien)/;

/** Statements that the claim makes wider, puts off to the future or joins by a reason, where the support does not. */
export function checkScope(claim: Claim, { support, clause }: Evidence): string | null {
  const said = plain(claim.text);
  const given = plain(support);
  const proof = plain(clause);
  const added = ADDED.find((one) => one.test(said) && !one.test(given));
  if (added) return `added: ${added.exec(said)?.[0]}`;
  const condition = CONDITIONS.exec(given);
  if (condition && !CONDITIONS.test(said)) return `dropped: ${condition[0]}`;
  const dropped = DROPPED.find((one) => one.test(proof) && !one.test(said));
  return dropped ? `dropped: ${dropped.exec(proof)?.[0]}` : null;
}
