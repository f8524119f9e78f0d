import { fr } from '../../i18n/typography.ts';

/** What is wrong with the corpus, or keeps it from being used, in French; the English texts have its type. */
export const french = {
  address: {
    badSchema: (schema: string) =>
      fr`L'adresse de la base de données nomme le schéma « ${schema} », qui ne convient pas.`,
    nameSchema: fr`Donnez à schema= un nom de 41 signes au plus, en minuscules sans accent, chiffres et « _ », qui ne commence pas par un chiffre.`,
    unreadable: (why: string) => fr`L'adresse de la base de données ne se lit pas (${why}).`,
    writeAddress: fr`Écrivez-la comme postgresql://utilisateur:motdepasse@machine/base ; dans le mot de passe, un signe comme @, /, # ou ? s'écrit %40, %2F, %23 ou %3F.`,
    unreadableFile: (path: string, code: string) =>
      fr`L'adresse de la base de données donne le fichier ${path}, qui ne se lit pas (${code}).`,
    correctFile: fr`Corrigez sslrootcert, sslcert ou sslkey dans cette adresse, ou donnez le droit de lire ce fichier.`,
  },
  damage: {
    damagedArticle: (file: string) => fr`Ce que l'index garde de ${file} est endommagé.`,
    readAgain: fr`Lancez « npm run index -- --full » : l'article est relu.`,
  },
  diskProblem: {
    noFolder: (dataDir: string) =>
      fr`DATA_DIR vaut ${dataDir}, qui est un fichier, ou se trouve sous un fichier.`,
    giveFolder: fr`Donnez à DATA_DIR un dossier.`,
    diskFull: (dataDir: string) =>
      fr`Le disque de ${dataDir} est plein : l'index n'a pas pu être mis à jour.`,
    freeSomeSpace: fr`Libérez de la place, ou donnez à DATA_DIR un dossier sur un autre disque, puis relancez ; rien de ce qui était enregistré n'est perdu.`,
    checkSpace: fr`Regardez s'il reste de la place, un quota ou une limite à la taille des fichiers, et si le disque est en panne, puis relancez ; rien de ce qui était enregistré n'est perdu.`,
    makeFolderWritable: fr`Donnez le droit d'écrire dans ce dossier, ou donnez-en un autre à DATA_DIR.`,
    notWritable: (dataDir: string, message: string) =>
      fr`L'index ne peut pas être écrit dans ${dataDir} : ${message}.`,
  },
  indexBusy: {
    waitOrStop: fr`Attendez qu'il ait fini, ou arrêtez-le, puis recommencez.`,
    /** @param pid null where it runs on another machine. */
    holder: (program: string, pid: number | null, time: string) =>
      pid === null
        ? fr`« ${program} » (depuis ${time})`
        : fr`« ${program} » (processus ${pid}, depuis ${time})`,
    /**
     * @param serverName null for the data folder.
     * @param holder null where it does not say who it is.
     */
    inUse: (serverName: string | null, holder: string | null) => {
      const place = serverName === null ? fr`ce dossier de données` : fr`la base de ${serverName}`;
      return holder === null
        ? fr`Un bot ou une autre commande utilise ${place}.`
        : fr`Un bot ou une autre commande utilise ${place} : ${holder}.`;
    },
    beingWritten: (holder: string | null) =>
      holder === null
        ? fr`L'index est écrit en ce moment par un autre processus.`
        : fr`L'index est écrit en ce moment par ${holder}.`,
  },
  migrate: {
    tooOldServer: (serverName: string, version: string) =>
      fr`Le serveur de ${serverName} est PostgreSQL ${version} : il en faut un plus récent.`,
    takeNewerServer: fr`Prenez PostgreSQL 16 ou plus récent.`,
    noPgvector: (serverName: string) =>
      fr`Le serveur de ${serverName} n'a pas l'extension pgvector.`,
    installPgvector: fr`Installez-la (paquet postgresql-17-pgvector, ou l'image pgvector/pgvector), puis relancez.`,
    tooOldPgvector: (serverName: string, here: string) =>
      fr`Le serveur de ${serverName} a pgvector ${here} : il en faut un plus récent.`,
    updatePgvector: fr`Mettez pgvector à jour (0.8.6 ou plus récent), puis : ALTER EXTENSION vector UPDATE.`,
    mayNotCreatePgvector: (serverName: string) =>
      fr`L'utilisateur de DATABASE_URL n'a pas le droit de créer l'extension pgvector dans ${serverName}.`,
    createPgvectorAsAdministrator: fr`Qu'un administrateur lance une fois, dans cette base : CREATE EXTENSION vector.`,
    newerDatabase: (serverName: string) =>
      fr`La base de ${serverName} a été écrite par une version plus récente de Kiosque.`,
    updateKiosque: fr`Mettez Kiosque à jour, ou donnez une autre base à DATABASE_URL.`,
  },
  openCorpus: {
    olderVersion: fr`il a été écrit par une version plus ancienne`,
    damaged: (how: string) => fr`il était endommagé (${how})`,
    newerVersion: (folder: string) =>
      fr`L'index de ${folder} a été écrit par une version plus récente de Kiosque.`,
    updateKiosque: fr`Mettez Kiosque à jour, ou donnez à DATA_DIR un autre dossier.`,
    noIndex: (dataDir: string) => fr`Il n'y a pas d'index dans ${dataDir}.`,
    makeIndex: fr`Faites-le avec : npm run index.`,
  },
  postgresCorpus: {
    noIndex: (serverName: string) => fr`Il n'y a pas d'index dans la base de ${serverName}.`,
    makeIndex: fr`Faites-le avec : npm run index.`,
  },
  problem: {
    noAnswer: (serverName: string, code: string) =>
      fr`La base de données de ${serverName} ne répond pas (${code}).`,
    startPostgresql: fr`Lancez PostgreSQL, ou corrigez DATABASE_URL ; rien de ce qui était enregistré n'est perdu.`,
    unknownHost: (serverName: string) =>
      fr`Aucune machine ne répond au nom que donne DATABASE_URL (${serverName}).`,
    correctDatabaseUrl: fr`Corrigez DATABASE_URL.`,
    connectionRefused: (serverName: string, why: string) =>
      fr`La base de données de ${serverName} refuse la connexion : ${why}.`,
    checkLogin: fr`Vérifiez l'utilisateur, le mot de passe et la base que donne DATABASE_URL.`,
    tlsFailed: (serverName: string, why: string) =>
      fr`La connexion chiffrée à ${serverName} échoue : ${why}.`,
    giveTlsParameters: fr`Donnez à l'adresse de DATABASE_URL les paramètres sslmode=verify-full et sslrootcert, le certificat du serveur, ou sslmode=disable sur un réseau sûr.`,
    rightMissing: (serverName: string, why: string) =>
      fr`L'utilisateur de DATABASE_URL n'a pas le droit qu'il faut dans ${serverName} : ${why}.`,
    giveRight: fr`Qu'un administrateur lui donne le droit de créer un schéma : « GRANT CREATE ON DATABASE … TO … ».`,
    diskFull: (serverName: string, why: string) =>
      fr`Le serveur de ${serverName} n'a plus de place : ${why}.`,
    freeSpace: fr`Libérez de la place sur son disque, puis relancez ; rien de ce qui était enregistré n'est perdu.`,
    tooLong: (serverName: string) =>
      fr`La base de données de ${serverName} a mis trop de temps à répondre.`,
    tryAgain: fr`Réessayez ; si cela dure, regardez sa charge et lancez « npm run doctor ».`,
  },
  setAside: {
    databaseInUse: (serverName: string, name: string) =>
      fr`Un bot ou une autre commande utilise la base de ${serverName} : ${name}.`,
    stopOthers: fr`Arrêtez-le, puis relancez ; rien n'a été changé.`,
    storeInUse: (path: string) => fr`Un bot ou une autre commande utilise ${path}.`,
  },
};

/** The sentences that every language has. */
export type CorpusTexts = typeof french;
