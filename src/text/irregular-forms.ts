import type { Language } from './language.ts';
import { fold } from './words.ts';

/** Forms that no stemmer brings together: the first word of each line, then its forms. */
const FRENCH = `
aller va vont ira iront irait allé allée allés
tenir tient tiennent tiendra tiendront tiendrait tenu tenue tenus tint
obtenir obtient obtiennent obtiendra obtiendront obtenu obtenue obtenus obtint
maintenir maintient maintiennent maintiendra maintenu maintenue maintenus
soutenir soutient soutiennent soutiendra soutenu soutenue soutenus
contenir contient contiennent contiendra contenu contenue
retenir retient retiennent retiendra retenu retenue retenus
entretenir entretient entretiennent entretenu entretenue
venir vient viennent viendra viendront viendrait venu venue venus venues vint
devenir devient deviennent deviendra deviendront devenu devenue devint
revenir revient reviennent reviendra revenu revenue revenus
provenir provient proviennent provenu
prévenir prévient préviennent préviendra prévenu prévenue
intervenir intervient interviennent interviendra intervenu intervenue
parvenir parvient parviennent parviendra parvenu
survenir survient survenu survenue
prendre prend prennent prendra pris prise prises prit
reprendre reprend reprennent reprendra repris reprise reprises reprit
apprendre apprend apprennent apprendra appris
comprendre comprend comprennent comprendra compris comprise
mettre met mettent mettra mis mise mises mit
remettre remet remettent remettra remis remise remises
permettre permet permettent permettra permis permise permit
promettre promet promettent promettra promis promise
admettre admet admettent admis admise
recevoir reçoit reçoivent recevra recevront reçu reçue reçus reçues reçut
voir voit voient verra verront vu vue vus vit
prévoir prévoit prévoient prévu prévue prévus prévues
devoir doit doivent devra devront devrait dû due
pouvoir peut peuvent pourra pourront pu
vouloir veut veulent voudra voudront voulu
savoir sait savent saura su
dire dit disent dira dite dites
faire fait font fera feront faite faites faits fit
ouvrir ouvre ouvrent ouvrira ouvert ouverte ouverts ouvertes
rouvrir rouvre rouvrent rouvrira rouvert rouverte rouverts
offrir offre offrent offrira offert offerte offerts
couvrir couvre couvrent couvrira couvert couverte
découvrir découvre découvrent découvrira découvert découverte découvertes
souffrir souffre souffrent souffert
atteindre atteint atteignent atteindra atteignait atteinte atteintes
craindre craint craignent
contraindre contraint contrainte contraints
éteindre éteint éteinte éteints
rejoindre rejoint rejoignent rejoindra
rendre rend rendent rendra rendu rendue rendus rendit
perdre perd perdent perdra perdu perdue perdus perdit perte
vendre vend vendent vendra vendu vendue vendus vente ventes
répondre répond répondent répondra répondu réponse
attendre attend attendent attendra attendu attendue attendus
descendre descend descendent descendra descendu
étendre étend étendent étendra étendu extension
suspendre suspend suspendu suspendue suspension
défendre défend défendent défendu défense
construire construit construite construits construira construction
conduire conduit conduite conduits conduisent conduira
détruire détruit détruite détruits détruites destruction
réduire réduit réduite réduits réduisent réduira réduction
produire produit produite produits produisent production
introduire introduit introduite
élire élit élu élue élus élues élection
lire lit lisent lu lue lecture
écrire écrit écrivent écrite
inscrire inscrit inscrite inscrits inscription
vivre vit vivent vivra vécu
suivre suit suivent suivra suivi suivie suivis
poursuivre poursuit poursuivent poursuivi poursuivie
mourir meurt meurent mourra mort morte morts mortes
courir court courent couru
parcourir parcourt parcouru
accueillir accueille accueillent accueillera accueilli accueillie
recueillir recueille recueilli recueillis recueillies
acquérir acquiert acquis acquise
partir part partent partira parti partie partis départ
sortir sort sortent sortira sorti sortie sortis
dormir dort dorment dormi
servir sert servent servira servi servie
sentir sent sentent senti
battre bat battent battra battu battue battus
vaincre vainc vaincu vaincue vaincus victoire
conclure conclut concluent conclu conclue conclus conclusion
exclure exclut excluent exclu exclue
inclure inclut incluent inclus incluse
boire boit boivent bu
croire croit croient cru croyance
croître croît croissent croissance
connaître connaît connaissent connu connue connus
reconnaître reconnaît reconnaissent reconnu reconnue reconnaissance
paraître paraît paraissent paru parue
disparaître disparaît disparu disparue disparition
naître naît naissent né née nés naissance naissances
plaire plaît plu
taire tait tu
valoir vaut valent valu
falloir faut faudra fallu
asseoir assis assise
payer paie paye paient payé payée payent paiement
employer emploie emploient employé employée emploiera
envoyer envoie envoient enverra envoyé envoyée
nettoyer nettoie nettoyé
essayer essaie essaient essayé essai
appeler appelle appellent appellera appelé appelée
rappeler rappelle rappellent rappelé
jeter jette jettent jeté
projeter projette projettent
acheter achète achètent achètera acheté achetée achat
lever lève lèvent levé levée
enlever enlève enlevé enlevée enlèvement
mener mène mènent mènera mené menée
emmener emmène emmènent emmené emmenée emmenés
peser pèse pèsent pesé pesée
geler gèle gèlent gelé gelée gel
révéler révèle révèlent révélé révélation
libérer libère libèrent libéré libérée libération
relancer relance
célébrer célèbre célébré célébration
répéter répète répété
régler règle règlent réglé réglée
protéger protège protègent protégé protection
espérer espère espèrent espéré espoir
accéder accède accès
interdire interdit interdisent interdite interdits interdiction
signer signature
fermer fermeture
nommer nomination
évacuer évacuation
`;
const ENGLISH = `
be was were been
begin began begun beginning
break broke broken
bring brought
build built building
buy bought
catch caught
choose chose chosen choice
come came
cost costs costing
cut cuts cutting
deal dealt
die died dead death dying
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown flight
forbid forbade forbidden
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown growth
have had
hear heard
hide hid hidden
hit hits hitting
hold held
hurt hurts
keep kept
kill killed
know knew known
lay laid
lead led
leave left leaving
lend lent loan
let lets
lie lay lain
lose lost loss losing
make made
mean meant
meet met meeting
pay paid payment
put puts
read reads
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold sale sales
send sent
set sets
shake shook shaken
shoot shot
show shown
shrink shrank shrunk
shut shuts
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken speech
spend spent
spread spreads
stand stood
steal stole stolen theft
stick stuck
strike struck
swear swore sworn
sweep swept
swim swam swum
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
wake woke woken
wear wore worn
win won winning
withdraw withdrew withdrawn withdrawal
write wrote written
decide decision
choose choice
approve approval
arrive arrival
refuse refusal
propose proposal
close closure
discover discovery
injure injury injuries
child children
man men
woman women
person people
wife wives
life lives
foot feet
half halves
`;

function formsOf(lines: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of lines.trim().split('\n')) {
    const [first = '', ...forms] = line.split(' ');
    for (const form of forms) if (!found.has(form)) found.set(form, first);
    for (const form of forms) if (!found.has(fold(form))) found.set(fold(form), first);
  }
  return found;
}

const known: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  fr: formsOf(FRENCH),
  en: formsOf(ENGLISH),
};

/** The word that an irregular form belongs to; other words as they are. */
export function regular(accented: string, language: Language): string {
  return known[language].get(accented) ?? accented;
}
