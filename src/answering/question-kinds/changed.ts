import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import type { Span } from '../../text/spans.ts';
import { foldStraight } from '../../text/words.ts';
import { correctionsIn } from '../corrections.ts';
import { type CountedNumber, countedNumbers } from '../counted-numbers.ts';
import { headingOf } from '../headings.ts';
import { liveEntries } from '../live-entries.ts';
import { isNoAnswer } from '../no-answer.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { tellOneEvent } from '../versions.ts';
import { type ArticleSentence, type WholeArticle, wholeArticle } from '../whole-article.ts';
import { list } from './list.ts';
import type { Composed, Question } from './question.ts';
import { withoutTimes } from './topic.ts';

const ASKS =
  /\b(?:qu'est-ce qui (?:a|avait|va|aurait) change|ce qui (?:a change|change)|qu'a change|qu'est-ce qui change|(?:a|ont|avait)(?:-t-(?:il|elle)s?|-(?:il|elle)s)? (?:change|evolue)\w*|comment (?:a|ont) (?<what>.{0,80})\b(?:evolue|change)\w*|quel(?:le)?s? (?:est |sont )?(?:l'|la |les )?(?:changements?|evolutions?)|what (?:has |have )?change[ds]?|how (?:did|has|have|was|were) (?<which>.{0,80})\b(?:changed?|evolved?|corrected)|what (?:is|was) (?:different|corrected)|(?:ete|est|sont) (?:corrige|rectifie)\w*|(?:was|were|been) corrected)\b/;
/** "How did the number of … change?" */
const COUNTS = /\b(?:nombre|chiffre|number|figure|how many|combien|total|bilan)\b/;
const CORRECTED = /\b(?:corrige|rectifie|corrected)/;
/** A sentence that tells of a change. */
const CHANGE =
  /\b(?:et non|au lieu de|plus (?:lourd|eleve|bas|haut|cher|tot|tard)\w*|contre \d|passe(?:nt|ra|e)? (?:de|a)|monte(?:nt)? a|tombe(?:nt)?|desormais|n[e'] ?\S+ plus|repousse\w*|reporte\w*|augmente\w*|baisse\w*|reduit\w*|portee?s? a|finalement|maintenue?s?|annulee?s?|volte-face|ne \w+ pas .{0,40}mais|rouv\w+|supprim\w+|instead of|instead|up from|down from|no longer|now|higher|lower|risen|rose|fell|fallen|closed|gone|used to|costs? .{0,20}today|taken on|not .{0,40} but)\b/;

const VERSIONS = 3;
/** Of the best article's coverage: others tell of something else. */
const ALSO = 0.7;
const NEW_PARTS = 6;
const OLD_PARTS = 4;
const PARTS = 6;

/** What changed between two versions of an event, or within one: what is so since, then what was texts before. */
export async function changed(asked: Question): Promise<Composed | null> {
  if (!ASKS.test(asked.folded)) return null;
  const timeless = foldStraight(withoutTimes(asked.question, asked.spoken));
  const groups = ASKS.exec(timeless)?.groups;
  const inside = groups?.['what'] ?? groups?.['which'] ?? '';
  const topic = `${inside} ${timeless.replace(ASKS, ' ')}`;
  const finding = await asked.find(topic);
  const found = topicArticles(finding);
  const best = found[0];
  if (!best) return null;
  const articles: WholeArticle[] = [];
  for (const { article, coverage } of found.slice(0, VERSIONS)) {
    if (coverage < ALSO * best.coverage) continue;
    const whole = await wholeArticle(asked.sources.corpus, article.id);
    if (whole) articles.push(whole);
  }
  const about = { ...asked, finding };
  const corrected = CORRECTED.test(asked.folded) ? corrections(articles, about) : null;
  if (corrected) return corrected;
  const course = articles[0] && COUNTS.test(asked.folded) ? courseOf(articles[0], about) : null;
  if (course) return course;
  const versions = versionsOf(articles);
  const between = versions ? betweenVersions(versions, asked) : null;
  if (between) return between;
  return (await list(asked)) ?? (articles[0] ? within(articles[0], about) : null);
}

/** The corrections that are most about the topic. */
function corrections(
  articles: readonly WholeArticle[],
  { finding: { query } }: Question,
): Composed | null {
  const scored = articles.flatMap((article) => {
    const title = article.details.titleStems;
    return correctionsIn(article).map((span) => ({
      part: quoted(article.details, article.text, span),
      share: massShare(query, matchTerms(query, [...span.stems, ...title]).words),
    }));
  });
  const best = Math.max(0, ...scored.map(({ share }) => share));
  const parts = scored.filter(({ share }) => share >= ALSO * best).map(({ part }) => part);
  return parts.length === 0 ? null : { kind: 'changed', parts: parts.slice(0, PARTS), sure: true };
}

/** The two newest dated articles among those on the topic. */
function versionsOf(articles: readonly WholeArticle[]): [WholeArticle, WholeArticle] | null {
  const dated = articles
    .filter(({ details }) => details.published !== null)
    .toSorted((a, b) => (a.details.published!.value < b.details.published!.value ? 1 : -1));
  const [newer, older] = dated;
  if (!newer || !older || newer.details.published!.value === older.details.published!.value)
    return null;
  return tellOneEvent(newer, older) ? [newer, older] : null;
}

/** What a newer article counts otherwise than an older one, and what it says has changed. */
function betweenVersions(
  [newer, older]: [WholeArticle, WholeArticle],
  asked: Question,
): Composed | null {
  const texts = messages(asked.language).kinds;
  const now = countedNumbers(newer);
  const then = countedNumbers(older);
  const since = new Map<ArticleSentence, Span[]>();
  const before = new Map<ArticleSentence, Span[]>();
  const mark = (map: Map<ArticleSentence, Span[]>, { sentence, span }: CountedNumber) =>
    map.set(sentence, [...(map.get(sentence) ?? []), span]);
  for (const number of now) {
    const others = then.filter((one) => one.noun === number.noun && sameSubject(one, number));
    if (others.length === 0 || others.some(({ value }) => value === number.value)) continue;
    mark(since, number);
    mark(before, others[0]!);
  }
  for (const sentence of newer.sentences) {
    if (
      CHANGE.test(foldStraight(sentence.text)) &&
      !since.has(sentence) &&
      !isNoAnswer(sentence.text)
    )
      since.set(sentence, []);
  }
  if (since.size === 0) return null;
  const shown = (
    article: WholeArticle,
    map: Map<ArticleSentence, Span[]>,
    most: number,
    label: string,
  ) =>
    [...map]
      .sort(([a, marks], [b, others]) => others.length - marks.length || a.start - b.start)
      .slice(0, most)
      .sort(([a], [b]) => a.start - b.start)
      .map(([sentence, highlights], i) =>
        quoted(article.details, article.text, sentence, { highlights, ...(i === 0 && { label }) }),
      );
  const date = (article: WholeArticle): string =>
    dateLabel(article.details.published, asked.language);
  return {
    kind: 'changed',
    parts: [
      ...shown(newer, since, NEW_PARTS, texts.since(date(newer))),
      ...shown(older, before, OLD_PARTS, texts.before(date(older))),
    ],
    sure: true,
  };
}

/** A unit is counted of many things: then more must be the same. */
function sameSubject(a: CountedNumber, b: CountedNumber): boolean {
  if (!a.isUnit) return true;
  const stems = new Set(a.sentence.stems);
  return b.sentence.stems.filter((stem) => stems.has(stem) && stem !== a.noun).length >= 2;
}

/** How a figure that is asked about went on in one article, as in a page that is kept up to date. */
function courseOf(article: WholeArticle, { finding: { query } }: Question): Composed | null {
  const numbers = countedNumbers(article).filter(({ noun }) =>
    query.roles.get(noun)?.some(({ word }) => word > 0.5),
  );
  const values = new Set(numbers.map(({ value }) => value));
  if (values.size < 3) return null;
  const shown: CountedNumber[] = [];
  for (const number of numbers) {
    if (!shown.some(({ value, noun }) => value === number.value && noun === number.noun))
      shown.push(number);
  }
  const entries = liveEntries(article.text);
  const isNewestFirst = entries.length > 0 && entries[0]!.start < entries.at(-1)!.start;
  const ordered = isNewestFirst ? shown.toReversed() : shown;
  const parts = new Map<ArticleSentence, Quoted>();
  for (const { sentence, span } of ordered) {
    const known = parts.get(sentence);
    const highlights = [...(known?.highlights ?? []), span];
    parts.set(sentence, quoted(article.details, article.text, sentence, { highlights }));
  }
  return { kind: 'changed', parts: [...parts.values()].slice(0, PARTS), sure: true };
}

/** The sentences of one article that are on the topic and tell of a change, in their order. */
function within(
  { details, text, sentences }: WholeArticle,
  { finding: { query } }: Question,
): Composed | null {
  const scored = sentences
    .filter((one) => !isNoAnswer(one.text) && !/^\s*[«"“]/.test(one.text))
    .map((sentence, i) => {
      const around = [
        ...stemsOf(headingOf(text, sentence.start), details.language),
        ...sentences.slice(Math.max(0, i - 1), i + 1).flatMap(({ stems }) => stems),
        ...sentence.stems,
      ];
      const change = CHANGE.test(foldStraight(sentence.text)) ? 0.35 : 0;
      const figure = /\d/.test(sentence.text) ? 0.1 : 0;
      const own = massShare(query, matchTerms(query, sentence.stems).words);
      const share = massShare(query, matchTerms(query, around).words);
      return { sentence, score: share + 0.3 * own + change + figure, change };
    })
    .sort((a, b) => b.score - a.score);
  const top = scored[0]?.score ?? 0;
  const parts = scored
    .filter(({ score }) => score >= 0.6 * top)
    .slice(0, PARTS)
    .map(({ sentence }) => sentence)
    .sort((a, b) => a.start - b.start)
    .map((span) => quoted(details, text, span));
  return parts.length === 0 ? null : { kind: 'changed', parts, sure: false };
}
