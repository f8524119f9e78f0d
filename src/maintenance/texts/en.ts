import { counted } from '../../i18n/format.ts';
import { en } from '../../i18n/typography.ts';
import type { MaintenanceTexts } from './fr.ts';

/** What `doctor`, backup, restore and migrate say in English. */
export const english: MaintenanceTexts = {
  assertPath: {
    folderDoesNotExist: (folder: string) => en`The folder ${folder} does not exist.`,
    createFolder: en`Make it, or give the path of a file in a folder that exists.`,
    fileDoesNotExist: (file: string) => en`${file} does not exist.`,
    checkPath: en`Check the path of the file.`,
  },
  backup: {
    fileExists: (file: string) => en`${file} exists already.`,
    giveAnotherName: en`Give another name, or delete that file.`,
    notWritten: (file: string, why: string) =>
      en`The backup could not be written to ${file}: ${why}.`,
    checkFolderExists: en`Check that the folder exists, that it can be written and that the disk is not full; “npm run doctor” looks at what is backed up too.`,
  },
  copyCorpus: {
    copyDiffers: (what: string) => en`The copy is not like the original: ${what}.`,
    runCommandAgain: en`Run the command again; if it happens again, “npm run doctor” says what is damaged in the original. Nothing was changed there.`,
  },
  discordToken: {
    none: en`none: Kiosque answers in the terminal only`,
    rightShape: en`has the right shape`,
    wrongShape: en`does not look like a token`,
    copyWhole: en`Copy the whole token into DISCORD_TOKEN, from the “Bot” page of Discord's developer portal.`,
  },
  doctor: {
    nativeModules: en`Native modules`,
    articlesFolder: en`Articles folder`,
    feeds: en`Feeds`,
    dataFolder: en`Data folder`,
    locks: en`Locks`,
    diskSpace: en`Disk space`,
    model: en`Model`,
    database: en`Database`,
    articleIndex: en`Index of the articles`,
    articleReading: en`Reading of the articles`,
    vectorIndex: en`Index of the vectors`,
    memory: en`The bot's memory`,
    discordToken: en`Discord token`,
    languageModel: en`Language model`,
  },
  embeddingModel: {
    downloadedLater: (model: string) => en`${model}, downloaded when needed, is not looked at here`,
    whole: (id: string, revision: string) => en`${id}, whole (${revision})`,
  },
  feeds: {
    none: en`none`,
    named: (count: number) => en`${count} named`,
    someFailed: (named: string, failing: string) =>
      en`${named}; not read the last time: ${failing}`,
    nameAndWhy: (feed: string, why: string) => en`${feed} ${why}`,
  },
  finding: {
    modulesDoNotLoad: (why: string) => en`do not load (${why})`,
    runNpmCi: en`Run npm ci with the version of Node that is used here.`,
    nothingYet: en`nothing yet`,
  },
  folders: {
    toRead: (n: number, folder: string, formats: string, others: string) => {
      const rest = others && en`; other files: ${others}`;
      return en`${counted(n, 'file', 'files', 'en')} to read in ${folder} (formats that are read: ${formats}${rest})`;
    },
    andUnreadable: (toRead: string, count: number) => en`${toRead}; ${count} cannot be`,
    seeIndex: en`“npm run index” says which and why.`,
    cannotBeWritten: (dataDir: string) => en`${dataDir} cannot be written`,
    makeFolderWritable: en`Make the folder writable, or set DATA_DIR to another one.`,
    free: (free: string) => en`${free} free`,
    freeSomeSpace: en`Free some space, or set DATA_DIR to a folder on another disk.`,
    inOrder: en`in order`,
    holdsBytes: (names: string) => en`${names} holds bytes, as after a power cut`,
    emptiedAtNextStart: en`Nothing to do: the next start of Kiosque empties it.`,
  },
  languageModel: {
    unreachable: en`the server cannot be reached`,
    startOrCorrect: en`Start it, or correct LLM_BASE_URL.`,
    tooSlow: en`no answer in time`,
    chooseSmaller: en`Choose a smaller model, or raise LLM_TIMEOUT.`,
    keyRefused: en`the server refuses the key`,
    correctKey: en`Correct LLM_API_KEY.`,
    unknownModel: en`the server does not have this model`,
    correctModel: en`Correct LLM_MODEL, or download the model on the server.`,
    busy: en`the server is busy`,
    tryAgainLater: en`Try again later.`,
    none: en`none; answers are sentences of the articles`,
    answersIn: (model: string, seconds: number) => en`${model} answers in ${seconds} s`,
    badReply: en`the server does not do as expected`,
    seeLog: en`See its log, and whether LLM_BASE_URL leads to an API compatible with OpenAI's.`,
    modelAndFault: (model: string, fault: string) => en`${model}: ${fault}`,
  },
  machine: {
    wrongNode: (version: string) => en`${version} does not fit`,
    installNode: en`Install Node 20.19, 22.12 or 24, then run npm ci.`,
    load: en`load`,
  },
  migrate: {
    memoryDiffers: en`The copy of the bot's memory is not like the original.`,
    runCommandAgain: en`Run the command again.`,
    noDatabaseUrl: en`DATABASE_URL is missing: what is to be copied?`,
    giveDatabaseUrl: en`Give the address of the database to be copied.`,
    badTarget: en`The value of --to does not fit.`,
    giveTarget: en`Give postgresql://user:password@host/database, or files.`,
  },
  remedies: {
    runIndexFull: en`Run “npm run index -- --full”: everything is read again, and what is damaged is made anew from the articles.`,
    restoreBackup: en`Stop the bot, then restore a backup: npm run restore -- FILE. Without one, the bot starts from nothing and keeps the file aside.`,
    updateKiosque: en`Update Kiosque.`,
  },
  savedVectors: {
    notChecked: en`not looked at, for want of a model`,
    whole: (size: string) => en`whole, ${size}`,
    ahead: en`ahead of the index of the articles`,
    missing: (missing: number, size: number) =>
      en`does not go with the index of the articles: ${missing} passages are missing, ${size} are too many`,
  },
  stores: {
    none: en`none: index and memory are files`,
    whole: en`whole`,
    sound: en`nothing to remark`,
    fileAndFault: (file: string, fault: string, more: string) => en`${file} ${fault}${more}`,
    notIndexed: (file: string, more: string) => en`${file}${more}: no article of it in the index`,
    seeIndex: en`“npm run index” names each file and says what to do.`,
    andOthers: (n: number) => en` (and ${n} others)`,
    newerVersion: en`written by a newer version of Kiosque`,
    damaged: (how: string) => en`damaged (${how})`,
    unreadable: (how: string) => en`unreadable (${how})`,
    fullTextDiffers: en`the full text does not go with the articles`,
    damagedArticle: (first: string) => en`what is kept of ${first} is damaged`,
    damagedArticles: (first: string, n: number) =>
      en`what is kept of ${first} and of ${n} other articles is damaged`,
  },
};
