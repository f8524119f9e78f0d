import { type AnnotationWords, list, operatorsOf } from './words-of-language.ts';

/** Folded forms. */
export const fr: AnnotationWords = {
  negations:
    list(`ne n pas jamais aucun aucune aucunement rien personne nul nulle ni non sans guere nullement hormis
    impossible incapable faute defaut absence refus interdit interdite interdits interdites interdiction`),
  /** Verbs that say that somebody said something, and what introduces a source. */
  reports:
    list(`dit dits disent disait disaient disant declare declarent declarait affirme affirment affirmait
    affirmant annonce annoncent annoncait annonces indique indiquent indiquait explique expliquent expliquait precise
    precisent precisait assure assurent assurait estime estiment estimait juge jugent jugeait ajoute ajoutent ajoutait
    repond repondent repondu repondait raconte racontent racontait rapporte rapportent rapportait souligne soulignent
    soulignait previent previennent prevenu denonce denoncent denoncait pense pensent pensait croit croient croyait
    soutient soutiennent soutenu soutenait pretend pretendent pretendu pretendait reconnait reconnaissent reconnu
    promet promettent promis regrette regrettent regrettait deplore deplorent accuse accusent accusait reproche
    reprochent conteste contestent contestait dement dementent dementi nie nient nie craint craignent craignait espere
    esperent esperait evoque evoquent evoquait confie confient confiait note notent observe observent constate
    constatent insiste insistent conclut concluent confirme confirment confirmait admet admettent admis plaide plaident
    invoque invoquent avance avancent considere considerent selon apres suggere suggerent montre montrent revele
    revelent ecrit ecrivent lance lancent resume martele peste proteste protestent reclame reclament demande demandent
    exige exigent propose proposent supposerait suppose supposent jurent jure soupconne soupconnent alerte alertent
    avertit avertissent denoncant selon croire dires avis source sources version versions entendre juger dementie dementies dementis contestee contestees`),
  operators: operatorsOf({
    condition: `si sinon cas condition reserve hypothese pourvu moins quand lorsque lorsqu tant supposer eventuel
      eventuelle eventuels eventuelles eventualite`,
    restriction: `que qu seul seule seuls seules seulement uniquement exclusivement sauf hormis excepte exception ailleurs
      simplement surtout notamment presque quasi quasiment partiellement partie en-partie principalement`,
    hedge: `peut peuvent pu pourrait pourraient pouvait pouvaient peut-etre possible possiblement probable probablement
      probables risque risquent risquait risquer semble semblent semblait semblerait paraitrait apparemment vraisemblable
      vraisemblablement suppose supposee presume presumee soupconne soupconnee hypothetique rumeur rumeurs doit doivent
      devait devrait devraient faudrait potentiel potentielle potentiels potentiellement faux fausse pretendu pretendue
      suspecte suspectee tente tentent tenter tentative failli presumes soupcon soupcons doute douteux autorise autorises autorisee autorisees applique appliquent valable valables`,
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
    prevention: `refuse refusent refusait refusaient refuser cesse cessent cessait cesser cessera empeche empechent
      empechait empecher evite evitent evitait eviter renonce renoncent renoncait renoncer dissuade dissuadent`,
    fiction: `roman romans film films reve reves cauchemar sketch sketchs legende fiction fable parodie satire mythe conte
      theorie theoriquement mensonge mensonges canular invention papier principe apparence officiellement yeux`,
  }),
  endings: [
    [/r(?:ait|aient|ions|iez)$/, 'hedge'],
    [/r(?:a|ont|ai|as|ons|ez)$/, 'plan'],
  ],
};
