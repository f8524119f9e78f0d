import type { Language } from '../../text/language.ts';
import { ANY_ARTICLE, ARTICLE } from './article-words.ts';

/** A detail of one article. */
export type Detail = 'author' | 'date' | 'publisher';
/** What a question wants to know about an article, or about all of them. */
export type Aspect = Detail | 'newest' | 'oldest' | 'count' | 'which' | 'news';

const PUBLISHED =
  '(?:paru(?:e|s|es)?|parai(?:t|ssent)|publie(?:e|s|es|r)?|sorti(?:e|s|es)?|ecrite?s?|mis(?:e)? en ligne|dates?|published|written|posted|dated|printed|appear(?:ed)?|come out|came out|run|ran)';

/** Asks which article it is; "que dit le dernier article" asks what stands in it. */
const WHICH_IS =
  "^(?:et |and )?(?:quel(?:le)?s? (?:est|sont|etait)|c'est quoi|which(?: one)? is|what(?:'s| is| was)|(?:cite|donne|montre)(?:-moi)?|show(?: me)?|give me) (?:le |la |l'|the |ton |votre |your )?";

/** Articles of any genre: "une enquête", "un rapport" may be what an article tells of. */
const ANY = '(?:articles?|textes?|documents?|papiers?|stories|story|texts?)';
/** A few articles of the law are none of ours. */
const NOT_OF_LAW = '(?! (?:\\d|(?:de |of )(?:la |the )?(?:loi|law)|du code|du contrat))';
const FEW =
  "(?:un |une |des |d'autres |d'|quelques |plusieurs |encore |aussi |any |an? |some |other |more |also )*";

/** Who leads an interview has written it. */
const LED_AN_INTERVIEW =
  "(?:(?:a|ont|avait) (?:interviewe|recueilli (?:les|ces|ses) propos|(?:fait|mene|realise|conduit) (?:l'|cet |cette |un |une |le |la )(?:interview|entretien|reportage))|interviewed|(?:did|led|conducted) (?:the|this|an) interview)\\b";

/** First match wins, on the folded question; the first three want an article named, or one to go on from. */
const ASPECTS: readonly (readonly [Aspect, RegExp])[] = [
  ['author', new RegExp(`\\b(?:qui|who) ${LED_AN_INTERVIEW}`)],
  [
    'author',
    /\bqui (?:l')?(?:a|ont|avait) (?:ecrit|redige|signe|publie)\b|\bqui (?:signe(?:nt)?|ecrit|redige) (?:l'|le |la |cet(?:te)? |ce )|\bqui (?:est|sont) (?:l'|les )(?:auteur|autrice)|\bauteurs?\b|\bpar qui\b.*\b(?:ecrit|signe|redige)|\bwho (?:wrote|authored|signed|has written|is the author)|\bwritten by (?:whom|who)\b|\bby whom\b|\best(?:-(?:il|elle|ce))? de qui\b|\bde qui (?:est|sont|etait)\b|\bpar qui ?[?.!]*$|\bwho (?:is|was) (?:the|this|that) .{1,80} by\b/,
  ],
  [
    'which',
    /\b(?:quel(?:le)?s?|which|what) (?:sont les |are the )?(?:journal|journaux|medias?|titres?|magazines?|revues?|sites?|newspapers?|papers?|publications?|outlets?|websites?) (?:qui |that )?(?:(?:a|ont|en|has|have) )?(?:parle\w*|trait\w+|evoqu\w+|couvr?\w+|rapport\w+|covers?|covered|reports?|reported|talks?|talked|mentions?|mentioned|wrote about)\b/,
  ],
  [
    'publisher',
    /\b(?:quel(?:le)?|which|what) (?:est (?:le|la) )?(?:journal|media|titre|magazine|site|revue|source|newspaper|paper|publication|outlet|website)\b(?!'s)/,
  ],
  [
    'date',
    new RegExp(
      `\\bde quand (?:dat|est\\b)|\\best de quand\\b|\\bdate(?:nt)? de quand\\b|\\bquand\\b.{0,80}\\b${PUBLISHED}\\b|\\b${PUBLISHED} (?:le )?(?:quand|quel jour)\\b|\\bquel(?:le)? (?:est la )?(?:date|jour)\\b|\\bdate d[e'] ?(?:publication|parution)|\\b(?:when|what day|which day|what date|on which date)\\b.{0,80}\\b${PUBLISHED}\\b`,
    ),
  ],
  [
    'newest',
    new RegExp(
      `${WHICH_IS}(?:(?:tout )?(?:dernier|derniere|plus recente?|latest|newest|most recent) ${ARTICLE}|${ARTICLE} (?:(?:le|la) )?(?:plus recente?|derniere?)\\b)`,
    ),
  ],
  [
    'oldest',
    new RegExp(
      `${WHICH_IS}(?:(?:tout )?(?:premier|premiere|plus (?:vieil|vieux|vieille|ancien|ancienne)|oldest|earliest|first) ${ARTICLE}|${ARTICLE} (?:(?:le|la) )?(?:plus (?:vieux|vieille|ancien|ancienne))\\b)`,
    ),
  ],
  [
    'count',
    /\bcombien (?:d'|de |y a-t-il d[e'] ?|as-tu d[e'] ?|avez-vous d[e'] ?)(?:articles|textes|documents)\b|\bhow many (?:articles|texts|documents|stories|pieces)\b/,
  ],
  [
    'which',
    new RegExp(
      `\\b(?:as-tu|tu as|t'as|avez-vous|vous avez|a-t-on|on a|y a-t-il|(?:il )?y a|existe-t-il|do (?:you|we) have|have you got|are there|is there) ${FEW}${ANY}\\b${NOT_OF_LAW}`,
    ),
  ],
  [
    'news',
    /^(?:alors,? |et |so,? )?(?:quoi de (?:neuf|nouveau)|(?:il )?(?:y a(?:-t-il)? )?(?:quoi de|du) (?:neuf|nouveau)|what(?: i|')?s new|any(?:thing)? new|any news|(?:(?:quelles?|c'est quoi|what) (?:sont |are |is )?)?(?:les |the |tes |vos )?(?:dernieres |recentes |latest |recent )?(?:nouvelles|infos?|actus?|actualites?|news|headlines)(?: du jour| of the day)?|what(?: i|')?s (?:the )?latest|the latest)(?: (?:en ce moment|now|lately|recently|ces derniers temps|dernierement|recemment|ici|here))?[\s?!.]*$/,
  ],
  [
    'which',
    /^(?:(?:tous )?les |(?:all )?the |all )?(?:articles|textes|documents|stories|texts) (?:de|du|des|d'|en|sur|parus|publies|from|in|of|about|on|published)\b(?!.*\b(?:disent|say|said)\b)|\bquels? (?:sont les )?articles?\b|\bliste (?:des|les) articles\b|\bquels (?:sont les )?(?:sujets|themes)\b|\bde quoi parle(?:nt)? (?:les|ces|tes|vos) (?:articles|textes|documents)\b|\bwhich (?:articles|stories|pieces|texts)\b|\blist (?:of )?(?:the |all )*articles\b|\b(?:what|which) (?:subjects|topics)\b|\bwhat are the articles about\b|\b(?:resume[rz]?|summari[sz]e)(?:-moi)? (?:tous |all )?(?:(?:of )?(?:les|ces|tes|vos|the|these|your) )?(?:articles|textes|documents|stories|texts)\s*[.!?]*$/,
  ],
];
/** "Who wrote about the coins?" names no article and means one. */
const WROTE_ABOUT = new RegExp(
  `\\b(?:wrote|written|ecrit|publie)\\b (?:about|on|sur|a propos d)|\\b${LED_AN_INTERVIEW}`,
);
const MENTIONS_ARTICLE = new RegExp(`\\b${ARTICLE}\\b`);
/** "Who wrote it?" goes on from the turn before. */
const POINTS = /\bl'a (?:ecrit|publie|signe|redige)|\b(?:il|elle|it|this|cela|celui-ci)\b/;
/** What counts in "how many articles … ?" besides a topic. */
const EXISTS =
  /\b(?:y a-t-il|as-tu|avez-vous|tu as|vous avez|il y a|connais(?:-tu|sez-vous)?|sont (?:dans|disponibles|indexes)|do you (?:have|know)|are there|have you|in (?:the )?(?:corpus|folder|collection)|dans (?:le |la )?(?:corpus|dossier|collection)|au total|in total|en tout|do we have|avons-nous|you have|you've got|t'as|on a)\b/g;
/** Asks of articles by what they speak of. */
export const SPEAK =
  /\b(?:parlent|parle|traitent|evoquent|mentionnent|citent|sur|about|on|mention|mentioning|from|du journal|de la|publies?|parus?|ecrits?)\b/;

/** These want an article named, or one to go on from. */
const OF_ONE_ARTICLE: ReadonlySet<Aspect> = new Set(['author', 'date', 'publisher']);

/** What a folded question asks about articles, or of one, which may be several details; empty where nothing. */
export function aspectsOf(folded: string, goesOn: boolean): readonly Aspect[] {
  const matching = ASPECTS.filter(([, pattern]) => pattern.test(folded));
  const asked = [...new Set(matching.map(([aspect]) => aspect))];
  const [first] = asked;
  if (first === undefined || !OF_ONE_ARTICLE.has(first)) return asked.slice(0, 1);
  const named = MENTIONS_ARTICLE.test(folded) || WROTE_ABOUT.test(folded);
  if (!named && !(goesOn && POINTS.test(folded))) return [];
  return asked.filter((aspect) => OF_ONE_ARTICLE.has(aspect));
}

/** Whether it is told of one article: its author, its date. */
export const isDetail = (aspect: Aspect): aspect is Detail => OF_ONE_ARTICLE.has(aspect);

/** "Des articles en anglais": in which language they are to be. */
const IN_LANGUAGE = /\b(?:en|in) (?:(?<fr>francais|french)|(?<en>anglais|english))\b/;

/** The language of the articles asked for; null where it does not matter. */
export function languageAsked(folded: string): Language | null {
  const groups = IN_LANGUAGE.exec(folded)?.groups;
  if (!groups) return null;
  return groups['fr'] === undefined ? 'en' : 'fr';
}

/** The words that ask, not what they ask about. */
const ASKING = new RegExp(
  `\\b(?:${LED_AN_INTERVIEW}|de quand dat\\w*|signe(?:nt)?|redige|quand|quelles?|quels?|est|sont|qui|auteurs?|autrices?|par qui|journal|media|titre|magazine|site|revue|source|date|jour|parution|publication|combien|liste|quoi|c'est|ces|tes|vos|tous|resume[rz]?|dernier|derniere|premier|premiere|plus|recente?|vieil|vieux|vieille|ancien|ancienne|latest|newest|oldest|earliest|most recent|first|all|summari[sz]e|sujets|themes|abordes|traites|who|wrote|authored|signed|author|by|whom|when|which|what|newspaper|paper|outlet|website|how many|list|subjects|topics|day|(?:l')?a(?:-t-(?:il|elle))?(?: ete)?|ont|avait|est-il|est-elle|was|were|is|are|did|does|has|have|been|parlent|parle|traitent|evoquent|mentionnent|rapportent|couvrent|covers?|covered|reported|talked|mentioned|journaux|medias|papers|newspapers|outlets|any|some|other|quelques|tu|as|vous|avez|you|do|there|il|y|speaks?|talks?|mentions?|about|sur|the|an?|of|in|le|la|les|une?|des|du|de|d'|l'|${PUBLISHED})\\b`,
  'g',
);

/** What a question about an article says that it is about. */
export function topicOf(folded: string): string {
  return folded
    .replace(IN_LANGUAGE, ' ')
    .replace(EXISTS, ' ')
    .replace(ANY_ARTICLE, ' ')
    .replace(ASKING, ' ')
    .replace(/\b[ld]'/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
