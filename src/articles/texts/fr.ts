import { fr, NBSP } from '../../i18n/typography.ts';

/** What is wrong with a file, or was read of it with a reservation in French; the English texts have its type. */
export const french = {
  apart: {
    tooLong: fr`n'a pas pu être lu en une minute. Enregistrez-le de nouveau, par exemple en .txt.`,
    tooMuchMemory: fr`demande trop de mémoire pour être lu. Divisez-le, ou enregistrez-en le texte en .txt.`,
    damaged: fr`est endommagé ou d'un autre format que son nom ne dit. Enregistrez-le de nouveau.`,
  },
  decode: {
    notText: fr`n'est pas un fichier de texte. Enregistrez-le en texte .txt, .md ou .html, ou déplacez-le.`,
    unknownEncoding: fr`est dans un encodage qui n'a pas été reconnu. Enregistrez-le de nouveau en UTF-8.`,
    damagedUtf8: fr`est de l'UTF-8 abîmé (coupé, ou d'encodages mêlés). Enregistrez-le de nouveau en UTF-8.`,
    lostCharacters: fr`contient des signes perdus (\ufffd), d'une conversion manquée. Reprenez-le à sa source.`,
  },
  fileProblems: {
    brokenLink: fr`est un lien qui ne mène à rien. Rétablissez ce qu'il désigne ou supprimez-le.`,
    linkOutside: fr`est un lien vers l'extérieur du dossier des articles. Copiez dans le dossier ce qu'il désigne.`,
    notRegularFile: fr`n'est pas un fichier ordinaire. Sortez-le du dossier.`,
    notPermitted: fr`ne peut pas être lu par cet utilisateur. Changez ses droits d'accès.`,
    disappeared: fr`a disparu pendant la lecture. Relancez l'indexation.`,
    nameNotUtf8: fr`a un nom qui n'est pas en UTF-8. Renommez-le.`,
    sameName: fr`porte le même nom qu'un autre fichier, écrit avec d'autres signes. Renommez l'un des deux.`,
    linkToArticle: fr`est un lien vers un article qui est lu sous son propre nom. Supprimez le lien.`,
    tooLarge: (megabytes: number) =>
      fr`dépasse ${megabytes}${NBSP}Mo. Divisez-le ou sortez-le du dossier.`,
    badSidecar: (named: string, fault: string) => fr`a un fichier joint${named} qui ${fault}`,
    unreadable: (code: string) =>
      fr`n'a pas pu être lu (${code}). Vérifiez le disque, puis relancez l'indexation.`,
  },
  frontMatter: {
    brokenFrontMatter: fr`un en-tête`,
    brokenSidecar: fr`un fichier joint`,
    notYaml: fr`ce n'est pas du YAML`,
    needsQuotes: fr`une valeur à mettre entre guillemets droits`,
    wrongIndentation: fr`un retrait incorrect, ou un crochet qui ne se ferme pas`,
    tabAtStartOfLine: fr`une tabulation au début de la ligne`,
    missingQuote: fr`un guillemet, un crochet ou un deux-points qui manque`,
    keyGivenTwice: fr`une clé donnée deux fois`,
    lineWithoutKeyAndColon: fr`une ligne sans clé ni deux-points`,
    expectedLines: fr`il y faut des lignes comme « title: Un titre »`,
    tooLong: (kilobytes: number) => fr`plus de ${kilobytes}${NBSP}Ko`,
    notClosed: fr`a un en-tête qui s'ouvre à la ligne 1 et ne se ferme jamais. Finissez-le par une ligne de trois tirets.`,
    badLine: (place: string, line: number, fault: string) =>
      fr`a ${place} incorrect, ligne ${line} : ${fault}. Corrigez-le ou retirez-le.`,
  },
  littleRead: {
    smallPart: fr`n'a été lu qu'en petite partie : ce que la page annonce n'est pas dans son texte. Copiez l'article lui-même dans un fichier .txt.`,
    filledByScripts: fr`est une page que le navigateur remplit par JavaScript, et elle a été enregistrée vide. Enregistrez-la de nouveau une fois affichée, ou copiez l'article dans un fichier .txt.`,
  },
  parseArticles: {
    unknownFormat: fr`n'est dans aucun format lu. Enregistrez-le en .txt, ou sortez-le du dossier.`,
    noBytes: fr`est vide (0 octet) : sa copie a pu s'interrompre. Enregistrez-le de nouveau, ou supprimez-le.`,
    noText: fr`ne contient aucun texte. Ajoutez-en ou supprimez-le.`,
    onlyFurniture: fr`ne contient que des menus et des liens. Enregistrez l'article lui-même, ou supprimez-le.`,
  },
  readEpub: {
    notEpub: fr`n'est pas un livre EPUB, ou est endommagé. Enregistrez-le de nouveau.`,
    protected: fr`est protégé contre la copie. Mettez-en une version sans protection dans le dossier.`,
  },
  readFolder: {
    noArticle: (folder: string) => fr`Il n'y a aucun article dans ${folder}.`,
    putFilesThere: (extensions: string) =>
      fr`Mettez-y des fichiers ${extensions}, ou donnez à ARTICLES_DIR un dossier qui en contient, ou à FEEDS des flux dont les articles y iront.`,
    noFolder: (folder: string) => fr`Le dossier des articles ${folder} n'existe pas.`,
    createFolder: (extensions: string) =>
      fr`Créez-le et mettez-y des fichiers ${extensions}, ou donnez à ARTICLES_DIR un dossier qui existe.`,
    unreadableFolder: (folder: string, code: string) =>
      fr`Le dossier des articles ${folder} ne peut pas être lu (${code}).`,
    changePermissions: fr`Changez ses droits d'accès, ou donnez à ARTICLES_DIR un autre dossier.`,
    notFolder: (folder: string) => fr`ARTICLES_DIR vaut ${folder}, qui est un fichier.`,
    giveFolder: fr`Donnez à ARTICLES_DIR le dossier où sont les articles.`,
  },
  readMail: {
    notMessage: fr`n'est pas un message, ou n'a pas de texte. Enregistrez-le de nouveau, ou sortez-le du dossier.`,
    tooManyMessages: fr`contient trop de messages. Divisez-le.`,
  },
  readOdt: {
    protected: fr`est protégé par un mot de passe. Enregistrez-le sans mot de passe.`,
  },
  readRtf: {
    notRtf: fr`n'est pas un document RTF, ou en est un qui est abîmé. Enregistrez-le à nouveau en .rtf ou en .docx.`,
  },
  readPage: {
    tooManyElements: fr`a trop de balises, ou trop imbriquées, pour être lu. Enregistrez l'article lui-même en .txt.`,
  },
  readPdf: {
    tooLong: fr`a plus de 2${NBSP}000 pages. Divisez-le.`,
    protected: fr`est protégé par un mot de passe. Enlevez-le, par exemple avec « qpdf --decrypt ».`,
    noText: fr`ne contient pas de texte, mais des images de pages. Faites-y reconnaître le texte, par exemple avec ocrmypdf.`,
    notPdf: fr`n'est pas un PDF, ou est endommagé. Enregistrez-le de nouveau.`,
  },
  readRecords: {
    noTextColumn: fr`n'a pas de colonne « text ». Nommez ainsi celle des textes ; « title », « date », « url », « author » et « publisher » sont lues aussi.`,
    tooManyRows: fr`a plus de 50${NBSP}000 lignes. Divisez-le.`,
    notCsv: fr`n'est pas un tableau CSV lisible. Vérifiez-en les guillemets et les séparateurs.`,
    notJson: (line: number) =>
      fr`n'est pas du JSON à la ligne ${line}. Corrigez-la : un objet par ligne.`,
  },
  writtenDetails: {
    notText: (key: string) => fr`« ${key} » doit être du texte`,
    notDate: (key: string) => fr`« ${key} » doit être une date comme 2024-02-13, 2024-02 ou 2024`,
  },
  zip: {
    tooLarge: fr`contient plus de 100${NBSP}Mo une fois décompressé. Divisez-le, ou enregistrez-en le texte en .txt.`,
    damaged: fr`est endommagé ou d'un autre format que son nom ne dit. Enregistrez-le de nouveau.`,
  },
};

/** The sentences that every language has. */
export type ArticleTexts = typeof french;
