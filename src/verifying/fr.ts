import { list } from '../text/annotate/words-of-language.ts';
import { groupsOf, phrasesOf, type Vocabulary } from './vocabulary.ts';

/** The French words. */
export const fr: Vocabulary = {
  definite: list('le la l'),
  same: groupsOf(`est soit | sont soient | ont aient | de du d | a au aux | km kilometre kilometres | m metre metres | h heure heures | l la le |
    kg kilo kilos kilogramme kilogrammes | environ | que qu | mme madame | dr docteur | minute minutes min`),
  pronouns:
    list(`il elle ils elles on lui eux celui celle ceux ce c cela ca ceci cet cette ces voila
    tel telle telles tels`),
  possessives: list('son sa ses leur leurs cet cette'),
  finite: list('a ont est sont sera seront avait avaient etait etaient aura auront fait font ete'),
  participle: /(?:[éiu]|[iu]t|is|ert|[aeo]int|fait|clos|mort)e?s?$/,
  personal: new Map([
    ['il', list('la une')],
    ['elle', list('le un')],
    ['ils', list('le la l un une')],
    ['elles', list('le la l un une')],
  ]),
  connectives: phrasesOf(
    'en revanche | par ailleurs | en outre | toutefois | cependant | neanmoins | egalement | en attendant | a la place | tout de meme | pourtant | de son cote | aussi | donc | enfin | d ailleurs',
  ),
  joiners: list('et mais'),
  places: list('sur dans chez devant derriere a au aux'),
  coordinators: list('et ou ni puis'),
  and: 'et',
  relatives: list('qui dont ou'),
  subordinators: list(`qui que qu dont ou lequel laquelle lesquels lesquelles si comme quand
    lorsque pour afin`),
  prepositions:
    list(`a au aux en dans sur sous chez par pour avec sans contre vers de des du d lors devant derriere ce cet cette ces fin debut
    selon depuis pendant entre le la l`),
  namely: list('soit'),
  calendar: list('mois annee jour soir matin journee'),
  because: list('surtout notamment apres car parce puisque faute suite par'),
  saying:
    list(`dit dits disent disait disaient declare declarent declarait affirme affirment affirmait annonce annoncent
    annoncait indique indiquent indiquait explique expliquent expliquait precise precisent precisait assure assurent
    assurait estime estiment estimait ajoute ajoutent ajoutait repond repondent repondu repondait raconte racontent
    racontait rapporte rapportent souligne soulignent soulignait soutient soutiennent soutenu juge jugent constate
    constatent note notent observe observent lance lancent resume previent previennent prevenu confie confient confirme confirment insiste insistent rappelle rappellent plaide plaident nuance nuancent
    pense pensent pensait croit croient croyait`),
  auxiliaries: list('a ont avait avaient'),
  according: [['selon'], ['d', 'apres']],
  that: list('que qu'),
  thatMayGo: false,
  speakers: list(`je j me m moi mon ma mes nous notre nos on tu te t toi ton ta tes vous votre
    vos`),
  untranslated:
    list(`le la l les un une de du des d a au aux en dans sur pour est sont etait etaient ete etre ont avait
    avaient fut furent se s ne n ses son sa leur leurs y ce cette ces que qu dont qui lui il elle ils elles`),
  future: list('va vont sera seront'),
  futureEnding: /.r(?:a|ont)$/,
  of: list('de du des d'),
  clitics: list('n ne y s se'),
  nonFinite:
    /.(?:er|ir|ant|[nru]dre|ttre|[ei]tre|mpre|ivre|clure|[^ao]ire|faire|traire|croire|boire)$/,
};
