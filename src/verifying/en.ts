import { list } from '../text/annotate/words-of-language.ts';
import { groupsOf, operatorsOf, type Vocabulary } from './vocabulary.ts';

export const en: Vocabulary = {
  operators: operatorsOf({
    condition: `if unless provided providing whether case condition conditional assuming otherwise when whenever once
      depending subject potential`,
    restriction: `only just solely exclusively except excluding but merely mainly mostly partly partially largely chiefly
      almost nearly especially particularly apart alone other`,
    hedge: `may might could can would should must possible possibly probable probably likely unlikely perhaps maybe
      apparently reportedly allegedly seemingly seems seem seemed appears appear appeared suspected supposed alleged
      rumour rumours rumored false doubt doubts potentially presumed risk risks try tries tried attempt attempts
      attempted tentative hopes hoped ought`,
    plan: `will shall ll plan plans planned planning intend intends intended aim aims due want wants wanted wish wishes
      wished going proposal proposed proposes expected expects scheduled set hope hopes next soon future goal target
      threat threatens threatened threatening considering promise promises promised about`,
    comparison: `more less most least fewer fewest better best worse worst higher highest lower lowest bigger biggest
      smaller smallest larger largest longer longest shorter shortest older oldest younger youngest earlier earliest
      later latest faster slower cheaper stronger weaker than as about around roughly approximately some over under up
      record first last second double triple twice times half exceeds equal too very quite`,
    quantifier: `all every each any some many much few several both either majority minority no dozens hundreds thousands
      third quarter among other others same another part`,
    order: `before after since until till during then already still yet now previously formerly between by again always
      often sometimes rarely usually ever ago within`,
    contrast: `however although though despite while whereas instead against rather contrary yet nevertheless`,
  }),
  endings: [],
  definite: list('the'),
  same: groupsOf(`km kilometre kilometres kilometer kilometers | m metre metres meter meters | a an | s | minute minutes |
    hour hours | mr mister | dr doctor | kg kilo kilos kilogram kilograms`),
  pronouns: list('he she they it we i you this that these those such which'),
  possessives: list('its his her their'),
  light: list('of in on at s'),
  finite: list('has have had is are was were will did does do'),
  personal: new Map([
    ['he', new Set()],
    ['she', new Set()],
    ['it', new Set()],
    ['they', new Set()],
  ]),
  joiners: list('and but while'),
  places: list('in on at into near outside inside behind'),
  coordinators: list('and or nor then'),
  relatives: list('who which whose where'),
  subordinators: list('who which that whose whom where why how if as when for to'),
  prepositions:
    list(`in on at by for from to of with without into onto over under near during across against about after
    before through this last behind the`),
  calendar: list('month year day evening morning'),
  because: list('after because since following by'),
  saying:
    list(`said says say told tells according stated states announced announces added adds explained explains noted
    notes observed observes replied replies answered answers declared declares reported reports estimate
    estimates estimated argues argue argued claim claims claimed finds found warned warns warn cautioned cautions caution insisted insists insist
    confirmed confirms confirm estimate say tell`),
  auxiliaries: list('has have had'),
  passive: list('was were been'),
  agent: 'by',
  according: [['according', 'to']],
  that: list('that'),
  thatMayGo: true,
  speakers: list(`i me my mine we us our ours you your yours ve ll re`),
  untranslated:
    list(`the a an of s in on at to for is are was were be been being has have had did do does its his her
    their it this these that which who into from`),
  future: list('will shall ll'),
  futureEnding: /(?!)/,
  of: list('of s'),
  halfNegations: new Set(),
  nonFinite: /.ing$/,
};
