import { list } from '../text/annotate/words-of-language.ts';
import { groupsOf, phrasesOf, type Vocabulary } from './vocabulary.ts';

/** The English words. */
export const en: Vocabulary = {
  definite: list('the'),
  same: groupsOf(`km kilometre kilometres kilometer kilometers | m metre metres meter meters | a an | s | minute minutes |
    hour hours | mr mister | dr doctor | kg kilo kilos kilogram kilograms`),
  pronouns: list('he she they it we i you this that these those such which'),
  possessives: list('its his her their'),
  finite: list('has have had is are was were will did does do be been being'),
  participle: /(?:ed|en|[ow]n|[hflnpr]t|[lu]nd|ld|id|et|ut)$/,
  personal: new Map(['he', 'she', 'it', 'they'].map((form) => [form, new Set<string>()] as const)),
  connectives: phrasesOf(
    'however | also | meanwhile | moreover | furthermore | nevertheless | therefore | nonetheless',
  ),
  joiners: list('and but while although though whereas'),
  places: list('in on at into near outside inside behind along'),
  coordinators: list('and or nor then'),
  and: 'and',
  relatives: list('who which whose where'),
  subordinators: list('who which that whose whom where why how if as when for to'),
  prepositions:
    list(`in on at by for from to of with without into onto over under near during across against about after
    before through this last behind the`),
  namely: new Set(),
  calendar: list('month year day evening morning'),
  because: list('mainly especially particularly notably after because since following by'),
  saying:
    list(`said says say told tells according stated states announced announces added adds explained explains noted
    notes observed observes replied replies answered answers declared declares reported reports estimate
    estimates estimated argues argue argued claim claims claimed finds found warned warns warn cautioned cautions caution insisted insists insist
    confirmed confirms confirm estimate say tell thinks think thought believes believe believed`),
  auxiliaries: list('has have had'),
  according: [['according', 'to']],
  that: list('that'),
  thatMayGo: true,
  speakers: list(`i me my mine we us our ours you your yours ve ll re`),
  untranslated:
    list(`the a an of s in on at to for is are was were be been being has have had did do does its his her
    their it he she they them him this these that which who into from`),
  future: list('will shall ll'),
  futureEnding: /(?!)/,
  of: list('of s'),
  clitics: new Set(),
  nonFinite: /.ing$/,
};
