import { messages } from '../../i18n/messages.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { personNames } from '../../text/person-names.ts';
import { fold } from '../../text/words.ts';
import { reportsSpeech } from '../attribution.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';

/** On the folded question: people are asked for, each of them. */
const ASKS =
  /\b(?:quel(?:le)?s (?:sont les )?(?:personnes?|gens|noms|responsables|elus|elues|temoins|intervenants|experts?|politiques|acteurs|protagonistes)|qui (?:sont les personnes|est (?:cite|interroge|mentionne)|sont (?:les )?(?:cite|interroge|mentionne)e?s)|(?:which|what) (?:\w+ (?:or|and) )?(?:people|persons|names|officials|politicians|councillors|witnesses|experts|speakers|residents)|who (?:is|are|was|were) (?:quoted|named|mentioned|interviewed|cited))\b/;
/** French "cité" may only name. */
const QUOTED = /\b(?:interroge|interview|quoted|parle|temoign|speak|spoke|say)/;
/** What asks, and what is asked of: the topic is what is left. */
const AROUND =
  /\b(?:dans|in|from|par|by|les?|the|des?|l'|cette?|ces|this|these)\b|\b(?:citee?s?|quoted|named|mentioned|articles?|texte|affaire|story)\b/g;

const ROLE = /^(?:councillor|elu|expert|temoin|witness|politi|official|responsable|resident)/;

const ARTICLES = 3;
/** Of the best article's coverage: others with less are about something else. */
const ALSO = 0.75;
const PEOPLE_SHOWN = 10;

/** Everyone whom the articles on a topic name, each once, in the sentence that says who that is. */
export async function people(asked: Question): Promise<Composed | null> {
  if (!ASKS.test(asked.folded)) return null;
  const onlyQuoted = QUOTED.test(asked.folded);
  const topic = asked.folded.replace(ASKS, ' ').replace(AROUND, ' ');
  const articles = topicArticles(await asked.find(topic));
  const most = Math.max(0, ...articles.map(({ coverage }) => coverage));
  const known = new Set<string>();
  const parts: Quoted[] = [];
  for (const { article: found, coverage } of articles.slice(0, ARTICLES)) {
    if (coverage < ALSO * most) continue;
    const article = await wholeArticle(asked.sources.corpus, found.id);
    for (const { start, end, text } of article?.sentences ?? []) {
      const names = personNames(text).filter((name) => {
        const last = fold(text.slice(name.start, name.end)).split(' ').at(-1)!;
        if (known.has(last) || asked.folded.includes(last)) return false;
        if (onlyQuoted && !isHeard(article!.text, { start, end }, last)) return false;
        known.add(last);
        return true;
      });
      if (names.length > 0)
        parts.push(quoted(found, article!.text, { start, end }, { highlights: names }));
    }
  }
  const kept = ofTheRole(asked, parts).slice(0, PEOPLE_SHOWN);
  const count = kept.reduce((sum, { highlights }) => sum + (highlights?.length ?? 0), 0);
  return {
    kind: 'list',
    lead: messages(asked.language).kinds.named(count),
    parts: kept,
    sure: true,
  };
}

/** Whether the text reports what a person says, here or where the name comes again. */
function isHeard(
  text: string,
  { start, end }: { start: number; end: number },
  last: string,
): boolean {
  const behind = text.slice(end, end + 160);
  // Where somebody else is named next, the word of speech may be theirs.
  const isNext = personNames(behind).length === 0;
  if (reportsSpeech(text.slice(start, end)) || (isNext && reportsSpeech(behind))) return true;
  const folded = fold(text);
  // Folding may change offsets; it is only asked whether the name stands near a word of speech at all.
  for (let at = folded.indexOf(last); at >= 0; at = folded.indexOf(last, at + 1)) {
    if (reportsSpeech(folded.slice(Math.max(0, at - 120), at + last.length + 60))) return true;
  }
  return false;
}

/** "Which councillors": those whose sentence has the role or a word near it, where there are any. */
function ofTheRole({ finding: { query } }: Question, parts: readonly Quoted[]): readonly Quoted[] {
  const roles = query.terms.flatMap(({ form, alternatives }) =>
    ROLE.test(form) ? alternatives.map(({ stem }) => stem) : [],
  );
  const having = parts.filter(({ quote, article }) =>
    stemsOf(quote, article.language).some((stem) => roles.includes(stem)),
  );
  return having.length > 1 ? having : parts;
}
