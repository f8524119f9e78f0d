import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { foldStraight } from '../../text/words.ts';
import { kindOf } from '../confidence.ts';
import type { Composed, Question } from './question.ts';

/**
 * That no article was found about a topic, where an article about it is asked for: whatever else is near is of something else.
 * @param topic words of the folded question, in their order.
 * @returns null where what was found answers the question by itself.
 */
export function nothingAbout(asked: Question, topic: string): Composed | null {
  const { finding, language } = asked;
  if (kindOf(finding.confidence, finding.readings !== null) === 'answered') return null;
  const note = messages(language).kinds.noArticleOn(quote(language, asWritten(asked, topic)));
  return { kind: 'about-articles', parts: [], sure: false, none: true, notes: [note] };
}

/** A topic as the question writes it, with its accents and capitals, and the small words between. */
function asWritten({ question }: Question, topic: string): string {
  const folded = foldStraight(question);
  const words = topic.split(/[\s?!.,:;]+/).filter((word) => word !== '');
  const start = folded.indexOf(words[0] ?? '');
  const last = words.at(-1) ?? '';
  const at = folded.lastIndexOf(last);
  // Folding keeps places but for rare letters.
  if (folded.length !== question.length || start < 0 || at < start) return words.join(' ');
  return question.slice(start, at + last.length);
}
