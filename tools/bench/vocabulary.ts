import { fr } from '../../src/text/dates/fr.ts';
import { pick, type Random } from './random.ts';

const FUNCTION_WORDS =
  'de la le et à les des en un du une dans que pour est qui sur pas au par plus avec ce se son sont mais il ou ' +
  'elle leur ont été cette aussi après comme tout sans entre deux même ces où dont encore depuis selon avant alors';

const COMMON_WORDS =
  'an ville pays monde état jour ministre président français femme homme groupe loi maire travail projet région mois ' +
  'guerre eau million école fin entreprise prix temps santé droit accord élection enfant marché service nouveau grand ' +
  'premier dernier public national plusieurs partie place conseil police politique société parti habitant recherche ' +
  'rue route maison train hôpital musée équipe match saison club joueur film livre auteur artiste histoire siècle ' +
  'énergie climat pluie température mer forêt usine emploi salaire budget impôt banque euro milliard hausse baisse ' +
  'nombre chiffre rapport étude enquête procès juge tribunal victime attaque armée otage trêve frontière sécurité ' +
  'gouvernement opposition député vote réforme grève syndicat salarié patron client produit vente magasin voiture avion';

const PREFIXES = ' re dé in sur con pré trans par sous anti inter'.split(' ');

const ROOTS =
  'march port form trait lign act mont cours publi plant command journ class model régl centr guid ' +
  'pass jug post serv fond group tour appel not cadr mesur prim scén caus nation local marqu pêch ' +
  'parl élev chass pein vot lanc gagn chant dans colon habit calcul argent commun indust limit profess ' +
  'réun visit écout négoci cultiv illustr sépar créd tribun fabriqu célébr témoign signal vérif';

const ENDINGS =
  'er e es ation eur ement ée age ations eurs ant al ier iste able ages ements ique ance aire ité ure ' +
  'ateur ière istes ances ables iques atif ures ateurs ités aires atifs ailles';

const FIRST_NAMES =
  'Claire Hugo Amina Paul Inès Louis Sarah Marc Élodie Karim Jeanne Victor Léa Omar';
const SYLLABLES =
  'bar len vi mor tou gra del san cha ri beau fer ville mont pel lo ga rin ber cour';

/** The French names, from January. */
export const MONTHS: readonly string[] = fr.months.map(([name = '']) => name);

/** The frequent little words, the most frequent first. */
export const functionWords: readonly string[] = FUNCTION_WORDS.split(' ');

/** About 30,000 content words that are French or look it, the more frequent ones first. */
export function contentWords(random: Random): string[] {
  const roots = ROOTS.split(' ');
  const endings = ENDINGS.split(' ');
  const made = PREFIXES.flatMap((prefix) => {
    const words = roots.flatMap((root) => endings.map((ending) => prefix + root + ending));
    for (let i = words.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [words[i], words[j]] = [words[j]!, words[i]!];
    }
    return words;
  });
  return [...COMMON_WORDS.split(' '), ...made];
}

/** A place or a family: "Morville". */
export function properName(random: Random): string {
  const syllables = SYLLABLES.split(' ');
  const name = pick(random, syllables) + pick(random, syllables) + pick(random, syllables);
  return capital(name);
}

export function personName(random: Random): string {
  return `${pick(random, FIRST_NAMES.split(' '))} ${properName(random)}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
