import { ACRONYM, expansionIn } from '../acronym-names.ts';
import { quoted } from '../quoting.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';

const ASKS =
  /\b(?:que veut dire|que veulent dire|que signifie(?:nt)?|signification|sigle|acronyme|c'est quoi|qu'est-ce que|stands? for|what does .{1,20} mean|what is|what's|abbreviation|initials)\b/;
const ARTICLES = 4;

/** What the letters of an acronym stand for, in the sentence of the text that says so. */
export async function acronym(asked: Question): Promise<Composed | null> {
  const short = ACRONYM.exec(asked.question)?.[0].replaceAll('.', '');
  if (!short || !ASKS.test(asked.folded)) return null;
  const ids = [...new Set(asked.finding.ranked.map(({ article }) => article.id))];
  for (const id of ids.slice(0, ARTICLES)) {
    const article = await wholeArticle(asked.sources.corpus, id);
    if (!article) continue;
    const part = definedIn(article, short);
    if (part) return { kind: 'definition', parts: [part], sure: true };
  }
  return null;
}

function definedIn({ details, text, sentences }: WholeArticle, short: string) {
  for (const sentence of sentences) {
    const long = expansionIn(sentence.text, short);
    if (long) return quoted(details, text, sentence, { highlights: [long] });
  }
  return null;
}
