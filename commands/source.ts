import { en, fr } from '../src/i18n/typography.ts';
import { articlesOfFile, findArticle } from './article-id.ts';
import { citedExcerpt } from './cited-excerpt.ts';
import type { Command, CommandContext } from './command.ts';
import { textOf } from './options.ts';
import { problem, type Reply } from './reply.ts';
import { commandTexts } from './texts/index.ts';

/** A place in an article: `ID:START`, or `ID:START-END` for a sentence. */
const place = /^(.+):(\d+)(?:-(\d+))?$/s;

export default {
  name: 'source',
  names: { fr: 'source', en: 'source' },
  description: {
    fr: fr`Montre le passage derrière une citation, ou un article entier`,
    en: en`Shows the passage behind a citation, or a whole article`,
  },
  options: [
    {
      name: 'id',
      names: { fr: 'référence', en: 'id' },
      description: {
        fr: fr`Le numéro d'une citation, ou l'identifiant d'un article`,
        en: en`The number of a citation, or the id of an article`,
      },
      type: 'citation',
      required: true,
    },
  ],
  examples: { fr: ['2'], en: ['2'] },
  visible: 'channel',
  async run(input, context) {
    const id = textOf(input, 'id');
    if (!id) return problem(commandTexts(context.language).emptySource);
    return (
      (await citationReply(id, context)) ??
      (await earlierReply(id, context)) ??
      articleReply(id, context)
    );
  },
} satisfies Command;

/** The excerpt behind `3.2`, the second citation of the third answer; null for what is none. */
async function earlierReply(id: string, context: CommandContext): Promise<Reply | null> {
  const { earlierCitations: answers, kiosque, language } = context;
  const [, given = '', n = ''] = /^\[?(\d{1,6})\.(\d{1,6})\]?$/.exec(id) ?? [];
  if (!answers || given === '' || (await kiosque.article(id))) return null;
  const texts = commandTexts(language);
  const citations = answers[Number(given) - 1];
  if (!citations) return problem(texts.noAnswer(Number(given), answers.length));
  const cited = citations.find((citation) => citation.n === Number(n));
  if (cited) return citedExcerpt(cited, context);
  return problem(texts.noCitationOf(n, Number(given), Math.max(0, ...citations.map(({ n }) => n))));
}

/** The excerpt behind `2` or `[2]`; null when the id is no marker, so may be an article's. */
async function citationReply(id: string, context: CommandContext): Promise<Reply | null> {
  const digits = /^\[?(\d{1,9})\]?$/.exec(id)?.[1];
  if (digits === undefined) return null;
  const texts = commandTexts(context.language);
  const n = Number(digits);
  const cited = context.recentCitations.find((citation) => citation.n === n);
  if (!cited) {
    if (await context.kiosque.article(id)) return null;
    return problem(
      texts.noCitation(digits, Math.max(0, ...context.recentCitations.map(({ n }) => n))),
    );
  }
  return citedExcerpt(cited, context);
}

async function articleReply(id: string, context: CommandContext): Promise<Reply> {
  const { kiosque, language } = context;
  const found = await kiosque.article(id);
  const several = found ? await articlesOfFile(id, found, kiosque) : [];
  if (several.length > 0) return { type: 'articles', filter: id, articles: several };
  const [, articleId = id, start, end] = (!found && place.exec(id)) || [];
  const article = await findArticle(articleId, context);
  if (typeof article === 'string') return problem(article);

  if (start !== undefined) {
    const excerpt = await (end === undefined
      ? kiosque.excerpt(article.id, Number(start))
      : kiosque.excerpt(article.id, Number(start), Number(end)));
    if (!excerpt) return problem(commandTexts(language).noPassage(id));
    return { type: 'excerpt', n: null, excerpt };
  }
  const summary = (await kiosque.articles()).find((one) => one.id === article.id);
  if (!summary) return problem(commandTexts(language).noArticle(id));
  return { type: 'article', article: summary, passages: await kiosque.passages(article.id) };
}
