import type { FoundNumber } from '../text/numbers.ts';
import { plain } from './evidence.ts';

const GOES_ON =
  /^ (?:ont|sont|etaient|avaient|seront|auront|d'entre (?:eux|elles)|of them|were|have|had|are|will|did)\b/;

/** Whether a number stands alone for what another counts before it: "6,000 runners had signed up; 5,300 started". */
export function isElliptic(text: string, { end }: Pick<FoundNumber, 'end'>): boolean {
  return GOES_ON.test(plain(text.slice(end)));
}
