import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { centralSentences } from '../central-sentences.ts';
import { quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { wholeArticle } from '../whole-article.ts';
import { ARTICLE, isEmptyTopic } from './article-words.ts';
import type { Asked, Composed } from './asked.ts';

/** On the folded question; what is left without it is the topic. */
const ASKS =
  /\b(?:resume(?:r|z|-moi|s)?|resumes?|fais(?:-moi)? (?:un|le) resume|synthese|synthetise[rz]?|en bref|tl ?;? ?dr|de quoi (?:parle|traite|est-il question|s'agit-il)|l'essentiel|(?:quels sont )?les? (?:points?|idees?|lignes?) (?:principa(?:l|ux|les?)|cles?|essentiel(?:s|les)?|fortes?|a retenir)|que faut-il retenir|(?:what are |give me )?(?:the )?(?:main|key) (?:points?|ideas?|takeaways?)|(?:the )?gist|summari[sz]e|summary|sum up|in short|in a nutshell|what (?:is|'s) .{0,60}\babout(?: ?\?|$)|what does .{0,60}\bsay in short)\b/;
const NAMED = new RegExp(`\\b${ARTICLE}\\b`);

/** An article is meant when it has so much of the topic. */
const ENOUGH = 0.45;
const SENTENCES = 5;

/** Three to five sentences that carry an article, in their order. */
export async function summary(asked: Asked): Promise<Composed | null> {
  const { folded, language, sources, before } = asked;
  const match = ASKS.exec(folded);
  if (!match) return null;
  // "What is X about?" is asked of an article; "what is daylighting?" is not.
  const between = /^what (?:is|'s) (.*)\babout/.exec(match[0])?.[1] ?? '';
  const topic = `${between} ${folded.replace(ASKS, ' ')}`.replace(
    /\b(?:articles?|textes?|documents?|piece|story|please|svp|stp|moi|les? derniers?)\b/g,
    ' ',
  );
  const id = isEmptyTopic(topic) ? before[0] : await articleMeant(asked, topic, NAMED.test(folded));
  const article = id === undefined ? null : await wholeArticle(sources.corpus, id);
  if (!article) return null;
  const parts = centralSentences(article, SENTENCES).map((span) =>
    quoted(article.details, article.text, span),
  );
  const lead = messages(language).kinds.summary(quote(language, article.details.title));
  return { kind: 'summary', lead, parts, sure: true };
}

async function articleMeant(
  asked: Asked,
  topic: string,
  isNamed: boolean,
): Promise<string | undefined> {
  const [best] = topicArticles(await asked.find(topic));
  return best && best.coverage >= (isNamed ? ENOUGH : 2 * ENOUGH - 0.2)
    ? best.article.id
    : undefined;
}
