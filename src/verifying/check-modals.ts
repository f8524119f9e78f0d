import { type Claim, type Evidence, plain } from './evidence.ts';

/** What must be, and what can be, in both languages; a negation turns one into the other and has its own check. */
const MUST =
  /\b(?:must|(?:have|has|had|having) to|(?:is|are|was|were|be|been) (?:required|obliged|forced|ordered) to|devra|devront|do(?:it|ivent) (?!(?:etre \w+ )?(?:ouvrir|debuter|commencer))|oblige\w* (?:a|de)|tenu\w* de|contraint\w* (?:a|de))\b/;
const MAY =
  /\b(?:can|may|might|could|(?:is|are|be|been) (?:able|allowed|free) to|pourr\w+|peut|peuvent|autorise\w* a|libres? de)\b/;
const NOT = /\bn(?:e |')|\b(?:not|no|cannot|never)\b|n't\b/;

/** What only may be told as what must be, or the reverse. */
export function checkModals(claim: Claim, { clause }: Evidence): string | null {
  const [said, proof] = [plain(claim.text), plain(clause)];
  if (NOT.test(said) || NOT.test(proof)) return null;
  if (MAY.test(said) && !MUST.test(said) && MUST.test(proof) && !MAY.test(proof)) {
    return 'may for must';
  }
  if (MUST.test(said) && !MAY.test(said) && MAY.test(proof) && !MUST.test(proof)) {
    return 'must for may';
  }
  return null;
}
