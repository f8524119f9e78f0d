import { foldStraight } from '../../text/words.ts';

/** A sentence that gives a reason… */
const BECAUSE =
  /\b(?:parce qu\w*|car|puisqu\w*|en cause|causee? par|a cause d\w*|la cause|les causes|en raison d\w*|faute d\w*|grace a|du fait d\w*|s'explique|a provoque|provoquee? par|due? a|raisons?|because|since|due to|owing to|caused by|the cause|blamed?|reasons?|the result of|result of|thanks to|so that|in order to|means that)\b/;
/** …or says where something comes from, or who is thought to have done it. */
const SOURCE =
  /\b(?:(?:pro)?(?:vien(?:t|nent)|venai(?:t|ent)) d(?:u |es |'une? |e (?:la |l'))|soupconne\w*|impute\w*|attribue\w*|incrimine\w*|(?:comes?|came|stem(?:s|med)) from|suspects?|suspected|attribute[sd]?)\b/;

/** Whether a sentence gives a reason. */
export const givesReason = (text: string): boolean => BECAUSE.test(foldStraight(text));

/** Whether it says, or supposes, what something comes from. */
export const namesCause = (text: string): boolean => {
  const folded = foldStraight(text);
  return BECAUSE.test(folded) || SOURCE.test(folded);
};
