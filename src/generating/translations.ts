import type { Language } from '../articles/article.ts';
import { stem } from '../text/stems.ts';
import { splitWords } from '../text/words.ts';

/**
 * Frequent words of the news whose translations the embedding model holds far apart, French = English. A word may stand
 * in several lines.
 */
const LINES = `
nouveau nouvelle nouveaux nouvelles = new
commencer débuter = start begin began begun commence
remporter gagner victoire = win won winning victory
supprimer suppression = cut eliminate axe
monter augmenter grimper augmentation hausse = rise rose risen increase climb grow grew raise
baisser diminuer reculer baisse diminution chute = fall fell fallen drop decrease decline cut
rester demeurer = remain stay still
traverser franchir = cross
secourir sauver = rescue save
évacuer évacuation = evacuate evacuation
crue inondation inonder = flood flooding
manifester manifestation = demonstrate protest demonstration
battre vaincre = beat beaten defeat
priver = lose lost without deprive leave left
foyer foyers = home homes household
participation = turnout
voix suffrage = vote votes
avance = ahead lead early
municipal municipale = mayoral municipal
travaux chantier = work works
tuer mort mourir mortes morts décès = kill die died dead death
blesser blessé = injure wound hurt
demander réclamer exiger = ask demand request require
rejeter refuser = reject refuse
payer financer = pay paid fund
atteindre = reach
durer = last
accueillir = host welcome receive
fermer fermeture = close shut closure
ouvrir rouvrir ouverture réouverture = open reopen opening reopening
rendre rendu restituer restitué = return give given
voler vol = steal stolen theft
trouver découvrir découverte = find found discover discovery
perdre perte = lose lost loss
vendre vente = sell sold sale
acheter racheter = buy bought acquire
emploi poste = job
usine = factory plant
entreprise société = company firm
salaire = wage pay salary
grève = strike
ordures déchets = rubbish garbage trash waste
élève = pupil student
prochain prochaine = next coming
camion = lorry lorries truck
interdire interdit = ban banned forbid prohibit
nommer = appoint name
recruter embaucher = hire recruit
agent employé salarié = worker staff employee
supplémentaire = additional extra more
tribunal cour = court
diriger = lead led head run ran
incendie feu = fire
enfant = child children
retard retarder = delay late
enquête = investigation inquiry
commande = order
livrer = deliver
rame = train tram trainset
boutique commerce magasin = shop store
commerçant = shopkeeper trader merchant
indemnisation indemniser = compensation compensate
maternité = maternity ward
manque faute manquer = lack shortage
but = goal
entraîneur entraîneuse = coach
supporter = fan supporter
détruire = destroy
toucher frapper = hit strike struck affect
électricité courant = power electricity
œuvre = work
dégât = damage
dépasser = exceed
soutenir = support back
essai = trial test
habitant = resident inhabitant
pompier = firefighter
promettre = promise
impôt taxe = tax
geler = freeze froze frozen
foncier = property
trou = hole gap
conduire mener = lead led drive
construire = build built
marcher fonctionner = work run
suivre = follow
tenir = hold held keep kept
croire penser = believe think thought
prendre = take took taken
choisir = choose chose chosen
partir quitter = leave left
venir arriver = come came arrive
porter = carry wear
envoyer = send sent
écrire = write wrote written
recevoir = receive got
montrer = show shown
seul seulement = only alone
plusieurs = several
actuel actuellement = current currently
encore toujours = still yet
`;

/** For each stem of a language, the lines that it stands in. */
function linesOf(language: Language): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const [i, line] of LINES.trim().split('\n').entries()) {
    const [french = '', english = ''] = line.split('=');
    for (const word of splitWords(language === 'fr' ? french : english)) {
      const key = stem(word, language);
      found.set(key, (found.get(key) ?? new Set()).add(i));
    }
  }
  return found;
}

const known = { fr: linesOf('fr'), en: linesOf('en') } as const;

/** French stems keep the ending of "restent". */
const linesFor = (key: string, language: Language): ReadonlySet<number> | undefined =>
  known[language].get(key) ??
  (language === 'fr' ? known.fr.get(key.replace(/(?:nt|ent|ait|aient|ra|ront)$/, '')) : undefined);

/** Whether two stems of two languages are known to mean the same. */
export function translates(one: string, language: Language, other: string): boolean {
  const lines = linesFor(one, language);
  const others = linesFor(other, language === 'fr' ? 'en' : 'fr');
  return lines !== undefined && others !== undefined && [...lines].some((line) => others.has(line));
}
