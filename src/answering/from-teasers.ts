import type { Embedder } from '../../embeddings/embedder.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import type { Language } from '../text/language.ts';
import { cite, worthShowing } from './compose.ts';
import { kindOf } from './confidence.ts';
import { isDoubtful } from './doubts.ts';
import { findAnswer, type SearchScope } from './find-answer.ts';
import type { Quoted } from './quoting.ts';

/**
 * What the articles say of other ones, where they themselves do not answer: the beginning of an article that nobody has may
 * be all there is. Only where it surely answers, and never without the names of both.
 */
export async function fromTeasers(
  question: string,
  search: SearchScope,
  language: Language,
  sources: Sources,
  embedder: Embedder | null,
): Promise<Quoted | null> {
  const finding = await findAnswer(
    question,
    { ...search, turns: [], teasers: true },
    sources,
    embedder,
  );
  const verdict = kindOf(finding.confidence, finding.readings !== null);
  const chosen = worthShowing(finding).slice(0, 1);
  const [best] = chosen;
  if (verdict !== 'answered' || !best || isDoubtful(finding)) return null;
  const { id, title: headline } = best.candidate.article;
  const article = (await sources.corpus.details([id])).get(id);
  if (!article) return null;
  const part = cite(finding, chosen, 0);
  const about = part.quote.includes(headline) ? null : quote(language, headline);
  const label = messages(language).kinds.teaser(about, quote(language, article.title));
  return { ...part, article, label, alsoIn: [] };
}
