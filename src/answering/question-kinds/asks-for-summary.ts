import { distance } from 'fastest-levenshtein';

/** Words that ask for a summary or name an article, folded: misspelt ones are read as these. */
const WORDS = [
  'resume',
  'resumer',
  'synthese',
  'article',
  'summarise',
  'summarize',
  'summary',
] as const;
const SHORTEST = 5;
/** No slip of "resume": "talks resumed", "l'article est résumé" are words of their own. */
const OTHER_FORM = /(?:d|s)$/;

/** A folded question whose words that ask for a summary are spelt right: "sumarise", "artcle", "résumme". */
export const withAskingWords = (folded: string): string =>
  folded.replace(/(?<![a-z-])[a-z]{5,10}(?![a-z'-])/g, (word) => {
    if (word.length < SHORTEST || OTHER_FORM.test(word)) return word;
    return WORDS.find((one) => one[0] === word[0] && distance(one, word) === 1) ?? word;
  });

const NUMBER = '(?:\\d{1,2} |deux |trois |quatre |cinq |two |three |four |five )?';
const MAIN =
  '(?:principa(?:l|ux|les?)|cles?|essentiel(?:s|les)?|fortes?|forts?|importante?s?|majeure?s?)';
const POINTS =
  '(?:points?|idees?|lignes?|informations?|infos?|elements?|faits?|enseignements?|conclusions?|arguments?)';
/** What is asked for by its name. */
const SHORT_FORM =
  "(?:compte[- ]rendu|condense|abrege|apercu|survol|pitch|vue d'ensemble|tour d'horizon|short(?:er)? version|version courte|synopsis|abstract|digest|essentials|highlights|temps forts|faits marquants)";
const GENRES =
  '(?:article|texte|papier|document|auteur|histoire|enquete|reportage|portrait|etude|rapport|entretien|interview|depeche|communique|tribune|direct)';
const PIECE =
  '(?:article|piece|story|report|study|text|document|interview|column|op-ed|live (?:page|blog)|press release|investigation|feature)';

/** Each on the folded question, its words that ask spelt right. */
const ASKS: readonly RegExp[] = [
  // Talks resume in English.
  /(?<!^(?:when|will|would|did|does|do|has|have|why|where|who|which)\b.{0,80})\bresum(?:e[rz]?|ee?s?)(?:-(?:le|la|les|moi|nous|ca))*\b/,
  /\b(?:recapitule[rz]?|recap|synthese|synthetise[rz]?|en (?:tres )?bref|tl ?;? ?dr|fai(?:s|re|tes) (?:court|bref)\b)/,
  /\bde quoi (?:ca |cela |il |elle )?(?:parle(?:-t-(?:il|elle|on))?|traite(?:-t-(?:il|elle|on))?|(?:il )?est(?:-il)? question|(?:il )?s'agit(?:-il)?)\b|\best(?:-il)? question de quoi\b/,
  /\b(?:ca|cela|il|elle|article) (?:parle|traite|raconte) (?:de )?quoi\b|\b(?:c'est|est-ce) (?:a propos|au sujet) de quoi\b/,
  /\bl'essentiel\b|\bl'idee (?:generale|principale|cle)\b|\b(?:quel(?:le)? est|c'est quoi) (?:le |l')?(?:propos|message|sujet)\b/,
  new RegExp(
    `\\b(?:que (?:raconte|dit|contient)|(?:il |elle |ca )?(?:dit|raconte|contient) quoi) (?=(?:cet|cette|ce|l'|le|la)\\s?${GENRES}\\b|(?:cela|ceci)\\b)|\\bca dit quoi sur\\b`,
  ),
  new RegExp(
    `\\b${GENRES}\\b(?<between>.{0,60})\\b(?:dit|raconte|contient|parle|traite) (?:de )?quoi\\b`,
  ),
  new RegExp(
    `\\b(?:que se passe-t-il|(?:il |ca )?se passe quoi) (?=dans (?:cet|cette|ce|l'|le|la)\\s?${GENRES}\\b)`,
  ),
  new RegExp(
    `\\b(?:que nous apprend|qu'(?:apprend-on|est-ce qu'on apprend)(?: dans| de)?|(?:quel est |c'est quoi )?le contenu de) (?=(?:cet|cette|ce|l'|le|la)\\s?${GENRES}\\b)`,
  ),
  /^raconte[rz]?(?:[- ](?:moi|nous))? (?!(?:pas|comment|pourquoi|quand|qui|ou)\b)/,
  new RegExp(
    `\\b(?:explique[rz]?|presente[rz]?)(?:[- ](?:moi|nous))? (?=(?:cet|cette|ce|l'|le|la)\\s?${GENRES}\\b)`,
  ),
  new RegExp(
    `(?:^|\\b(?:quel(?:le)?s sont )?(?:les?|des) )${NUMBER}(?:grande?s )?${POINTS} (?:${MAIN}|a retenir)\\b`,
  ),
  new RegExp(`\\b(?:quel(?:le)?s sont )?les ${NUMBER}(?:${MAIN}|grande?s) ${POINTS}\\b`),
  /\b(?:que|quoi|qu'est-ce qu(?:e|'il)) (?:(?:il )?faut(?:-il)?|dois-je|doit-on|je dois|on doit)? ?(?:en )?retenir\b|^(?:a|quoi) retenir\b|\bqu'y a-t-il a (?:en )?retenir\b/,
  new RegExp(
    `^(?:(?:donne[rz]?|fais|faire|faites|ecris|give|write|make|get)(?:[- ](?:moi|nous|me|us))? |quel(?:le)?s sont |what are )?(?:(?:l'|les?|la|un|une|des|the|an?) ?)?(?:petite? |rapide |bref |breve |short |brief |quick )?${SHORT_FORM} (?=(?:de|du|des|d'|sur|of|from|on)(?:\\b|'))`,
  ),
  /\b(?:what are |give me )?(?:the )?(?:\d{1,2} |two |three |four |five )?(?:main|key) (?:points?|ideas?|takeaways?|facts?|findings?|messages?|arguments?)\b|\btakeaways?\b/,
  /\bthe gist\b|\bsummar(?:i[sz]e|y)\b|\bsum (?:it |this |that )?up\b|\boverview of\b|\bin (?:short|brief|a nutshell)\b|\b(?:a )?(?:quick )?run-?down (?:of|on)\b|\bboil(?: it)? down\b|^(?:condense|abridge|shorten) (?=(?:the|this|that)\b)/,
  /\bwhat(?: is|'?s) (?:the (?:main )?(?:topic|subject)\b|(?<between>(?!(?:he|she|they|we|you|i) \w).{0,60})\babout(?= ?[?.!]|$))/,
  /\bwhat (?<between>(?!is\b|'s\b).{1,60}) (?:is|was) (?:all )?about(?= ?[?.!]|$)/,
  new RegExp(
    `\\bwhat (?:does|did) (?<between>.{0,30}\\b${PIECE}\\b.{0,60})\\bsay(?: in short)?(?= ?[?.!]|$)`,
  ),
  /\bwhat does (?<between>.{0,60})\bsay in short\b/,
  new RegExp(
    `\\bwhat(?: is|'s) (?<between>.{0,30}\\b${PIECE}\\b.{0,60})\\b(?:saying|telling)(?: us)?(?= ?[?.!]|$)`,
  ),
  /\bexplain (?=(?:the|this|that)\b.{1,60}\bto me\b)/,
  new RegExp(`\\b(?:outline|explain|break down)(?= .{0,60}\\b${PIECE}\\b)`),
  new RegExp(
    `\\bwhat (?:do|can|did|does|will) (?:i|we|you|one) learn (?:from|in)(?= .{0,60}\\b${PIECE}\\b)`,
  ),
  new RegExp(`\\bc'est quoi (?=(?:cet|cette|ce) ${GENRES}\\b)`),
  /\b(?:don't have|have no|no) time to read\b|\bpas (?:eu )?le temps de (?:tout |le |la )?lire\b/,
  // Who says that he has not read it wants to be told what it says.
  new RegExp(
    `\\b(?:haven't|have not|didn't|did not) read (?=.{0,80}\\b${PIECE}\\b)|\\bpas (?:encore )?lu (?=.{0,80}\\b${GENRES}\\b)`,
  ),
];

/** What of a folded question asks for a summary; null where it asks for none. */
export function asksForSummary(asked: string): { match: string; between: string } | null {
  for (const pattern of ASKS) {
    const found = pattern.exec(asked);
    if (found) return { match: found[0], between: found.groups?.['between'] ?? '' };
  }
  return null;
}
