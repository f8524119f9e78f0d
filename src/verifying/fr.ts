import { list } from '../text/annotate/words-of-language.ts';
import { groupsOf, operatorsOf, type Vocabulary } from './vocabulary.ts';

export const fr: Vocabulary = {
  operators: operatorsOf({
    condition: `si sinon cas condition reserve hypothese pourvu moins quand lorsque lorsqu tant supposer eventuel
      eventuelle eventuels eventuelles eventualite`,
    restriction: `que qu seul seule seuls seules seulement uniquement exclusivement sauf hormis excepte exception ailleurs
      simplement surtout notamment presque quasi quasiment partiellement partie en-partie principalement`,
    hedge: `peut peuvent pu pourrait pourraient pouvait pouvaient peut-etre possible possiblement probable probablement
      probables risque risquent risquait risquer semble semblent semblait semblerait paraitrait apparemment vraisemblable
      vraisemblablement suppose supposee presume presumee soupconne soupconnee hypothetique rumeur rumeurs doit doivent
      devait devrait devraient faudrait potentiel potentielle potentiels potentiellement faux fausse pretendu pretendue
      suspecte suspectee tente tentent tenter tentative failli presumes soupcon soupcons doute douteux`,
    plan: `va vont allait allaient prevoit prevoient prevu prevue prevus prevues prevoyait envisage envisagent envisagee
      compte comptent veut veulent voulait voulaient voudrait souhaite souhaitent projette projet projets prochain
      prochaine prochains prochainement bientot futur future objectif ambition espoir promesse menace menacent menacait
      prepare preparent voulu programme programmee attendu attendue attendus attendues vise visent visait`,
    comparison: `plus moins davantage mieux pire meilleur meilleure autant aussi egal egale superieur superieure inferieur
      inferieure environ pres quelque quelques autour approximativement jusqu maximum minimum record premier premiere
      dernier derniere deuxieme double triple fois moitie depasse depassent avant-dernier total trop assez tres`,
    quantifier: `tous toutes tout toute chaque chacun chacune plusieurs certains certaines certain beaucoup peu majorite
      minorite plupart quelques aucun aucune autres autre meme memes ensemble environ un-tiers tiers quart dizaine
      dizaines centaine centaines milliers parmi`,
    order: `avant apres depuis pendant durant puis ensuite deja encore toujours plus-tard desormais entre jamais souvent
      parfois rarement habituellement d-abord vers ici`,
    contrast: `mais pourtant cependant toutefois malgre contrairement alors tandis or bien quoique neanmoins au-lieu lieu
      plutot`,
  }),
  endings: [
    [/r(?:ait|aient|ions|iez)$/, 'hedge'],
    [/r(?:a|ont|ai|as|ons|ez)$/, 'plan'],
  ],
  definite: list('le la l'),
  same: groupsOf(`est soit | sont soient | ont aient | de du d | a au aux | km kilometre kilometres | m metre metres | h heure heures | l la le |
    kg kilo kilos kilogramme kilogrammes | environ | que qu | mme madame | dr docteur | minute minutes min`),
  pronouns: list(
    'il elle ils elles on lui eux celui celle ceux ce c cela ca ceci cet cette ces voila tel telle telles tels',
  ),
  possessives: list('son sa ses leur leurs'),
  light: list('de du d a au aux en dans y'),
  finite: list('a ont est sont sera seront avait avaient etait etaient aura auront fait font'),
  personal: new Map([
    ['il', list('la une')],
    ['elle', list('le un')],
    ['ils', list('le la l un une')],
    ['elles', list('le la l un une')],
  ]),
  joiners: list('et mais'),
  places: list('sur dans chez devant derriere a au aux'),
  coordinators: list('et ou ni puis'),
  relatives: list('qui dont ou'),
  subordinators: list(
    'qui que qu dont ou lequel laquelle lesquels lesquelles si comme quand lorsque pour afin',
  ),
  prepositions:
    list(`a au aux en dans sur sous chez par pour avec sans contre vers de des du d lors devant derriere ce cet cette ces fin debut
    selon depuis pendant entre le la l`),
  calendar: list('mois annee jour soir matin journee'),
  because: list('apres car parce puisque faute suite par'),
  saying:
    list(`dit dits disent disait disaient declare declarent declarait affirme affirment affirmait annonce annoncent
    annoncait indique indiquent indiquait explique expliquent expliquait precise precisent precisait assure assurent
    assurait estime estiment estimait ajoute ajoutent ajoutait repond repondent repondu repondait raconte racontent
    racontait rapporte rapportent souligne soulignent soulignait soutient soutiennent soutenu juge jugent constate
    constatent note notent observe observent lance lancent resume previent previennent prevenu confie confient confirme confirment insiste insistent rappelle rappellent plaide plaident
    nuance nuancent`),
  auxiliaries: list('a ont avait avaient'),
  passive: list('ete'),
  agent: 'par',
  according: [['selon'], ['d', 'apres']],
  that: list('que qu'),
  thatMayGo: false,
  speakers: list(
    `je j me m moi mon ma mes nous notre nos on tu te t toi ton ta tes vous votre vos`,
  ),
  untranslated:
    list(`le la l les un une de du des d a au aux en dans sur pour est sont etait etaient ete etre ont avait
    avaient fut furent se s ne n ses son sa leur leurs y ce cette ces que qu dont qui lui`),
  future: list('va vont'),
  futureEnding: /.r(?:a|ont)$/,
  of: list('de du des d'),
  halfNegations: list('n ne'),
  nonFinite: /.(?:er|ir|re|ant)$/,
};
