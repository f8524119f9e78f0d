import { type Claim, type Evidence, plain } from './evidence.ts';

const axis = (one: string, other: string) =>
  [new RegExp(`\\b(?:${one})`), new RegExp(`\\b(?:${other})`)] as const;

/** Words of which one says the contrary of the other, in both languages; of plain text, by how they begin. */
const AXES = [
  axis(
    'hausse|augment|mont(?:e|ent|er|ait)\\b|progress|accroi|grimp|rise|rose|rising|increas|rais|grew|grow|climb|soar',
    'baiss|diminu|recul|chut|reduc|redui|fall|fell|drop|decreas|declin(?!ed to)|cut|shrink|shrank|plung|lower',
  ),
  axis('ouv[er]r|rouv[er]r|open|reopen', 'ferm|clos'),
  axis('avant\\b|before\\b', 'apres\\b|after\\b'),
  axis('avant\\b|before\\b|until\\b|jusqu', 'depuis\\b|since\\b|a partir|from\\b|des le\\b'),
  axis(
    "plus (?:de|d'|que)|more\\b|over\\b|above\\b",
    "moins (?:de|d'|que)|less\\b|fewer\\b|under\\b|below\\b",
  ),
  axis(
    'accept|approuv|adopt|autoris|approv|allow|agree|permit|accord(?:e|er|ent)\\b',
    'refus|rejet|reject|interdi|oppos(?!ition)|declin|ban\\b|banned|den(?:y|ie)',
  ),
  axis(
    'support|soutien|soutenu|back(?:s|ed)\\b|favorable|pour\\b',
    'oppos(?!ition)|contre\\b|against\\b|defavorable|hostile',
  ),
  axis('confirm|reconn|admit|acknowledg', 'conteste|dement|nie\\b|nient\\b|den(?:y|ie)|disput'),
  axis('gagn|remport|vainc|victoire|won\\b|win|victor', 'perd|defait|lost\\b|lose|loss|defeat'),
  axis('gratuit|free\\b', 'pay(?:ant|e\\b)|paid\\b|fee'),
  axis('tot\\b|early|earlier', 'tard|late(?!st)|delay|retard'),
  axis('avec\\b|with\\b', 'sans\\b|without\\b'),
  axis('nord\\b|north\\b', 'sud\\b|south\\b'),
  axis('est\\b(?= de la| du pays)|east\\b', 'ouest\\b|west\\b'),
  axis('commenc|debut|start|begin|began', 'fini|termin|end(?:s|ed)?\\b|acheve'),
  axis('premier|first\\b', 'dernier|last\\b'),
  axis('minimum|au moins|at least', 'maximum|au plus|at most|up to'),
  axis('meilleur|mieux|better|best', 'pire|moins bon|worse|worst'),
  axis('vivant|surviv|alive', 'mort|tue|deced|die[sd]\\b|dead|kill|death'),
  axis('achet|rachet|buy|bought|acquir', 'vend|sell|sold\\b'),
  axis('embauch|recrut|hir(?:e|ing)|recruit|creer', 'licenci|supprim|laid off|lay off|sack'),
  axis('homme|masculin|men\\b|man\\b', 'femme|feminin|wom[ae]n'),
  axis('coupable|guilty|condamn|convict', 'innocent|acquit|relax'),
  axis('facil|easy|easier', 'difficil|hard|difficult'),
  axis('seulement|uniquement|only\\b|seul', 'tous\\b|toutes\\b|all\\b|every'),
  axis('public', 'prive\\b|privee|private'),
  axis('nombreu|many\\b|most\\b|beaucoup|majorit', 'peu\\b|few\\b|rare|minorit'),
];

/** A word of the claim whose contrary stands in the support, and not itself. */
export function checkOpposites(claim: Claim, { support }: Evidence): string | null {
  const said = plain(claim.text);
  const given = plain(support);
  for (const [one, other] of AXES) {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      if (a.test(said) && !a.test(given) && b.test(given) && !b.test(said)) {
        return `contrary: ${a.exec(said)?.[0]} for ${b.exec(given)?.[0]}`;
      }
    }
  }
  return null;
}
