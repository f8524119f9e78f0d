import { messages } from '../../i18n/messages.ts';
import { matchTerms } from '../../retrieval/term-match.ts';
import { fact } from './fact.ts';
import type { Composed, Question } from './question.ts';

/** "Pourquoi X a-t-il démissionné ?" takes for granted that X has. */
const PRESUMES =
  /^(?:et |and |mais |but )?(?:pourquoi|why|comment se fait-il|how come|pour quelles? raisons?|depuis quand|since when)\b/;
/** Nearer in meaning, a word of the text may tell of the same. */
const TELLS = 0.5;

/** What a question takes for granted and no article says: what they do say, under words that say so. */
export async function falsePremise(asked: Question): Promise<Composed | null> {
  const { finding, folded, language } = asked;
  if (!PRESUMES.test(folded) || finding.completed?.context) return null;
  const { query, ranked } = finding;
  const best = ranked[0];
  if (!best || best.article.language !== query.language) return null;
  const near = ranked.filter(({ article }) => article.id === best.article.id);
  const stems = near.flatMap(({ chunk, article }) => [...chunk.stems, ...article.titleStems]);
  const { words, meanings } = matchTerms(query, stems);
  const names = query.terms.flatMap(({ isName }, i) => (isName ? [i] : []));
  const verb = query.terms.findLastIndex(({ isName, form }) => !isName && VERB.test(form));
  if (names.length === 0 || names.some((i) => words[i] === 0)) return null;
  if (verb < 0 || words[verb]! > 0 || meanings[verb]! >= TELLS) return null;
  const composed = await fact(asked);
  return {
    ...composed,
    kind: 'false-premise',
    lead: messages(language).kinds.notSaid,
    parts: composed.parts.slice(0, 2).map((part) => ({ ...part, highlights: [] })),
    sure: false,
  };
}

/** French participles and English past forms: what is said to have happened. */
const VERB = /(?:e|ee|es|ees|i|ie|is|u|ue|us|ed|rir|er|ir|ing)$/;
