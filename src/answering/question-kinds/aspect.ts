import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { Query } from '../../retrieval/query.ts';
import { matchTerms } from '../../retrieval/term-match.ts';
import type { Language } from '../../text/language.ts';
import { numbersIn } from '../../text/numbers.ts';
import { datesToCome } from '../date-to-come.ts';
import { isNoAnswer } from '../no-answer.ts';
import { quoted } from '../quoting.ts';
import type { ArticleSentence, WholeArticle } from '../whole-article.ts';
import { namesCause } from './gives-reason.ts';
import type { Composed } from './question.ts';

/** On a folded question: an aspect whose values are dates… */
const WHEN =
  /\b(?:(?:re)?ouvertures?|calendrier|dates?|delais?|echeances?|livraison|mise en service|inauguration|(?:re)?opening|schedule|timetable|deadline|launch|delivery)\b/;
/** …sums… */
const SUM =
  /\b(?:prix|tarifs?|couts?|budget|loyers?|montant|facture|fares?|prices?|costs?|fees?|bill|rent)\b/;
/** …or what something comes from. */
const CAUSE =
  /\b(?:causes?|origines?|raisons?|motifs?|explications?|reasons?|explanation|origin)\b/;
/** What names all of it is no aspect. */
const ALL_OF_IT =
  /\b(?:projets?|projects?|plans?|situation|affaire|dossier|version|saisons?|season|articles?|case|story|things?)\b/g;
/** A word that the question has stands for its aspect as much as a value of its kind does, and so much more. */
const OF_KIND = 0.6;
/** Of the best sentence of a version. */
const ALSO = 0.6;
const NEWEST = 3;
const OLDER = 2;
/** From so near in meaning a word stands for another. */
const STANDS_FOR = 0.7;

/**
 * What each version says of one aspect of an event, where the question asks of one whose values are of a kind: a
 * date to come for a reopening, a sum for a fare, a reason for a cause; newest first. Null where fewer than two versions tell of it.
 * @param topic what the folded question asks of.
 */
export function ofAspect(
  versions: readonly WholeArticle[],
  topic: string,
  query: Query,
  language: Language,
): Composed | null {
  const terms = aspectTerms(versions, topic, query);
  if (![WHEN, SUM, CAUSE].some((one) => one.test(topic))) return null;
  const told = versions
    .map((article, i) => ({ article, sentences: tellingOf(article, i, terms, topic, query) }))
    .filter(({ sentences }) => sentences.length > 0);
  if (told.length < 2 || told[0]!.article !== versions[0]) return null;
  const texts = messages(language).kinds;
  const parts = told.flatMap(({ article, sentences }, i) => {
    const date = dateLabel(article.details.published, language);
    const isOldest = i === told.length - 1;
    const label = i === 0 ? texts.since(date) : isOldest ? texts.before(date) : texts.dated(date);
    return sentences.map((one, at) =>
      quoted(article.details, article.text, one, at === 0 ? { label } : {}),
    );
  });
  return { kind: 'changed', parts, sure: true };
}

/** Places of the question's words that name an aspect: neither names nor words of every version's headline. */
function aspectTerms(versions: readonly WholeArticle[], topic: string, query: Query): number[] {
  const general = new Set(topic.match(ALL_OF_IT) ?? []);
  const heads = versions.map(({ details }) => matchTerms(query, details.titleStems).words);
  return query.terms.flatMap(({ isName, form }, i) =>
    isName || general.has(form) || heads.every((head) => head[i]! > 0) ? [] : [i],
  );
}

function tellingOf(
  article: WholeArticle,
  version: number,
  terms: readonly number[],
  topic: string,
  query: Query,
): ArticleSentence[] {
  const scored = article.sentences
    .filter(
      ({ text }) => !isNoAnswer(text) && !/^\s*[«"“]/.test(text) && /[.!?…»"”]\s*$/.test(text),
    )
    .map((sentence) => {
      const { words, meanings } = matchTerms(query, sentence.stems);
      const share = terms.reduce((sum, i) => {
        const meaning = meanings[i]! >= STANDS_FOR ? meanings[i]! : 0;
        return sum + Math.max(words[i]!, meaning);
      }, 0);
      const hasValue = givesValue(sentence, article, topic);
      return { sentence, hasValue, score: share / (terms.length || 1) + (hasValue ? OF_KIND : 0) };
    })
    .filter(({ hasValue }, _, all) => hasValue || !all.some((one) => one.hasValue))
    .sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
  const least = Math.max(ALSO * (scored[0]?.score ?? 0), 0.3);
  return scored
    .filter(({ score }) => score >= least)
    .slice(0, version === 0 ? NEWEST : OLDER)
    .map(({ sentence }) => sentence)
    .sort((a, b) => a.start - b.start);
}

/** Whether a sentence gives a date to come, a sum or a reason, where the topic's values are such. */
function givesValue(
  { text }: ArticleSentence,
  { details: { published, language } }: WholeArticle,
  topic: string,
): boolean {
  if (SUM.test(topic)) return numbersIn(text, language).some(isSum);
  if (CAUSE.test(topic)) return namesCause(text);
  return (
    WHEN.test(topic) && published !== null && datesToCome(text, published, language).length > 0
  );
}

const isSum = ({ unit }: { readonly unit: string | null }): boolean =>
  unit === 'euro' || unit === 'pound' || unit === 'dollar';

/**
 * Whether a word of a topic, other than a name, stands in no article on it: that is about something else. What somebody says
 * is no word of the article's, and in another language another word may stand for it.
 */
export function lacksWordOf(articles: readonly WholeArticle[], query: Query): boolean {
  const own = articles.filter(({ details }) => details.language === query.language);
  if (own.length === 0 || own.length < articles.length) return false;
  const stems = own.flatMap(({ details, sentences }) => [
    ...details.titleStems,
    ...sentences.filter(({ text }) => !/[«"“]/.test(text)).flatMap((one) => one.stems),
  ]);
  const { words, meanings } = matchTerms(query, stems);
  // "Date", "prix" and "cause" are told by dates, sums and reasons.
  const isKind = (form: string): boolean => [WHEN, SUM, CAUSE].some((one) => one.test(form));
  return query.terms.some(
    ({ isName, form }, i) =>
      !isName && !isKind(form) && words[i] === 0 && meanings[i]! < STANDS_FOR,
  );
}
