import { DAYS } from '../text/dates/names.ts';
import { foldStraight, splitWords } from '../text/words.ts';

/** Lines that say how an article came about, how it may be shared, or whom to write to. */
const ABOUT_ITSELF =
  /^(?:contact(?: presse)?|contacts|press contact|propos recueillis|publie le|paru le|mis (?:en ligne|a jour)|published|posted|updated|last updated|(?:by|par) [a-z'-]+ [a-z'-]+(?: (?:and|et|&) [a-z'-]+ [a-z'-]+)?(?:$|[,.|-])|photo(?:s|graphs?)?\b ?:|temps de lecture|partager|share|suivi par|a lire aussi|lire aussi|read (?:next|more)|pour (?:se desabonner|vous desinscrire|diffusion immediate)|a diffuser immediatement|bonne lecture|la suite demain|got a story|\[)/;
const MINUTES_TO_READ = /^\d+ min(?:utes?)?(?: read)?$/;
/** A date, a paper or a place and nothing told of them. */
const DATELINE = new RegExp(
  `^(?:(?:${DAYS.join('|')}),? )?\\d{1,2}(?:er|st|nd|rd|th)? [a-z]+ \\d{4}(?:$| ?[|·—-])`,
);

/** Characters that tell what a line is about, and how it ends. */
const BEGINNING = 160;
const ENDING = 12;
/** Of fewer than six words. */
const LONGEST_LABEL = 120;

/** Whether a sentence answers nothing, whatever is asked: a label, a byline, a question, an address. */
export function isNoAnswer(text: string): boolean {
  if (/\?["'’»”)\s]*$/.test(text.slice(-ENDING))) return true;
  // Its beginning tells: to fold all of many sentences takes longer than to rank them.
  const folded = foldStraight(text.slice(0, BEGINNING)).trim();
  if (ABOUT_ITSELF.test(folded) || MINUTES_TO_READ.test(folded) || DATELINE.test(folded))
    return true;
  return isLabel(text);
}

/** The label of a section or a genre: "TRIBUNE.", "Entretien.", "À PROPOS". */
function isLabel(text: string): boolean {
  if (text.length > LONGEST_LABEL || /\d/.test(text)) return false;
  const words = splitWords(text).length;
  return words < 2 || (words < 6 && text === text.toUpperCase());
}
