import { counted } from '../../i18n/format.ts';
import { fr, NBSP } from '../../i18n/typography.ts';

/** What `doctor`, backup, restore and migrate say in French; the English texts have its type. */
export const french = {
  assertPath: {
    folderDoesNotExist: (folder: string) => fr`Le dossier ${folder} n'existe pas.`,
    createFolder: fr`Créez-le, ou donnez le chemin d'un fichier dans un dossier qui existe.`,
    fileDoesNotExist: (file: string) => fr`${file} n'existe pas.`,
    checkPath: fr`Vérifiez le chemin du fichier.`,
  },
  backup: {
    fileExists: (file: string) => fr`${file} existe déjà.`,
    giveAnotherName: fr`Donnez un autre nom, ou supprimez ce fichier.`,
    notWritten: (file: string, why: string) =>
      fr`La sauvegarde n'a pas pu être écrite dans ${file} : ${why}.`,
    checkFolderExists: fr`Vérifiez que le dossier existe, qu'il peut être écrit et que le disque n'est pas plein ; « npm run doctor » regarde aussi ce qui est sauvegardé.`,
  },
  copyCorpus: {
    copyDiffers: (what: string) => fr`La copie n'est pas comme l'original : ${what}.`,
    runCommandAgain: fr`Relancez la commande ; si cela se répète, « npm run doctor » dit ce que l'original a d'endommagé. Rien n'y a été changé.`,
  },
  discordToken: {
    none: fr`aucun : Kiosque ne répond qu'au terminal`,
    rightShape: fr`a la forme qu'il faut`,
    wrongShape: fr`n'a pas la forme d'un jeton`,
    copyWhole: fr`Copiez dans DISCORD_TOKEN le jeton entier, de la page « Bot » du portail des développeurs de Discord.`,
  },
  doctor: {
    nativeModules: fr`Modules natifs`,
    articlesFolder: fr`Dossier des articles`,
    feeds: fr`Flux`,
    dataFolder: fr`Dossier des données`,
    locks: fr`Verrous`,
    diskSpace: fr`Place sur le disque`,
    model: fr`Modèle`,
    database: fr`Base de données`,
    articleIndex: fr`Index des articles`,
    articleReading: fr`Lecture des articles`,
    vectorIndex: fr`Index des vecteurs`,
    memory: fr`Mémoire du bot`,
    discordToken: fr`Jeton Discord`,
    languageModel: fr`Modèle de langue`,
  },
  embeddingModel: {
    downloadedLater: (model: string) =>
      fr`${model}, téléchargé quand il le faut, n'est pas regardé ici`,
    whole: (id: string, revision: string) => fr`${id}, entier (${revision})`,
  },
  feeds: {
    none: fr`aucun`,
    named: (count: number) => counted(count, 'nommé', 'nommés', 'fr'),
    someFailed: (named: string, failing: string) =>
      fr`${named} ; pas lus la dernière fois : ${failing}`,
    nameAndWhy: (feed: string, why: string) => fr`${feed} ${why}`,
  },
  finding: {
    modulesDoNotLoad: (why: string) => fr`ne se chargent pas (${why})`,
    runNpmCi: fr`Lancez npm ci avec la version de Node qui sert ici.`,
    nothingYet: fr`rien encore`,
  },
  folders: {
    /** @param others counts and extensions of the files that are not read, or ''. */
    toRead: (n: number, folder: string, formats: string, others: string) => {
      const rest = others && fr` ; autres fichiers : ${others}`;
      return fr`${counted(n, 'fichier', 'fichiers', 'fr')} à lire dans ${folder} (formats lus : ${formats}${rest})`;
    },
    andUnreadable: (toRead: string, count: number) =>
      fr`${toRead} ; ${count} ne peuvent pas l'être`,
    seeIndex: fr`« npm run index » dit lesquels et pourquoi.`,
    cannotBeWritten: (dataDir: string) => fr`${dataDir} ne peut pas être écrit`,
    makeFolderWritable: fr`Donnez le droit d'écrire dans ce dossier, ou donnez-en un autre à DATA_DIR.`,
    free: (free: string) => fr`${free} libres`,
    freeSomeSpace: fr`Libérez de la place, ou donnez à DATA_DIR un dossier sur un autre disque.`,
    inOrder: fr`en ordre`,
    holdsBytes: (names: string) =>
      fr`${names} contient des octets, comme après une coupure de courant`,
    emptiedAtNextStart: fr`Rien à faire : le prochain démarrage de Kiosque le vide.`,
  },
  languageModel: {
    unreachable: fr`le serveur ne répond pas`,
    startOrCorrect: fr`Démarrez-le, ou corrigez LLM_BASE_URL.`,
    tooSlow: fr`pas de réponse à temps`,
    chooseSmaller: fr`Choisissez un modèle plus petit, ou augmentez LLM_TIMEOUT.`,
    keyRefused: fr`le serveur refuse la clé`,
    correctKey: fr`Corrigez LLM_API_KEY.`,
    unknownModel: fr`le serveur n'a pas ce modèle`,
    correctModel: fr`Corrigez LLM_MODEL, ou téléchargez le modèle sur le serveur.`,
    busy: fr`le serveur est occupé`,
    tryAgainLater: fr`Réessayez plus tard.`,
    none: fr`aucun ; les réponses sont des phrases des articles`,
    answersIn: (model: string, seconds: number) => fr`${model} répond en ${seconds}${NBSP}s`,
    badReply: fr`le serveur ne fait pas ce qui est attendu`,
    seeLog: fr`Regardez son journal, et si LLM_BASE_URL mène à une API compatible avec celle d'OpenAI.`,
    modelAndFault: (model: string, fault: string) => fr`${model} : ${fault}`,
  },
  machine: {
    wrongNode: (version: string) => fr`${version} ne convient pas`,
    installNode: fr`Installez Node 20.19, 22.12 ou 24, puis lancez npm ci.`,
    load: fr`se chargent`,
  },
  migrate: {
    memoryDiffers: fr`La copie de la mémoire du bot n'est pas comme l'original.`,
    runCommandAgain: fr`Relancez la commande.`,
    noDatabaseUrl: fr`DATABASE_URL manque : d'où copier ?`,
    giveDatabaseUrl: fr`Donnez l'adresse de la base à copier.`,
    badTarget: fr`La valeur de --to ne convient pas.`,
    giveTarget: fr`Donnez postgresql://utilisateur:motdepasse@machine/base, ou files.`,
  },
  remedies: {
    runIndexFull: fr`Lancez « npm run index -- --full » : tout est relu, et ce qui est endommagé est refait à partir des articles.`,
    restoreBackup: fr`Arrêtez le bot, puis rétablissez une sauvegarde : npm run restore -- FICHIER. Sans sauvegarde, le bot repart de rien et garde le fichier de côté.`,
    updateKiosque: fr`Mettez Kiosque à jour.`,
  },
  savedVectors: {
    notChecked: fr`pas regardé, faute de modèle`,
    whole: (size: string) => fr`entier, ${size}`,
    ahead: fr`en avance sur l'index des articles`,
    missing: (missing: number, size: number) =>
      fr`ne va pas avec l'index des articles : ${missing} passages manquent, ${size} sont de trop`,
  },
  stores: {
    none: fr`aucune : l'index et la mémoire sont des fichiers`,
    whole: fr`entier`,
    sound: fr`rien à redire`,
    fileAndFault: (file: string, fault: string, more: string) => fr`${file} ${fault}${more}`,
    notIndexed: (file: string, more: string) => fr`${file}${more} : sans article dans l'index`,
    seeIndex: fr`« npm run index » nomme chaque fichier et dit quoi faire.`,
    andOthers: (n: number) => fr` (et ${n} autres)`,
    newerVersion: fr`écrit par une version plus récente de Kiosque`,
    damaged: (how: string) => fr`endommagé (${how})`,
    unreadable: (how: string) => fr`illisible (${how})`,
    fullTextDiffers: fr`la recherche en texte intégral ne va pas avec les articles`,
    damagedArticle: (first: string) => fr`ce qui est gardé de ${first} est endommagé`,
    damagedArticles: (first: string, n: number) =>
      fr`ce qui est gardé de ${first} et de ${n} autres articles est endommagé`,
  },
};

/** The sentences that every language has. */
export type MaintenanceTexts = typeof french;
