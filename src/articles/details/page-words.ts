import { splitWords, type Word } from '../../text/words.ts';

/**
 * Words by what a news page does with them, French and English, folded; `*` stands for any ending. None proves anything:
 * each is a word of articles too. What they weigh together is fitted (`line-weights.json`).
 */
const CLASSES = {
  account: `abonn* reabonn* compte comptes inscri* desinscri* identifi* connect* deconnect* connexion deconnexion passe
    subscri* unsubscrib* sign signin signup log login account* password* register* logout premium membre* member*
    adherent*`,
  letter: `newsletter* infolettre* lettre lettres information informations mail mails email emails courriel* boite inbox notification* alerte*
    alert* recevez recevoir receive get delivered whatsapp quotidienne hebdomadaire daily weekly`,
  network: `facebook twitter x instagram linkedin youtube tiktok whatsapp telegram messenger pinterest reddit bluesky
    mastodon threads snapchat flipboard twitch discord rss flux sms reseaux sociaux social`,
  sharing: `partag* share* sharing imprimer print copier copy lien link envoyer envoyez send tweet* enregistrer
    sauvegarder save saved favori* bookmark* comment* commentaire* reagir reagissez reaction* repondre reponses reply
    replies signaler signalez report suivez suivre follow* rejoignez rejoindre join* avis like* cliqu* click* ami amis
    friend*`,
  consent: `cookie* traceur* tracker* consent* accept* refus* rejet* reject* confidentialite privacy donnees data
    preference* parametr* setting* partenaire* partner* navigateur* browser* personnalis* personaliz* personalis*
    experience navigation audience vie privee`,
  legal: `droit droits reserve reserves reservee rights reserved copyright reproduction mentions legales legal terms
    conditions cgu cgv policy charte editeur deontolog* issn siret trademark*`,
  navigation: `accueil home homepage principal main aller passer menu recherche* rechercher search retour back haut top contenu content aller skip
    fermer close ouvrir open suivant suivante precedent precedente previous next page pages plan site sitemap contact*
    rubrique* section* categor* archive* sommaire navigation aide help faq redaction equipe team propos about
    signaler ecrivez ecrire question* remarque* kiosque boutique store`,
  reading: `temps duree time lire lisez lu lus lue lues relire lecture lecteur* lectrice* read reading reader* article* stories story
    suite more plus voir voyez ecouter ecoutez listen watch regarder aussi egalement also savoir decouvr* discover*
    continue continuer keep minute minutes min dossier* reportage* enquetes podcast* video* galerie diaporama gallery
    numero* edition* journal magazine full complet integralite integral retrouvez afficher show load charger view`,
  offer: `publicit* annonce* annonceur* advert* ad ads sponsor* promo* offre* offer* offert* essai trial gratuit* free
    mois month months engagement cancel resili* illimite* unlimited profit* euro euros subscriber* promotion`,
  credit: `photo* credit* illustration* image* picture* getty shutterstock istock legende infographie visuel*`,
  support: `don dons soutenez soutenir soutien donate donation* support supporting contribu* independan* independent
    defiscalis*`,
  app: `appli applis application* app apps telecharg* download* appareil* device* mobile tablette* smartphone* android
    ios store`,
  lists: `dernier* derniere* latest recent* populaire* popular trending tendance* similaire* related associe* connexe*
    recommand* recommend* selection* meme aimerez aimer tag tags mot mots cle cles keyword* etiquette* theme* topic*
    sujet* direct live fil actu actus actualite* infos news une headlines`,
  section: `politique monde international economie societe culture sport sports science sciences sante planete idees
    opinion opinions debats tech world business politics health lifestyle weather meteo horoscope jeux games mots
    croises sudoku crossword* programme tv television immobilier emploi annuaire divers regions local locales
    environnement environment education loisirs sorties cinema livres musique food travel voyage* style markets bourse`,
} as const;

/** What pages use a word for. */
export type PageWordClass = keyof typeof CLASSES;
/** All of them, in the order of the weights fitted to them. */
export const PAGE_WORD_CLASSES = Object.keys(CLASSES) as readonly PageWordClass[];

/** A word of the list, with its class; the name is as the list has it: "abonn*". */
export interface PageWord {
  readonly name: string;
  readonly classes: readonly PageWordClass[];
}

const whole = new Map<string, PageWord>();
const beginnings = new Map<string, PageWord>();
for (const name of PAGE_WORD_CLASSES) {
  for (const word of CLASSES[name].split(/\s+/)) {
    const [map, key] = word.endsWith('*') ? [beginnings, word.slice(0, -1)] : [whole, word];
    map.set(key, { name: word, classes: [...new Set([...(map.get(key)?.classes ?? []), name])] });
  }
}
const lengths = [...beginnings.keys()].map((key) => key.length);
const LONGEST_BEGINNING = Math.max(...lengths);
const SHORTEST_BEGINNING = Math.min(...lengths);

/** All words of the list. */
export const PAGE_WORDS: readonly PageWord[] = [...whole.values(), ...beginnings.values()];

/** Most words of a text come again in the next one. */
const known = new Map<string, PageWord | null>();
const MOST_KNOWN = 5_000;

/** The word of the list that a word is; null for most words. */
export function pageWordOf({ form }: Pick<Word, 'form'>): PageWord | null {
  let word = known.get(form);
  if (word === undefined) {
    word = findPageWord(form);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(form, word);
  }
  return word;
}

function findPageWord(form: string): PageWord | null {
  const exact = whole.get(form);
  if (exact) return exact;
  const longest = Math.min(form.length, LONGEST_BEGINNING);
  for (let length = longest; length >= SHORTEST_BEGINNING; length -= 1) {
    const found = beginnings.get(form.slice(0, length));
    if (found) return found;
  }
  return null;
}

/** What French says in several words, in the one word of the list that means it. */
const COMPOUNDS: readonly (readonly [RegExp, string])[] = [
  [/lettres? d'(?:information|actualité)s?/gi, 'infolettre'],
  [/mots? de passe/gi, 'password'],
  [/mots?[- ]clés?/gi, 'keywords'],
];

/** The line with one word for each compound. */
export function withCompounds(line: string): string {
  return COMPOUNDS.reduce((text, [compound, word]) => text.replace(compound, word), line);
}

/** The words of a text that pages use of themselves: where an article is about them, they tell nothing. */
export function pageWordsIn(text: string): ReadonlySet<string> {
  return new Set(splitWords(text).flatMap((word) => pageWordOf(word)?.name ?? []));
}
