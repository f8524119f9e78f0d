/*
 * What news pages leave in a pasted text, in French and English. Every pattern has bounded
 * quantifiers, so that a line of ten megabytes takes linear time.
 */

const MORE = [
  'lire la suite',
  'lire plus',
  "lire l'article(?: complet| en entier)?",
  'en savoir plus',
  'voir plus',
  'afficher plus',
  'la suite (?:ici|sur le site)',
  'read more',
  'read the (?:full|whole) (?:story|article)',
  'read full (?:story|article)',
  'continue reading',
  'keep reading',
  'learn more',
  'show more',
  'load more',
].join('|');

/** "Lire la suite »": what comes before it is often the beginning of another article. */
export const READ_MORE = new RegExp(
  `^(?:\\[?…\\]? ?)?(?:${MORE})(?: de l'article| sur [^.]{1,40})?\\s{0,3}[»›>→.…)\\]]{0,4}$`,
  'i',
);

/** The same at the end of a line, after a sentence. */
export const READ_MORE_AT_END = new RegExp(
  `(?<=[.!?…»")\\]]\\s{0,3})[\\[(]?(?:${MORE})\\s{0,3}[»›>→…)\\]]{0,4}$`,
  'i',
);

/** Opens a list of other articles, alone on its line. */
export const RELATED = new RegExp(
  `^(?:${[
    '(?:à|a) (?:lire|voir|écouter)(?: (?:aussi|également|ensuite))?',
    '(?:lire|voir) (?:aussi|également)',
    'sur le même (?:sujet|thème)',
    'dans la même (?:rubrique|catégorie)',
    '(?:nos )?(?:autres )?articles? (?:liés?|similaires?|connexes|associés|recommandés|récents|populaires)',
    '(?:les |nos )?derni(?:ers|ères) (?:articles|actualités|infos|publications)',
    'les plus (?:lus|populaires|partagés|commentés)',
    '(?:à|a) (?:découvrir|ne pas manquer)(?: aussi)?',
    'vous aimerez aussi',
    'notre sélection',
    'related(?: (?:articles|stories|posts|topics|news|content))?',
    '(?:see|read) also',
    'also read',
    'more (?:on this (?:story|topic)|stories|news|from [^.]{1,40})',
    'recommended(?: (?:for you|stories|articles))?',
    'you (?:may|might) also like',
    'most (?:read|popular|viewed)',
    'trending(?: now)?',
    'latest (?:news|articles|stories)',
    "editors?'? ?s? picks?",
    "don't miss",
  ].join('|')})\\s{0,3}[:»›>]?$`,
  'i',
);

/** Points to another article on the same line: "À lire aussi : A headline", "Lire le reportage (2022) : …". */
export const RELATED_INLINE = new RegExp(
  `^(?:${[
    '(?:à |a )?(?:re)?(?:lire|voir|écouter|regarder|découvrir)(?: (?:aussi|également|ensuite|encore))?',
    "(?:à |a )?(?:re)?(?:lire|voir|écouter|regarder) (?:aussi )?(?:le |la |les |l'|notre |nos )[\\p{L}-]{2,20}(?: [\\p{L}-]{2,20}){0,2}",
    'sur le même sujet',
    '(?:see|read|watch|listen)(?: also)?',
    'also read',
    'related(?: article| story)?',
    'read more|more|lire la suite|en savoir plus',
  ].join(
    '|',
  )})(?: \\((?:19|20)\\d\\d\\))?\\s{0,3}[:►▶|»-]\\s|^(?:à|a) (?:lire|voir|écouter) (?:aussi|également|ensuite) (?!\\p{Ll}+er )[^.]{3,200}$`,
  'iu',
);

/** A feed's last line, which says where the article first was. */
export const FIRST_PUBLISHED =
  /^(?:l'article|cet article|ce billet|the post|this (?:post|article|story))(?!\p{L}).{0,200}(?:est (?:d'abord )?(?:apparu|paru)|a (?:d'abord )?été publié|appeared|was (?:originally |first )?published)(?!\p{L}).{0,40}(?:premi(?:er|ère)|d'abord|first|originally|initialement|on|sur)(?!\p{L})/iu;

const SOCIAL =
  '(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|whatsapp|telegram|messenger|pinterest|reddit|bluesky|mastodon|threads|snapchat|flipboard|e-?mail|courriel|mail|rss|flux rss|print|imprimer|sms|copier le lien|copy link|lien)';

/** Nothing but networks: "Facebook Twitter WhatsApp", "Partager sur Facebook". */
export const SHARING = new RegExp(
  `^(?:(?:partage[rz]|tweete[rz]|share|suivez-nous|retrouvez-nous|follow us|rejoignez-nous|join us)(?: (?:cet |l')article| this(?: article| story)?)?(?: (?:sur|on|via|par|by))?\\s{0,3}:?\\s{0,3})?(?:${SOCIAL}[\\s,|•·/&]{0,3}(?:(?:et|and|ou|or|sur|on) )?){0,12}$`,
  'i',
);

/** Lines that are leftovers as a whole, by their beginning. The longest that one may be comes with each. */
export const LINE_PATTERNS: readonly { readonly pattern: RegExp; readonly longest: number }[] = [
  {
    // Newsletters, accounts and subscriptions
    pattern:
      /^(?:abonnez-vous|inscrivez-vous|je m'abonne|s'abonner|s'inscrire|se connecter|connectez-vous|créer (?:un|mon) compte|créez (?:un|votre) compte|déjà abonné|pas encore abonné|(?:la |notre |nos |votre )?(?:lettre d'information|newsletters?|infolettre|lettre d'actualité)|recevez (?:chaque|tous|toute|nos|notre|gratuitement|par|l'essentiel|le meilleur)|subscribe|sign up|sign in|log in|already a subscriber|get (?:our|the) (?:newsletter|latest|app|best)|register (?:for free|now)|support (?:us|our journalism)|soutenez[- ]nous|faire un don|donate|téléchargez (?:l'|notre )appli|download (?:our|the) app|activez les notifications|activer les notifications|votre adresse e-?mail|your e-?mail(?: address)?)(?![\p{L}])/iu,
    longest: 220,
  },
  {
    // Paywalls
    pattern:
      /^(?:(?:cet |l'|la suite de cet |la lecture de cet )?article (?:est )?réservé(?:e)? (?:à nos |aux )abonnés|la suite (?:de cet article )?est réservée|il vous reste \d|vous avez déjà un compte|offrir (?:cet|l')article|contenu réservé|this (?:article|content|story) is (?:for|only|exclusively|reserved)|to continue reading|you have \d+ free articles)/i,
    longest: 260,
  },
  {
    // Cookies and legal pages
    pattern:
      /^(?:nous (?:et nos partenaires )?utilisons (?:des|les) cookies|(?:ce|notre) site (?:web |internet )?utilise des cookies|en (?:poursuivant|continuant)[^.]{0,60}(?:navigation|cookies)|we (?:and our partners )?use cookies|(?:this|our) (?:web)?site uses cookies|by (?:continuing|using)[^.]{0,60}(?:cookies|site)|(?:tout )?accepter(?: tout| les cookies| et fermer)?$|(?:tout )?refuser(?: tout)?$|continuer sans accepter|accept(?: all)?(?: cookies)?$|reject all|(?:gérer|paramétrer|préférences|gestion des|manage|cookie)[^.]{0,20}(?:cookies?|préférences|settings|policy|preferences)|politique de (?:confidentialité|cookies)|privacy policy|mentions légales|conditions générales|terms (?:of|and)|plan du site$|qui sommes-nous|nous contacter|contactez-nous|contact us|about us|cg[uv]$)/i,
    longest: 300,
  },
  {
    // Rights and credits
    pattern:
      /^(?:©|\(c\) ?\d|copyright|tous droits réservés|all rights reserved|droits de reproduction|toute reproduction|crédits? photos? ?:|photo credits? ?:|image credits? ?:)/i,
    longest: 250,
  },
  {
    // Parts of the page
    pattern:
      /^(?:menu|rechercher|recherche|search|accueil|home|retour|retour (?:à l'accueil|en haut(?: de page)?|à la liste)|back to top|(?:aller|passer|accéder) (?:directement )?au contenu(?: principal)?|skip to (?:main )?content|publicité|annonce|advertisement|sponsored|sponsorisé|contenu sponsorisé|fermer|close|imprimer|print|partager|share|écouter(?: l'article)?|listen(?: to (?:this )?article)?|sauvegarder|enregistrer|save|favoris|commenter|réagir|commentaires?(?: \(\d+\))?|\d+ commentaires?|laisser un commentaire|leave a (?:comment|reply)|comments?(?: \(\d+\))?|\d+ comments?|(?:article |page )?(?:précédent|suivant|previous|next)e?|voir tous les articles|tous les articles|afficher les commentaires|connexion|s'identifier|mon compte|my account|direct|en direct|live|vidéo|video|podcast|diaporama)\s{0,3}[:»›>+×]?$/i,
    longest: 60,
  },
  {
    // Reading time, keywords, live coverage
    pattern:
      /^(?:(?:temps de )?lecture ?:? ?(?:\d+|environ)|\d+ min(?:utes?)?(?: de lecture| read)?$|reading time|(?:mots?[- ]clés?|tags?|étiquettes|thèmes|topics|keywords) ?:)/i,
    longest: 200,
  },
];

/** Sentences inside running text that talk about the site, not the news. They start a line or follow a sentence. */
export const SENTENCE_PATTERNS: readonly RegExp[] = [
  /Suivez (?:[^.!?\n]{0,60} )?(?:notre|nos|le|en) (?:direct|live|directs)(?:[^\p{L}.!?\n][^.!?\n]{0,60})?(?:[.!]|$)/gmu,
  /(?:Retrouvez|Suivez) (?:toute |toutes )?(?:l['’]actualité|nos informations|nos articles)[^.!?\n]{0,80} (?:sur|dans|en) (?:notre|nos|direct)[^.!?\n]{0,60}(?:[.!]|$)/gm,
  /Follow (?:our|the latest|all the latest|live|along)[^.!?\n]{0,60}(?:live|blog|coverage|updates)[^.!?\n]{0,40}(?:[.!]|$)/gm,
  /(?:Abonnez-vous|Inscrivez-vous|Subscribe|Sign up)[^.!?\n]{0,60}(?:newsletters?|lettres?|infolettre|chaîne|alertes?|notifications|email|e-mail|channel|podcasts?)[^.!?\n]{0,80}(?:[.!]|$)/gm,
  /(?:Nous utilisons des cookies|Ce site utilise des cookies|We use cookies|This (?:web)?site uses cookies)[^.!?\n]{0,200}(?:[.!]|$)/gm,
  /(?:À lire aussi|Lire aussi|Lire également|À voir aussi|Voir aussi|Read also|See also|Also read) ?[:►▶»][^.!?\n]{3,160}(?:[.!?]|$)/gm,
  // Who took the picture, behind its caption.
  /(?:PHOTOS?|Photos?|Crédits?(?: photos?)?|Ph\.|©|Photographs?|Pictures?|Images?)(?: ?:| de| d['’]| by)? ?\(?\p{Lu}[^.!?\n]{2,60}$/gmu,
  /\((?:à )?(?:lire|voir|read|see) (?:aussi|également|also|notre|nos|our|ci-contre|page)[^()\n]{0,120}\)/gim,
];
