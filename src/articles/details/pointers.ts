/*
 * How pages point to what is elsewhere: to the rest of an article, to others, to where one first stood. A small grammar,
 * because what such a line points at follows it or stands beside it. Lines that only belong to the page are told by
 * `leftover-lines.ts`. Every pattern has bounded quantifiers, so that a line of ten megabytes takes linear time.
 */

const TO_READ = '(?:re)?lire|voir|écouter|regarder|découvrir|consulter';
const READ = 'read|see|watch|listen(?: to)?|view';
const PIECE =
  'articles?|reportages?|enquêtes?|entretiens?|interviews?|dossiers?|analyses?|vidéos?|sujets?|actualités?|infos|publications?|contenus?|billets?|stor(?:y|ies)|posts?|news|features?|topics?|reports?|headlines?';

const REST = [
  `(?:${TO_READ}|afficher|charger) (?:la suite|plus|davantage|l'article(?: complet| en entier)?|l'intégralité)`,
  "en (?:savoir|lire) (?:plus|davantage)|la suite (?:ici|sur le site|de l'article)",
  `(?:${READ}|learn|show|load|find out) (?:more|on|the (?:rest|(?:full|whole) (?:story|article|report))|full (?:story|article))`,
  '(?:continue|keep) reading',
].join('|');
const ARROWS = '\\s{0,3}[»›>→.…)\\]]{0,4}$';

/** "Lire la suite »": what comes before it is often the beginning of another article. */
export const READ_MORE = new RegExp(
  `^(?:\\[?…\\]? ?)?(?:${REST})(?: de l'article| sur [^.]{1,40})?${ARROWS}`,
  'i',
);

/** The same at the end of a line, after a sentence. */
export const READ_MORE_AT_END = new RegExp(
  `(?<=[.!?…»")\\]]\\s{0,3})[\\[(]?(?:${REST})${ARROWS}`,
  'i',
);

const JUMP_TO =
  '(?:lire la )?suite (?:(?:en|à la|de la) )?(?:page|p\\.) ?\\d{1,3}|(?:continued|turn) (?:(?:on|from|to) )?(?:page|p\\.) ?\\d{1,3}';

/** A paper's article goes on, or comes from, another of its pages: "Suite page 4", "Continued from p. 1". */
export const JUMP = new RegExp(`^[([]?(?:${JUMP_TO})[)\\]]?${ARROWS}`, 'i');
/** The same behind a sentence, in brackets. */
export const JUMP_WITHIN = new RegExp(`[([](?:${JUMP_TO})[)\\]]`, 'gi');

const OTHERS = [
  `(?:à|a) (?:${TO_READ})(?: (?:aussi|également|ensuite|encore))?`,
  `(?:${TO_READ}) (?:aussi|également)|(?:${READ}) (?:also|next)|also (?:${READ})`,
  '(?:sur|dans) (?:le|la) même (?:sujet|thème|dossier|rubrique|catégorie)',
  `(?:les |nos |mes )?(?:autres|derni(?:ers|ères)) (?:${PIECE})`,
  `(?:les |nos )?(?:autres )?(?:${PIECE}) (?:liée?s?|en (?:relation|lien|rapport)|similaires?|connexes|associée?s?|recommandée?s?|récente?s?|populaires|proches)`,
  `(?:les )?(?:${PIECE} )?les plus (?:lu|vu|récent|populaire|\\p{L}{3,12}é)e?s`,
  '(?:à|a) (?:découvrir|ne pas manquer)(?: aussi)?|(?:vous aimerez|vous pourriez aimer) aussi|notre sélection',
  `(?:related|recommended)(?: (?:${PIECE}))?(?: for you)?|(?:similar|latest|other|more) (?:${PIECE})`,
  'more (?:on this (?:story|topic)|from [^.]{1,40})',
  'you (?:may|might) also like|most (?:read|popular|viewed|shared)|trending(?: now)?|up next',
  "editors?'? ?s? picks?|don't miss",
].join('|');

/** Arrows and bullets that such lines begin with. */
const ORNAMENT = '(?:[→➜➡►▶▸>»•●■*#+–—-]{1,3}\\s{0,2})?';

/** Opens a list of other articles, alone on its line. */
export const RELATED = new RegExp(`^${ORNAMENT}(?:${OTHERS})\\s{0,3}[:»›>]?$`, 'iu');

/** Points to another article on the same line: "À lire aussi : A headline", "Lire le reportage (2022) : …". */
export const RELATED_INLINE = new RegExp(
  `^${ORNAMENT}(?:${[
    `(?:(?:à|a) )?(?:${TO_READ})(?: (?:aussi|également|ensuite|encore))?`,
    `(?:(?:à|a) )?(?:${TO_READ}) (?:aussi )?(?:le |la |les |l'|notre |nos )[\\p{L}-]{2,20}(?: [\\p{L}-]{2,20}){0,2}`,
    'sur le même sujet|lire la suite|en savoir plus',
    `(?:also )?(?:${READ})(?: (?:also|next|more))?|more|related(?: (?:${PIECE}))?`,
  ].join(
    '|',
  )})(?: \\((?:19|20)\\d\\d\\))?\\s{0,3}[:►▶|»-]\\s|^${ORNAMENT}(?:(?:à|a) )?(?:${TO_READ}) (?:aussi|également) ?[–—] |^${ORNAMENT}(?:à|a) (?:lire|voir|écouter) (?:aussi|également|ensuite) (?!\\p{Ll}+er )[^.]{3,200}$`,
  'iu',
);

/** The same within a line, behind another sentence, or in brackets. */
export const RELATED_WITHIN: readonly RegExp[] = [
  /(?:À lire aussi|Lire aussi|Lire également|À voir aussi|Voir aussi|Read also|See also|Also read) ?[:►▶»][^.!?\n]{3,160}(?:[.!?]|$)/gm,
  /\((?:à )?(?:lire|voir|read|see) (?:aussi|également|also|notre|nos|our|ci-contre|page)[^()\n]{0,120}\)/gim,
];

/** A feed's last line, which says where the article first was. */
export const FIRST_PUBLISHED =
  /^(?:l'article|cet article|ce billet|the post|this (?:post|article|story))(?!\p{L}).{0,200}(?:est (?:d'abord )?(?:apparu|paru)|a (?:d'abord )?été publié|appeared|was (?:originally |first )?published)(?!\p{L}).{0,40}(?:premi(?:er|ère)|d'abord|first|originally|initialement|on|sur)(?!\p{L})/iu;

const COUNTED =
  "vues?|lectures?|commentaires?|réactions?|partages?|j'aime|views?|reads?|(?:view )?comments?|shares?|likes?|replies|min(?:utes?|\\.)? (?:de lecture|read)";

/** What a page counts of its readers, alone on its line: "312 vues", "1.2k shares", "Temps de lecture : 2 min". */
export const COUNTER = new RegExp(
  `^(?:[-–•] )?(?:(?:\\d{1,3}(?:[ .,]\\d{1,3}){0,3} ?k? ?(?:${COUNTED})[ ,·|•]{0,3}){1,4}|(?:(?:temps de )?lecture|reading time) ?:? ?\\d{1,3} ?min(?:utes?|\\.)?)$`,
  'iu',
);

const PAID =
  '(?:annonce|contenu sponsorisé|publicité|publi-?rédactionnel|advert|advertisement|ad|sponsored(?: content)?)';

/** What is paid for, with its label: "[Advertisement: Garden chairs at Bell's]", "Publicité – Chaises : dès 19 €". */
export const ADVERT = new RegExp(
  `^(?:\\[${PAID}\\s?[:–—-] ?[^\\]]{1,250}\\]|${PAID}\\s?[:–—-] [^.!?]{0,200}[€£$][^.!?]{0,100})$`,
  'iu',
);

/** Who took a picture, behind its caption. */
export const CREDIT =
  /(?:PHOTOS?|Photos?|Crédits?(?: photos?)?|Ph\.|©|Photographs?|Pictures?|Images?)(?: ?:| de| d['’]| by)? ?\(?\p{Lu}[^.!?\n]{2,60}$/gmu;

/** "© 2024 Le Courrier. Tous droits réservés. Le présent document est protégé…": whose a text is. */
export const RIGHTS =
  /^(?:©|\([Cc]\) ?(?=\d{4})|[Cc]opyright ©|(?:[Cc]opyright|COPYRIGHT),? (?=(?:19|20)\d\d))/;
