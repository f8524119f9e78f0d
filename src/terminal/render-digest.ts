import type { Reply } from '../../commands/reply.ts';
import { rangeLabel } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { Language } from '../text/language.ts';
import { oneLine } from './printable.ts';
import { sourceLine } from './render-answer.ts';
import type { Colors } from './terminal.ts';

/** What the articles of a time tell, event by event. */
export function renderDigest(
  { digest, range }: Extract<Reply, { type: 'digest' }>,
  language: Language,
  colors: Colors,
): string {
  const texts = messages(language).digest;
  const time = rangeLabel(range, language);
  const undated = digest.undated > 0 ? ['', colors.dim(texts.undated(digest.undated))] : [];
  if (digest.events.length === 0) return [texts.none(time), ...undated].join('\n');
  return [
    colors.bold(texts.title(digest.articles, time)),
    ...digest.events.flatMap(({ lead, others }) => [
      '',
      ...lead.sentences.map((sentence) => quote(language, oneLine(sentence.quote))),
      `${sourceLine(lead.article, language)}  ${colors.dim(lead.articleId)}`,
      ...others.map(({ article, articleId }) =>
        colors.dim(`  + ${sourceLine(article, language)}  ${articleId}`),
      ),
    ]),
    ...undated,
  ].join('\n');
}
