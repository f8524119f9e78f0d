import type { AnnotationWords } from './words-of-language.ts';
import { list } from './words-of-language.ts';

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
    avertit avertissent denoncant selon`),
};
