import { dateLabel } from '../src/i18n/format.ts';
import { en, fr } from '../src/i18n/typography.ts';
import { isStopword, STOPWORDS } from '../src/text/stopwords.ts';
import { splitWords, type Word } from '../src/text/words.ts';
import { namedArticle } from './article-id.ts';
import { type Command, type CommandContext, readerOf, timeZoneOf } from './command.ts';
import { type DateRange, dateRange, isIn } from './date-range.ts';
import { since, textOf, until } from './options.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

export default {
  name: 'search',
  names: { fr: 'chercher', en: 'search' },
  description: {
    fr: fr`Cherche des passages, sans en faire une réponse`,
    en: en`Finds passages, without making an answer of them`,
  },
  options: [
    {
      name: 'words',
      names: { fr: 'mots', en: 'words' },
      description: { fr: fr`Les mots à chercher`, en: en`The words to look for` },
      type: 'text',
      required: true,
    },
    since,
    until,
  ],
  examples: { fr: [fr`inondations depuis:2023`], en: [en`floods since:2023`] },
  visible: 'channel',
  limited: true,
  async run(input, context) {
    const words = textOf(input, 'words');
    if (!words) return problem(commandTexts(context.language).emptyWords);
    const range = dateRange(input, context);
    if (typeof range === 'string') return problem(range);
    const search = { words, since: textOf(input, 'since'), until: textOf(input, 'until') };
    const timeZone = timeZoneOf(context);
    const { passages, notes: dates } = await context.kiosque.search(words, {
      reader: readerOf(context),
      ...range,
      ...(timeZone !== context.kiosque.timeZone && { timeZone }),
    });
    if (passages.length === 0 && hasNoContent(words)) {
      return problem(commandTexts(context.language).commonWords(words));
    }
    const titled = passages.length > 0 ? null : await titledNote(words, range, context);
    const note = [...dates, ...(titled === null ? [] : [titled])].join('\n');
    return { type: 'passages', search, ...(note !== '' && { note }), passages };
  },
} satisfies Command;

/** Whether all its words are among those that every text has. */
function hasNoContent(text: string): boolean {
  const words = splitWords(text);
  const isCommon = (word: Word): boolean =>
    (['fr', 'en'] as const).some((language) => isStopword(text, word, STOPWORDS[language]));
  return words.length > 0 && words.every(isCommon);
}

const TITLES_NAMED = 3;

/** Which articles have the words in their title: a headline alone is no passage found. */
async function titledNote(
  words: string,
  range: DateRange,
  { kiosque, language }: CommandContext,
): Promise<string | null> {
  const titled = (await kiosque.articles(words)).filter(
    ({ foundBy, published }) => foundBy === 'title' && isIn(published, range),
  );
  const isBound = range.since !== undefined || range.until !== undefined;
  const named = titled.slice(0, TITLES_NAMED).map((one) => {
    const marks = isBound && !one.published ? [dateLabel(null, language)] : [];
    return namedArticle(one, language, ...marks);
  });
  return named.length === 0 ? null : commandTexts(language).inTitleOnly(named.join(', '));
}
