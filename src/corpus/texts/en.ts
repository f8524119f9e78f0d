import { en } from '../../i18n/typography.ts';
import type { CorpusTexts } from './fr.ts';

/** What is wrong with the corpus, or keeps it from being used, in English. */
export const english: CorpusTexts = {
  address: {
    badSchema: (schema: string) =>
      en`The address of the database names the schema “${schema}”, which does not fit.`,
    nameSchema: en`Give schema= a name of 41 signs at most, of small letters without accents, digits and “_”, that does not begin with a digit.`,
    unreadable: (why: string) => en`The address of the database cannot be read (${why}).`,
    writeAddress: en`Write it like postgresql://user:password@host/database; in the password, signs such as “@”, “/”, “#” and “?” are written %40, %2F, %23 and %3F.`,
    unreadableFile: (path: string, code: string) =>
      en`The address of the database gives the file ${path}, which cannot be read (${code}).`,
    correctFile: en`Correct sslrootcert, sslcert or sslkey in that address, or give the right to read the file.`,
  },
  damage: {
    damagedArticle: (file: string) => en`What the index keeps of ${file} is damaged.`,
    readAgain: en`Run “npm run index -- --full”: the article is read again.`,
  },
  diskProblem: {
    noFolder: (dataDir: string) => en`DATA_DIR is ${dataDir}, which is a file, or is under one.`,
    giveFolder: en`Set DATA_DIR to a folder.`,
    diskFull: (dataDir: string) =>
      en`The disk of ${dataDir} is full: the index could not be updated.`,
    freeSomeSpace: en`Free some space, or set DATA_DIR to a folder on another disk, then start again; nothing that was stored is lost.`,
    checkSpace: en`Look whether space, a quota or a limit on the size of files is used up, and whether the disk fails, then start again; nothing that was stored is lost.`,
    makeFolderWritable: en`Make the folder writable, or set DATA_DIR to another one.`,
    notWritable: (dataDir: string, message: string) =>
      en`The index cannot be written to ${dataDir}: ${message}.`,
  },
  indexBusy: {
    waitOrStop: en`Wait until it has finished, or stop it, then try again.`,
    holder: (program: string, pid: number | null, time: string) =>
      pid === null
        ? en`“${program}” (since ${time})`
        : en`“${program}” (process ${pid}, since ${time})`,
    inUse: (serverName: string | null, holder: string | null) => {
      const place = serverName === null ? en`this data folder` : en`the database at ${serverName}`;
      return holder === null
        ? en`A bot or another command uses ${place}.`
        : en`A bot or another command uses ${place}: ${holder}.`;
    },
    beingWritten: (holder: string | null) =>
      holder === null
        ? en`The index is being written by another process.`
        : en`The index is being written by ${holder}.`,
  },
  migrate: {
    tooOldServer: (serverName: string, version: string) =>
      en`The server at ${serverName} is PostgreSQL ${version}, which is too old.`,
    takeNewerServer: en`Take PostgreSQL 16 or newer.`,
    noPgvector: (serverName: string) =>
      en`The server at ${serverName} does not have the pgvector extension.`,
    installPgvector: en`Install it (the package postgresql-17-pgvector, or the image pgvector/pgvector), then start again.`,
    tooOldPgvector: (serverName: string, here: string) =>
      en`The server at ${serverName} has pgvector ${here}, which is too old.`,
    updatePgvector: en`Update pgvector (0.8.6 or newer), then: ALTER EXTENSION vector UPDATE.`,
    mayNotCreatePgvector: (serverName: string) =>
      en`The user of DATABASE_URL may not create the pgvector extension in ${serverName}.`,
    createPgvectorAsAdministrator: en`Have an administrator run once, in that database: CREATE EXTENSION vector.`,
    newerDatabase: (serverName: string) =>
      en`The database at ${serverName} was written by a newer version of Kiosque.`,
    updateKiosque: en`Update Kiosque, or give DATABASE_URL another database.`,
  },
  openCorpus: {
    olderVersion: en`it was written by an older version`,
    damaged: (how: string) => en`it was damaged (${how})`,
    newerVersion: (folder: string) =>
      en`The index in ${folder} was written by a newer version of Kiosque.`,
    updateKiosque: en`Update Kiosque, or set DATA_DIR to another folder.`,
    noIndex: (dataDir: string) => en`There is no index in ${dataDir}.`,
    makeIndex: en`Make it with: npm run index.`,
  },
  postgresCorpus: {
    noIndex: (serverName: string) => en`There is no index in the database at ${serverName}.`,
    makeIndex: en`Make it with: npm run index.`,
  },
  problem: {
    noAnswer: (serverName: string, code: string) =>
      en`The database at ${serverName} does not answer (${code}).`,
    startPostgresql: en`Start PostgreSQL, or correct DATABASE_URL; nothing that was stored is lost.`,
    unknownHost: (serverName: string) =>
      en`No machine has the name that DATABASE_URL gives (${serverName}).`,
    correctDatabaseUrl: en`Correct DATABASE_URL.`,
    connectionRefused: (serverName: string, why: string) =>
      en`The database at ${serverName} refuses the connection: ${why}.`,
    checkLogin: en`Check the user, the password and the database in DATABASE_URL.`,
    tlsFailed: (serverName: string, why: string) =>
      en`The encrypted connection to ${serverName} fails: ${why}.`,
    giveTlsParameters: en`Give the address in DATABASE_URL the parameters sslmode=verify-full and sslrootcert, the server's certificate, or sslmode=disable on a network that is safe.`,
    rightMissing: (serverName: string, why: string) =>
      en`The user of DATABASE_URL lacks a right in ${serverName}: ${why}.`,
    giveRight: en`Have an administrator give it the right to create a schema: “GRANT CREATE ON DATABASE … TO …”.`,
    diskFull: (serverName: string, why: string) =>
      en`The server at ${serverName} has no space left: ${why}.`,
    freeSpace: en`Free some space on its disk, then start again; nothing that was stored is lost.`,
    tooLong: (serverName: string) => en`The database at ${serverName} took too long to answer.`,
    tryAgain: en`Try again; if it goes on, look at its load and run “npm run doctor”.`,
  },
  setAside: {
    databaseInUse: (serverName: string, name: string) =>
      en`A bot or another command uses the database at ${serverName}: ${name}.`,
    stopOthers: en`Stop it, then try again; nothing was changed.`,
    storeInUse: (path: string) => en`A bot or another command uses ${path}.`,
  },
};
