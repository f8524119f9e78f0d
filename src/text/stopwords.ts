import type { Language } from './language.ts';
import type { Word } from './words.ts';

/** Words that carry no subject, folded (lower case, no accents); elided articles never reach this list. */
const FRENCH = `
a afin ai aie aient ainsi ait alors apres as au aucun aucune aujourd aupres auquel aura aurait aussi autre autres aux
auxquelles auxquels avaient avais avait avant avec avez avoir avons ayant c ca ce ceci cela celle celles celui cependant
certain certaine certaines certains ces cet cette ceux chacun chacune chaque chez ci comme d dans de deja depuis des
desormais desquelles desquels dessous dessus deux-memes devant doit doivent donc dont du duquel durant elle elles en
encore enfin entre envers es est et etaient etais etait etant ete etes etre eu eue eux fait faire faut font fois furent
fut hors hui ici il ils j je jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma
mais malgre me meme memes mes mien moi moins mon n ne ni non nos notre nous nul on ont ou outre par parce parmi pas
pendant peu peut peuvent plus plusieurs plutot pour pourrait pourtant pouvait presque puis puisque quand que quelque
quelques qui quoi quoique s sa sans sauf se selon sera serait seront ses si sien soi soient soit son sont sous souvent
suis sur t ta tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutefois toutes tres trop tu
un une vers via voici voila vos votre vous y va vont
`;

const ENGLISH = `
a about above after again against all also am an and any are as at be because been before being below between both but
by can could did do does doing don down during each either else ever few for from further had has have having he her
here hers herself him himself his how however i if in into is it its itself just let ll may me might more most much must
my myself neither no nor not of off on once only or other ought our ours ourselves out over own per re s same shall she
should since so some such t than that the their theirs them themselves then there these they this those though through
to too toward towards under until up upon us ve very was we were what when where which while who whom whose why will
with within without would yet you your yours yourself yourselves
`;

/** What a question is made of besides its subject. */
const FRENCH_QUESTION = `
combien comment est-ce lequel laquelle lesquels lesquelles ou pourquoi quand que quel quelle quels quelles qui quoi
koi ki kel kelle kels cb pk pq pourkoi comen coment conbien kan kand tps ya yavait
dire dis dit dites donne donner donnez indique peux peut-on sait savoir sais connait explique expliquer svp stp merci
`;
const ENGLISH_QUESTION = `
how what when where which who whom whose why tell know please give explain did do does many
`;

const setOf = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.join(' ').trim().split(/\s+/));

/** Left out of the index of an article in that language. */
export const STOPWORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: setOf(FRENCH),
  en: setOf(ENGLISH),
};

/** Left out of a question in that language. */
export const QUESTION_STOPWORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: setOf(FRENCH, FRENCH_QUESTION),
  en: setOf(ENGLISH, ENGLISH_QUESTION),
};

/** A capital letter alone behind a word names something: "la ligne C", "vitamin D". "I" and initials ("M. Martin") do not. */
const LABEL = /(?<=[\p{Ll}\p{N}][ \u00a0])[A-HJ-Z](?![\p{L}\p{N}.'’]| \p{Lu})/u;
const LABEL_HERE = new RegExp(LABEL, 'uy');

/** Whether a text has such a letter: its words cannot be looked at one by one. */
export const hasLabel = (text: string): boolean => LABEL.test(text);

/** Whether a word of a text is only a function word. */
export function isStopword(
  text: string,
  { start, form }: Word,
  stopwords: ReadonlySet<string>,
): boolean {
  if (!stopwords.has(form)) return false;
  LABEL_HERE.lastIndex = start;
  return form.length > 1 || !LABEL_HERE.test(text);
}
