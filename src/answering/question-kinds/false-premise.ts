import { messages } from '../../i18n/messages.ts';
import type { Query } from '../../retrieval/query.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { fold } from '../../text/words.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { cite } from '../compose.ts';
import { isNoAnswer } from '../no-answer.ts';
import type { Composed, Question } from './question.ts';

/** "Pourquoi X a-t-il démissionné ?" takes for granted that X has. */
const PRESUMES =
  /^(?:et |and |mais |but )?(?:pourquoi|why|comment se fait-il|how come|pour quelles? raisons?|depuis quand|since when)\b/;
/** Nearer in meaning, a word of the text may tell of the same. */
const TELLS = 0.5;
/** Where nobody is named, so many other words must be there. */
const FEWEST_OTHERS = 2;
const SHOWN = 2;

/** What a question takes for granted and no article says: what they do say, under words that say so. */
export async function falsePremise(asked: Question): Promise<Composed | null> {
  const { finding, folded, question, language } = asked;
  if (!PRESUMES.test(folded) || finding.completed?.context) return null;
  const { query, ranked } = finding;
  const best = ranked[0];
  if (!best || best.article.language !== query.language) return null;
  const near = ranked.filter(({ article }) => article.id === best.article.id);
  const stems = near.flatMap(({ chunk, article }) => [...chunk.stems, ...article.titleStems]);
  const { words, meanings } = matchTerms(query, stems);
  const names = query.terms.flatMap(({ isName }, i) => (isName ? [i] : []));
  const verb = verbIn(question, query);
  if (verb < 0 || words[verb]! > 0 || meanings[verb]! >= TELLS) return null;
  // Whom it is about: by name, or by all the other words.
  const others = query.terms.flatMap((_, i) => (i === verb ? [] : [i]));
  const about = names.length > 0 ? names : others.length >= FEWEST_OTHERS ? others : [];
  if (about.length === 0 || about.some((i) => words[i] === 0)) return null;
  const chosen = finding.sentences
    .filter(({ text, candidate }) => candidate.article.id === best.article.id && !isNoAnswer(text))
    .map((sentence) => ({ sentence, share: shareOf(sentence, query) }))
    .toSorted((a, b) => b.share - a.share || unread(b.sentence) - unread(a.sentence))
    .map(({ sentence }) => sentence)
    .slice(0, SHOWN);
  return {
    kind: 'false-premise',
    lead: messages(language).kinds.notSaid,
    parts: chosen.map((_, i) => ({ ...cite(finding, chosen, i), highlights: [] })),
    sure: false,
    atLeast: 'perhaps',
  };
}

/** How much a sentence has of what is asked besides the names, which most sentences of the article may have. */
function shareOf({ candidate: { chunk }, i }: ScoredSentence, query: Query): number {
  const { words } = matchTerms(query, chunk.sentences[i]!.stems);
  return massShare(
    query,
    words.map((word, t) => (query.terms[t]!.isName ? 0 : word)),
  );
}

/** What is said of it, by its words: the reader looks for what does not stand there. */
const unread = ({ score, scoreUnread = score }: ScoredSentence): number => scoreUnread;

/** "A-t-il été vendu", "ferme-t-elle": the verb, or an auxiliary and the participle behind it. */
const INVERTED =
  /(?<!\p{L})(?<first>\p{L}+)-(?:t-)?(?:il|elle|ils|elles|on)(?!\p{L})(?: (?:déjà|aussi|donc|tous|toutes))?(?: été)?(?: (?<behind>\p{L}+))?/u;
const AUXILIARY =
  /^(?:a|ont|avait|avaient|est|sont|était|étaient|va|vont|doit|doivent|veut|veulent)$/;
/** These say nothing that could be untrue by themselves: "s'appelle-t-il", "faut-il", "peut-on". */
const LIGHT =
  /^(?:appelle(?:nt)?|nomme(?:nt)?|faut|fallait|peut|peuvent|pourrait|fait|font|dit|disent|parle(?:nt)?|pense(?:nt)?|agit)$/;
/** Not "contre" in "est-il contre". */
const PARTICIPLE = /(?:é|i|u|is|it|int|ert)(?:e?s?)$|(?:er|ir|dre)$/;
/** French participles and English past forms: what is said to have happened. */
const VERB = /(?:e|ee|es|ees|i|ie|is|u|ue|us|ed|rir|er|ir|ing)$/;

/** The place of the verb among the terms of a question, -1 where none can be told. */
function verbIn(question: string, { terms }: Query): number {
  const { first, behind } = INVERTED.exec(question.toLowerCase().normalize('NFC'))?.groups ?? {};
  const participle = behind !== undefined && PARTICIPLE.test(behind) ? behind : '';
  const verb = first !== undefined && AUXILIARY.test(first) ? participle : (first ?? '');
  if (LIGHT.test(verb)) return -1;
  const place = verb === '' ? -1 : terms.findIndex(({ form }) => form === fold(verb));
  return place >= 0 ? place : terms.findLastIndex(({ isName, form }) => !isName && VERB.test(form));
}
