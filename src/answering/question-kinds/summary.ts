import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { centralSentences } from '../central-sentences.ts';
import { quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { tellOneEvent } from '../versions.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { ARTICLE, isEmptyTopic } from './article-words.ts';
import type { Composed, Question } from './question.ts';

/** On the folded question; what is left without it is the topic. */
const ASKS =
  /\b(?:resume(?:r|z|-moi|s)?|resumes?|fais(?:-moi)? (?:un|le) resume|recapitule[rz]?|synthese|synthetise[rz]?|en bref|tl ?;? ?dr|de quoi (?:ca |cela |il |elle )?(?:parle(?:-t-(?:il|elle|on))?|traite(?:-t-(?:il|elle|on))?|est-il question|s'agit-il)|l'essentiel|quel est (?:le )?(?:propos|message|sujet)|que (?:raconte|dit) (?=(?:cet|cette|ce|l')[ a-z]{0,20}\b)|(?:quels sont )?les? (?:grands |grandes )?(?:points?|idees?|lignes?|informations?|elements?) (?:principa(?:l|ux|les?)|cles?|essentiel(?:s|les)?|fortes?|forts?|importante?s?|a retenir)|que (?:faut-il|dois-je|doit-on) (?:en )?retenir|(?:what are |give me )?(?:the )?(?:main|key) (?:points?|ideas?|takeaways?|facts?)|(?:the )?gist|summari[sz]e|summary|sum up|recap|overview of|in short|in a nutshell|what(?: is|'s) .{0,60}\babout(?= ?[?.!]|$)|what does .{0,60}\bsay in short)\b/;
/** What tells how long it is to be, and what points at the article at hand. */
const AROUND =
  /\b(?:en |in )(?:quelques|deux|trois|quatre|cinq|a few|few|two|three|four|five|\d+) (?:mots|phrases|lignes|points|words|sentences|lines|points)\b|\b(?:articles?|textes?|documents?|piece|story|please|svp|stp|moi|les? derniers?|cet|cette|ceci|celui-ci|celle-ci|cela|ca|il|elle|lui|this|that|it|y|me|la-dedans)\b/g;
const NAMED = new RegExp(`\\b${ARTICLE}\\b`);

/** An article is meant when it has so much of the topic… */
const ENOUGH = 0.45;
/** …where the question does not say that it is an article. */
const ENOUGH_UNNAMED = 0.7;
/** Another article may be the newer telling when it has so much less of the topic. */
const SLACK = 0.1;
const VERSIONS = 3;

/** Three to five sentences that carry an article, in their order; of versions of one event, the newest. */
export async function summary(asked: Question): Promise<Composed | null> {
  const { folded, language } = asked;
  const match = ASKS.exec(folded);
  if (!match) return null;
  // "What is X about?" is asked of an article; "what is daylighting?" is not.
  const between = /^what(?: is|'s) (.*)\babout/.exec(match[0])?.[1] ?? '';
  const topic = `${between} ${folded.replace(ASKS, ' ')}`.replace(AROUND, ' ');
  const article = isEmptyTopic(topic)
    ? await articleAtHand(asked)
    : await articleMeant(asked, topic, NAMED.test(folded));
  if (!article) return null;
  const parts = centralSentences(article).map((span) =>
    quoted(article.details, article.text, span),
  );
  const lead = messages(language).kinds.summary(quote(language, article.details.title));
  return { kind: 'summary', lead, parts, sure: true };
}

/** Where the question names none: the only one that is looked in, or that of the turn before. */
async function articleAtHand({
  within,
  before,
  sources: { corpus },
}: Question): Promise<WholeArticle | null> {
  const ids = within ?? (before.length > 0 ? before.slice(0, 1) : await corpus.articleIds());
  const [id, ...others] = ids;
  if (id === undefined) return null;
  if (others.length === 0) return wholeArticle(corpus, id);
  const recent = before.find((one) => ids.includes(one));
  return recent === undefined ? null : wholeArticle(corpus, recent);
}

async function articleMeant(
  asked: Question,
  topic: string,
  isNamed: boolean,
): Promise<WholeArticle | null> {
  const [best, ...others] = topicArticles(await asked.find(topic));
  if (!best || best.coverage < (isNamed ? ENOUGH : ENOUGH_UNNAMED)) return null;
  const { corpus } = asked.sources;
  let meant = await wholeArticle(corpus, best.article.id);
  if (!meant) return null;
  for (const { article, coverage } of others.slice(0, VERSIONS)) {
    const isNewer =
      meant.details.published !== null &&
      article.published !== null &&
      article.published.value > meant.details.published.value;
    if (!isNewer || coverage < best.coverage - SLACK) continue;
    const other = await wholeArticle(corpus, article.id);
    if (other && tellOneEvent(meant, other)) meant = other;
  }
  return meant;
}
