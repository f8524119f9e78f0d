import { personNames } from '../text/person-names.ts';
import { quotations } from '../text/quotations.ts';
import { withoutSpans } from '../text/spans.ts';
import { fold, foldStraight, splitWords } from '../text/words.ts';
import { reportsSpeech } from './attribution.ts';
import { interviewersSentences } from './interviews.ts';
import type { WholeArticle } from './whole-article.ts';

/** "Dit-elle", "he says", "a-t-il déclaré": the person named last speaks. */
const PRONOUN =
  /-t?-?(?:il|elle)\b|\b(?:il|elle) (?:dit|declare|ajoute|affirme|explique|estime|assure|precise|rappelle|conteste|a )|\b(?:he|she) (?:says?|said|adds?|added|told|thinks?|asks?|asked|calls?|called|argued?|argues|replies|replied)\b|\b(?:says|said|adds|added) (?:he|she)\b/;
/** Who wants, hopes or fears something speaks his mind without a word. */
const VIEW =
  "(?:veut|veulent|voudrait|souhaite|espere|craint|redoute|refuse|reclame|demande|propose|denonce|plaide|pense|croit|conteste|deplore|s'oppose|s'inquiete|wants?|wanted|hopes?|hoped|fears?|feared|insists?|insisted|believes?|believed|expects?|demands?|refuses?|refused|proposes?|proposed|opposes?|opposed|worries|calls for|called for)";
const VIEWS = new RegExp(`\\b${VIEW}\\b`);
const THEIR_VIEW = new RegExp(
  `\\b(?:il|elle|he|she) (?:(?:en|y|le|la|also|only|now|still) )?${VIEW}\\b`,
);

/**
 * Whose words each sentence of an article has, as the last name folded; null where nobody is said to speak. A sentence
 * that names who speaks settles it; quotations and pronouns beside it in the paragraph follow.
 */
export function speakersOf(article: WholeArticle): (string | null)[] {
  const { text, sentences } = article;
  const lastNames = lastNamesIn(article);
  const interviewed = intervieweeOf(article);
  const speakers: (string | null)[] = [];
  let named: string | null = null;
  let speaking: string | null = null;
  for (const [i, sentence] of sentences.entries()) {
    const newParagraph =
      i === 0 || text.slice(sentences[i - 1]!.end, sentence.start).includes('\n');
    if (newParagraph) {
      named = null;
      speaking = null;
    }
    const inside = quotations(sentence.text);
    const outside = withoutSpans(sentence.text, inside);
    const reports = reportsSpeech(outside) || inside.length > 0;
    const person = lastNameIn(outside, lastNames);
    if (person) named = person;
    const folded = foldStraight(outside);
    if (person && (reports || hasView(outside, person))) speaking = person;
    else if (!person && inside.length === 0 && !isOpenQuotation(sentence.text)) {
      const speaks = PRONOUN.test(folded) && reportsSpeech(outside);
      if (speaks || THEIR_VIEW.test(folded)) speaking = named;
      else if (!reports) speaking = null;
    } else if (!person) speaking = speaking ?? (PRONOUN.test(folded) ? named : speaking);
    speakers.push(
      speaking ?? (interviewed && !/\?["'»”)*\s]*$/.test(sentence.text) ? interviewed : null),
    );
  }
  return backwards(article, speakers);
}

/** Where one says something and another one something else. */
const BESIDE = /;|,? (?:mais|tandis que|alors que|quand|while|whereas|but) /;

/** Whether somebody is named as saying something in a part of a sentence, whoever else speaks in the others. */
export function saysBeside(text: string, lastName: string): boolean {
  const parts = withoutSpans(text, quotations(text)).split(BESIDE);
  return (
    parts.length > 1 &&
    parts.some((part) => {
      const name = splitWords(part).find(({ form }) => form === lastName);
      return name !== undefined && reportsSpeech(part.slice(name.end));
    })
  );
}

/** Whether somebody is said to want, hope or fear something, behind his name. */
function hasView(text: string, lastName: string): boolean {
  const end = splitWords(text).findLast(({ form }) => form === lastName)?.end ?? text.length;
  return VIEWS.test(foldStraight(text.slice(end)));
}

const isOpenQuotation = (text: string): boolean => /["«“»”]/.test(text);

/** A quotation before the sentence that names its speaker: "…", the line before "said Ada Lovell". */
function backwards(
  { text, sentences }: WholeArticle,
  speakers: (string | null)[],
): (string | null)[] {
  for (let i = sentences.length - 2; i >= 0; i--) {
    const together = !text.slice(sentences[i]!.end, sentences[i + 1]!.start).includes('\n');
    if (speakers[i] === null && together && isOpenQuotation(sentences[i]!.text))
      speakers[i] = speakers[i + 1]!;
  }
  return speakers;
}

/** Last names of all who are named in full, folded. */
function lastNamesIn({ text }: WholeArticle): ReadonlySet<string> {
  return new Set(
    personNames(text).flatMap(
      ({ start, end }) => splitWords(text.slice(start, end)).at(-1)?.form ?? [],
    ),
  );
}

function lastNameIn(text: string, names: ReadonlySet<string>): string | null {
  const found = splitWords(text).filter(
    ({ form, start }) => names.has(form) && /\p{Lu}/u.test(text[start]!),
  );
  return found.at(-1)?.form ?? null;
}

/** The person whom an interview's head names, where the text is one. */
function intervieweeOf(article: WholeArticle): string | null {
  if (interviewersSentences(article).size === 0) return null;
  const { text, sentences, details } = article;
  const first = sentences.find(({ text: one }) => /\?["'»”)*\s]*$/.test(one))?.start ?? 0;
  const head = `${details.title}\n${text.slice(0, first)}`;
  const names = personNames(head).map(({ start, end }) => fold(head.slice(start, end)));
  const person = names.find((name) => !/^(?:par|by) /.test(name) && !isByline(head, name));
  return person?.split(' ').at(-1) ?? null;
}

function isByline(head: string, name: string): boolean {
  return new RegExp(
    `(?:par|by|recueillis par) ${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`,
  ).test(fold(head));
}
