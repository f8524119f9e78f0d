import { SMALL_NUMBERS } from '../../text/numbers.ts';
import { isEmptyTopic } from './article-words.ts';
import { asksForSummary, withAskingWords } from './asks-for-summary.ts';
import { LIKELY, SURE, type Understood } from './understood.ts';

/** What is wanted of a topic, where no single thing is asked. */
export interface TopicRequest {
  /** What carries an article, what is said of something, its figures, or what is new of it. */
  readonly wants: 'summary' | 'facts' | 'figures' | 'news';
  /** How many sentences; null where it does not say. */
  readonly count: number | null;
  /** What it is about, folded; empty where it points at the article at hand. */
  readonly topic: string;
  /** Whether its words ask for it, or the reader is as sure of it; else what is shown is to be checked. */
  readonly isSure: boolean;
}

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ un: 1, une: 1, a: 1, an: 1, one: 1 },
  ...SMALL_NUMBERS,
};
const NUMBER = `(?:\\d{1,3}|${Object.keys(NUMBERS).join('|')})`;
const MOST = 10;
const WORDS_IN_A_SENTENCE = 25;

const SIZE = '(?:petits?|grande?s?|courtes?|simples?|short|brief|simple|bullet|key|main|important)';
const THINGS =
  '(?:infos?|informations?|choses?|trucs?|faits?|points?|details?|elements?|things?|facts?|takeaways?|pieces of information)';
/** "En trois phrases", "in 50 words". */
const FORM = new RegExp(
  `\\b(?:en|in)(?: seulement| only| just)? (?<n>${NUMBER}|quelques|plusieurs|a few|few|some)(?: ${SIZE})? (?<unit>mots?|phrases?|lignes?|points?|tirets?|puces?|bullets?|words?|sentences?|lines?)(?: cles?)?\\b`,
);
/** "Trois phrases sur la grève". */
const SIZED = new RegExp(
  `^(?:(?:give|write|fais|donne[rz]?|ecris)(?:[- ](?:moi|nous|me|us))? )?(?<n>${NUMBER}) (?<unit>mots|phrases?|lignes?|words|sentences?|lines?) (?=(?:sur|about|on)\\b)`,
);
/** A sentence's or a word's worth of text: "en deux points" may be by how much a match was won. */
const OF_TEXT = /^(?:mot|phrase|ligne|word|sentence|line)/;
/** "Trois infos", "five key points". */
const COUNTED = new RegExp(
  `\\b(?:top )?(?<n>${NUMBER})(?: des| of the)?(?: ${SIZE}| principa\\w+)? ${THINGS}\\b`,
);

const MARKED =
  '(?: (?:importante?s?|cles?|principa(?:les|ux)|interessante?s?|essentiel(?:le)?s?|majeure?s?|a (?:savoir|retenir|connaitre)))?';
const ON = "(?:sur|a propos|au sujet|concernant|about|on|regarding)\\b(?: (?:de|du|des)\\b| d')?";
const OF = `(?:${ON}|(?:de|du|des|of|for|from|with|pour|avec)\\b|d')`;
/** Taken off before anything is tried: within each pattern it would cost the first question tens of milliseconds. */
const PLEASE =
  /^(?:(?:et|alors|bon|so|ok|please|stp|svp|bonjour|salut|hello|hi),? )?(?:(?:est-ce que )?(?:tu (?:peux|pourrais)|(?:peux|pourrais)[- ]tu|(?:pouvez|pourriez)[- ]vous|vous (?:pouvez|pourriez)|can you|could you|would you|je (?:veux|voudrais)|j'aimerais|il me faut|i want|i need|i'd like)(?: avoir| to have| to get| me| nous| us)? )?/;
const GIVE =
  '(?:(?:donne[rz]?|dis|dire|dites|cite[rz]?|trouve[rz]?|envoie|liste[rz]?|montre[rz]?|fais|faire|faites|redige[rz]?|ecris|give|tell|name|list|find|show|get|write|make)(?:[- ](?:moi|nous|me|us))? )?';
const SOME = '(?:(?:les?|la|the|some|des|quelques|a few|tes|your|un|une|a|(?:le |the )?top) )?';

/** On the folded question; what is left without it is the topic. First match wins. */
const ASKS: readonly (readonly [TopicRequest['wants'], RegExp])[] = [
  [
    'figures',
    new RegExp(
      `^(?:${GIVE}|(?:quels sont|what are) (?=(?:les |the )(?:\\w+ cles|principaux|key|main)\\b))${SOME}(?:${NUMBER} )?(?:principaux |grands |key |main |important )?(?:chiffres|statistiques|stats|figures|numbers|statistics)(?: cles?| importants| principaux)? ${OF}`,
    ),
  ],
  [
    'news',
    new RegExp(
      `\\b(?:quoi de (?:neuf|nouveau)|(?:y a-t-il |il y a |y a )?du (?:neuf|nouveau)|(?:les |l')?(?:dernieres?|recentes?) (?:nouvelles|actualites?|actus?|infos?|informations?|news)|what(?:'s| is) new|any (?:news|updates?)|(?:the )?latest(?: news| updates?| developments?)?|(?:the )?(?:most recent|newest) (?:news|updates?|developments?)|(?:an )?updates?|ou en (?:est|sont)(?:-on)?|where do (?:things|we) stand|que se passe-t-il|qu'est-ce qui se passe|what(?:'s| is) (?:going on|happening)) ${OF}`,
    ),
  ],
  ['news', /^(?:et )?ou en (?:est|sont) (?!-)/],
  [
    'facts',
    new RegExp(
      `^${GIVE}${SOME}(?:${NUMBER} (?:des |of the )?)?(?:(?:${SIZE}|autres|other|interesting|quick) )?${THINGS}${MARKED} ${ON}`,
    ),
  ],
  [
    'facts',
    new RegExp(
      `^(?:${GIVE}(?:plus|davantage) (?:d'|de )${THINGS}|(?:give|tell|show) (?:me|us) more(?: ${THINGS})?)(?: ${ON})?`,
    ),
  ],
  [
    'facts',
    new RegExp(
      `^${GIVE}${SOME}(?:petite? |courte? |rapide |short |quick )?(?:fiche|topo|presentation|notice|fact ?sheet|profile|briefing)(?: de synthese| recapitulative)? ${OF}`,
    ),
  ],
  [
    'facts',
    new RegExp(
      `^(?:parle[rz]?[- ](?:moi|nous)(?: un peu)? (?:de\\b|du\\b|des\\b|d')|(?:dis|dites)[- ](?:m'en|nous-en) (?:plus|davantage) ${ON}|(?:en )?savoir plus ${ON}|(?:(?:dis|dites)(?:[- ](?:moi|nous))? )?tout(?: ce que tu sais| savoir)? (?:de|${ON})|fai(?:s|re|tes)(?:[- ](?:moi|nous))? le point ${ON}|le point ${ON}|presente[rz]?[- ](?:moi|nous)\\b|explique[rz]?(?:[- ](?:moi|nous))? (?:l'affaire|l'histoire|la situation|le dossier|le sujet)\\b|explain (?:to me |me )?the (?:story|case|affair|situation)\\b|tell (?:me|us) (?:(?:more|everything|all) )?about\\b|(?:everything|all) ${ON}|(?:brief me|catch me up|fill me in) on\\b|(?:get|bring) me up to speed (?:on|with)\\b|(?:walk|talk|run|take) me through\\b|(?:give me )?the lowdown on\\b|brief(?:e[rz]?)?[- ](?:moi|nous) ${ON}|briefer ${ON})`,
    ),
  ],
  [
    'facts',
    new RegExp(
      `\\b(?:que (?:sait-on|savons-nous|sais-tu|savez-vous)|qu'est-ce (?:qu'on|que l'on|que tu|que vous) (?:sait|sais|savez)) ${OF}|\\b(?:qu(?:e|oi)|qu'est-ce qu(?:e|'il)|ce qu(?:e|'il|'on)) (?:(?:je|on|il|nous) )?(?:faut|dois|doit|devons)(?:-(?:il|je|on))? savoir ${OF}|\\bwhat (?:do|can) (?:we|you) (?:know|tell (?:me|us)) about\\b|\\bwhat (?:(?:do|should|must|to|is there|'s there) )?(?:(?:i|we|you|one|people) )?(?:(?:need|have|ought) )?(?:to )?know about\\b|\\bwhat(?:'s| is) (?:the (?:deal|story|situation)|up) with\\b|\\b(?:t'as|tu as|vous avez|tu sais|vous savez|on sait|on a|il y a|y a|y'a) quoi (?:comme ${THINGS} )?${ON}|\\bqu'est-ce (?:que tu as|que vous avez|qu'on a) ${ON}|\\bwhat (?:do you have|have you got) ${ON}|\\bc'est quoi (?:l'histoire|l'affaire) ${OF}`,
    ),
  ],
];
/** "Où en est l'affaire du phare": a word for any matter tells nothing of which one. */
const MATTER =
  /^(?:l'(?:affaire|histoire)|la situation|le (?:dossier|sujet|cas)|the (?:case|situation|story|affair|saga|matter)) (?:(?:des?|du|of|with|about) (?:la |les?|the )?|d'|de l')/;
/** The same before a name: "l'affaire Morin" may be what articles call it, and may not. */
const MATTER_OF_NAME =
  /^(?:l'(?:affaire|histoire)|le (?:dossier|cas)|the (?:case|affair|saga)) (?=[a-z])|(?<=[a-z]) (?:case|affair|saga)$/;

/** A topic without the word for any matter before, or behind, a name. */
export const withoutMatter = (topic: string): string => topic.replace(MATTER_OF_NAME, '').trim();

/** What only points at the article at hand, how long it may be, and what asks politely. */
const AROUND =
  /\b(?:en gros|grosso modo|en somme|globalement|basically|roughly|vite fait|peut-on|on peut|avoir|donne[rz]?|give|faire|fais|faites|je veux|je voudrais|(?:tu )?(?:pourrais|peux|veux)(?:[- ]tu)?|(?:vous )?(?:pourriez|pouvez)(?:[- ]vous)?|can i get|could i (?:get|have)|tell|rapide(?:ment)?|quick(?:ly)?|brefs?|brieve?(?:ment)?|briefly|brief|short|petite?s?|courte?s?|longue?s?|articles?|textes?|documents?|piece|story|stories|thing|stuff|truc|please|pls|plz|svp|stp|lately|recently|these days|right now|ces temps-ci|ces derniers temps|en ce moment|dernierement|recemment|moi|(?:pour|for) (?:moi|nous|me|us)|les? derniers?|cet|cette|ceci|celui-ci|celle-ci|cela|ca|il|elle|lui|this|that|it|y|me|la-dedans|what happened|que s'est-il passe|c'est quoi|what(?: is|'s)|what (?:does|did) (?:it|they) say|(?:ca |il |elle )?dit quoi|qu'est-ce qui s'est passe|(?:j(?:e n)?'ai )?pas (?:(?:encore )?lu|(?:eu )?le temps de (?:le |la |tout )?lire)|(?:i )?(?:haven't|have not|didn't|did not) read|(?:i )?(?:don't have|have no|no) time to read)\b/g;
/** A question's words, in a folded text. */
export const INTERROGATIVE =
  /\?|\b(?:qui|quand|ou|pourquoi|comment|combien|quel(?:le)?s?|quoi|que|est-ce|who|when|where|why|how|what|which|whose)\b|\bqu'|-(?:t-)?(?:il|elle|on)s?\b/;

/** "Infos grève", "news strike": a search rather than a question. */
const SEARCH = /^(?:infos?|(?<news>actus?|actualites?|news)) (?=\S)/;

/** What a folded question wants of a topic as a whole; null where it asks something else. */
export function requestIn(question: string): TopicRequest | null {
  const folded = withAskingWords(question);
  const form = FORM.exec(folded) ?? SIZED.exec(folded);
  const formless = form ? folded.replace(form[0], ' ').replace(/\s+/g, ' ').trim() : folded;
  const asked = formless.replace(PLEASE, '');
  for (const [wants, pattern] of ASKS) {
    const match = pattern.exec(asked);
    if (!match) continue;
    const rest = asked.replace(match[0], ' ').replace(COUNTED, ' ');
    const topic = topicIn(rest);
    return { wants, count: countIn(form, asked), topic: topic.replace(MATTER, ''), isSure: true };
  }
  const summary = asksForSummary(asked);
  if (summary) {
    // "What is X about?" has its topic between its words.
    const rest = `${summary.between} ${asked.replace(summary.match, ' ')}`.replace(COUNTED, ' ');
    return { wants: 'summary', count: countIn(form, asked), topic: topicIn(rest), isSure: true };
  }
  const search = SEARCH.exec(formless);
  if (search && !INTERROGATIVE.test(formless)) {
    const wants = search.groups?.['news'] === undefined ? 'facts' : 'news';
    return { wants, count: null, topic: topicIn(formless.replace(search[0], ' ')), isSure: true };
  }
  // "Et en une phrase ?" points at what was just shown.
  if (form && formless.replace(/^(?:et|and)\b|[\s?!.,:]/g, '') === '')
    return { wants: 'summary', count: countIn(form, formless), topic: '', isSure: true };
  // "En deux phrases : le glacier": what asks nothing else is to be summed up.
  if (!form || asksOtherwise(formless, form.groups!['unit']!)) return null;
  return {
    wants: 'summary',
    count: countIn(form, formless),
    topic: topicIn(formless),
    isSure: true,
  };
}

/** "What's a heat network": what all of its kind are is a definition, and no story. */
const OF_A_KIND =
  /^(?:et |and )?(?:what(?:'s| is| are)|c'est quoi|qu'est-ce que c'est) (?:une?|an?) /;
const OF_A_TOPIC = ['summary', 'overview', 'news'] as const;
const WANTS = { summary: 'summary', overview: 'facts', news: 'news' } as const;

/**
 * What a question wants of a topic by the reader's judgement; null where it is likelier to ask something else, or names no topic:
 * "et pour parler de quoi ?" goes on from the turn before.
 */
export function requestUnderstood(
  folded: string,
  understood: Understood | null,
): TopicRequest | null {
  const likely = understood?.likely(...OF_A_TOPIC) ?? 0;
  if (!understood || likely < LIKELY || OF_A_KIND.test(folded)) return null;
  const topic = topicIn(understood.topic).replace(MATTER, '');
  if (isEmptyTopic(topic)) return null;
  return {
    wants: WANTS[understood.likeliest(...OF_A_TOPIC)],
    count: countIn(FORM.exec(folded) ?? SIZED.exec(folded), folded),
    topic,
    isSure: likely >= SURE,
  };
}

/** Whether a question asks more than to be told of its topic: "en deux mots, la grève ?" does not. */
const asksOtherwise = (formless: string, unit: string): boolean =>
  INTERROGATIVE.test(OF_TEXT.test(unit) ? topicIn(formless).replaceAll('?', '') : formless);

const topicIn = (rest: string): string => rest.replace(AROUND, ' ').replace(/\s+/g, ' ').trim();

function countIn(form: RegExpExecArray | null, folded: string): number | null {
  const { n = '', unit = '' } = form?.groups ?? COUNTED.exec(folded)?.groups ?? {};
  const number = NUMBERS[n] ?? Number.parseInt(n, 10);
  if (Number.isNaN(number) || number < 1) return null;
  const sentences = /^(?:mot|word)/.test(unit) ? Math.ceil(number / WORDS_IN_A_SENTENCE) : number;
  return Math.min(MOST, sentences);
}
