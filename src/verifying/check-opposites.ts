import { type Claim, type Evidence, plain } from './evidence.ts';

const group = (...members: string[]): RegExp[] => members.map((one) => new RegExp(`\\b(?:${one})`));

/**
 * Words of which one cannot stand for another of its group, in both languages; of plain text, by how they begin. Where
 * the claim has one and the support another, they say different things, however near they are otherwise.
 */
const GROUPS = [
  group(
    'hausse|augment|mont(?:e|ent|er|ait)\\b|progress|accroi|grimp|rise|rose|rising|increas|rais|grew|grow|climb|soar',
    'baiss|diminu|recul|chut|reduc|redui|fall|fell|drop|decreas|declin(?!ed to)|cut|shrink|shrank|plung|lower',
  ),
  group(
    'jour|quotidien|day|daily',
    'semaine|hebdo|week',
    'mois|mensuel|month',
    'ans?\\b|annee|annuel|year|annual',
    'heure|hour',
    'minute',
    'siecle|century',
    'decennie|decade',
  ),
  group('ouv(?:r|er)|rouv(?:r|er)|reouv|open|reopen', 'ferm|clos'),
  group('avant\\b|before\\b', 'apres\\b|after\\b|once\\b|une fois\\b|des que\\b'),
  group('avant\\b|before\\b|until\\b|jusqu', 'depuis\\b|since\\b|a partir|from\\b|des le\\b'),
  group(
    "plus (?:de|d'|que)|more\\b|over\\b|above\\b|au-dessus|au-dela",
    "moins (?:de|d'|que)|less\\b|fewer\\b|under\\b|below\\b|au-dessous|en dessous",
  ),
  group(
    'accept|approuv|adopt|autoris|approv|allow|agree|permit|accord(?:e|er|ent)\\b',
    'refus|rejet|reject|interdi|oppos(?!ition)|declin|ban\\b|banned|den(?:y|ie)',
  ),
  group(
    'support|soutien|soutenu|back(?:s|ed)\\b|favorable',
    'oppos(?!ition)|contre\\b|against\\b|defavorable|hostile',
  ),
  group('pour\\b(?! \\w+(?:er|ir|re)\\b)|for\\b', 'contre\\b|against\\b|oppos'),
  group('reclam|call(?:s|ed|ing)? for\\b', 'oppos(?!ition)|hostile'),
  group('confirm|reconn|admit|acknowledg', 'conteste|dement|nie\\b|nient\\b|den(?:y|ie)|disput'),
  group('gagn|remport|vainc|victoire|won\\b|win|victor', 'perd|defait|lost\\b|lose|loss|defeat'),
  group('gratuit|free\\b', 'pay(?:ant|e\\b)|paid\\b|fee'),
  group('tot\\b|early|earlier|ahead|avance\\b', 'tard\\b|late(?!st)|delay|retard|behind'),
  group('avec\\b|with\\b', 'sans\\b|without\\b'),
  group('nord\\b|north', 'sud\\b|south', 'east', 'ouest|west'),
  group('haut|eleve|high', 'bas\\b|basse|faible|low'),
  group('grand|gros|large|big', 'petit|small|little'),
  group('long', 'court|short|bref'),
  group('fort\\b|forte|strong', 'faible|weak'),
  group('jeune|young', 'vieux|vieil|age|old\\b|elder'),
  group('rapid|vite|fast|quick', 'lent|slow'),
  group('gauche|left-wing', 'droite|right-wing'),
  group('commenc|debut|start|begin|began', 'fini|termin|end(?:s|ed)?\\b|acheve'),
  group('premier|premiere|first\\b', 'dernier|last\\b'),
  group('minimum|au moins|at least', 'maximum|au plus|at most|up to'),
  group('meilleur|mieux|better|best', 'pire|moins bon|worse|worst'),
  group('vivant|surviv|alive', 'mort|tue|deced|die[sd]\\b|dead|kill|death'),
  group('bless|injur|wound', 'mort|tue|deced|die[sd]\\b|dead|kill|death'),
  group('achet|rachet|buy|bought|acquir', 'vend|sell|sold\\b'),
  group('embauch|recrut|hir(?:e|ing)|recruit|creer', 'licenci|supprim|laid off|lay off|sack'),
  group('construi|build|built|batir', 'demol|detrui|destroy|abatt'),
  group('arriv', 'quitt|depart|leav|left\\b|parti\\b'),
  group('import', 'export'),
  group('phas(?:e|ed|es|ing) in\\b', 'phas(?:e|ed|es|ing) out\\b'),
  group('up\\b', 'down\\b'),
  group('deep|profond', 'shallow'),
  group('entr(?:e|er|ee)\\b|enter|inside', 'sort(?:i|ir|ie)\\b|exit|outside'),
  group('victime|victim', 'suspect|auteur presume'),
  group('repouss|postpon|delay', 'avanc(?:e|ee|er)\\b|brought forward'),
  group('annul|cancel', 'maint(?:enu|ien)|confirm|design'),
  group('cher|expensive', 'bon marche|cheap'),
  group('riche|rich|wealthy', 'pauvre|poor'),
  group('ami|friend|allie\\b|ally', 'ennemi|enemy'),
  group('proche|near|close to', 'loin|far\\b'),
  group('chaud|hot\\b|warm', 'froid|cold'),
  group('plein|full\\b', 'vide|empty'),
  group('majeur|adult', 'mineur|minor'),
  group('natif|local', 'etranger|foreign'),
  group('homme|masculin|men\\b|man\\b', 'femme|feminin|wom[ae]n'),
  group('fille|girl|daughter', 'fils|garcon|boy|son\\b(?= of)'),
  group('coupable|guilty|condamn|convict', 'innocent|acquit|relax'),
  group('legal', 'illegal'),
  group('facil|easy|easier', 'difficil|hard|difficult'),
  group('seulement|uniquement|only\\b|seul', 'tous\\b|toutes\\b|all\\b|every'),
  group(
    'aucun|none|no\\b|rien\\b|nothing',
    'tous\\b|toutes\\b|tout\\b|all\\b|every',
    'certain|some\\b',
  ),
  group('public', 'prive\\b|privee|private'),
  group('nombreu|many\\b|most\\b|beaucoup|majorit', 'peu\\b|few\\b|rare|minorit'),
  group('euro', 'dollar', 'livre|pound|sterling', 'franc'),
];

/** Not the "plus" of "ne peut plus". */
const MORE =
  /(?<!\bn(?:e |')[^.;:]{0,24})\bplus (?!(?:jamais|tard|tot)\b)\w|\bmore\b|\b\w{3,}er than\b|\b(?:over|above) [€$£]?\d/;
const LESS = /\bmoins (?!en moins)\w|\b(?:less|fewer)\b|\b(?:under|below) [€$£]?\d/;
/** "D'ici au 31 octobre", "by October 31": before it. */
const BY =
  /\bd'ici (?:a |au |la |le )?|\bby (?=\d|(?:the end|january|february|march|april|may|june|july|august|september|october|november|december|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)/g;

/** "Did not close" and "stayed open" say the same; the negation has its own check. */
const STAYS_OPEN = [
  /\b(?:did not|didn't|has not|have not|will not|won't) close\b|\bn'(?:a|ont) pas ferme/,
  /\b(?:stay|remain)\w* open\b|\brest\w+ ouvert/,
];
const spelled = (text: string): string =>
  plain(text)
    .replaceAll('€', ' euro ')
    .replaceAll('$', ' dollar ')
    .replaceAll('£', ' pound ')
    .replace(BY, 'before ');

/** A word of the claim for which the support has another that excludes it. */
export function checkOpposites(claim: Claim, { support }: Evidence): string | null {
  const [said, given] = [spelled(claim.text), spelled(support)];
  const [more, less] = [MORE.test(said), LESS.test(said)];
  if (less && !more && !LESS.test(given) && MORE.test(given)) return 'contrary: less for more';
  if (more && !less && !MORE.test(given) && LESS.test(given)) return 'contrary: more for less';
  for (const members of GROUPS) {
    const only = members.find((one) => one.test(said) && !one.test(given));
    const instead = members.find((one) => one.test(given) && !one.test(said));
    if (only && instead && !STAYS_OPEN.every((one) => one.test(`${said} ${given}`)))
      return `contrary: ${only.exec(said)?.[0]} for ${instead.exec(given)?.[0]}`;
  }
  return null;
}
