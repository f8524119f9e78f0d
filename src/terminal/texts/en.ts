import { counted } from '../../i18n/format.ts';
import { en } from '../../i18n/typography.ts';
import type { TerminalTexts } from './fr.ts';

const count = (value: number, one: string, many: string) => counted(value, one, many, 'en');

/** What only the terminal says, in English. */
export const terminalEnglish: TerminalTexts = {
  help: {
    introduction: en`Write a question, or one of these commands:`,
    quit: en`Leave`,
    quitName: 'quit',
    dates: en`Options come after the rest, for example: /search floods since:2023-11`,
    answers: en`Answers are numbered: /source 2 opens a source of the last one, /source 3.2 one of answer 3. Tab completes.`,
  },
  chat: {
    welcome: (articles) =>
      en`Kiosque reads ${count(articles, 'article', 'articles')}. Ask a question; /help shows the rest, /quit leaves.`,
    unknownCommand: (name, near) =>
      near === null
        ? en`There is no command /${name}: /help shows them all.`
        : en`There is no command /${name}: did you mean /${near}? /help shows them all.`,
    more: en`(Enter: more; q: enough) `,
    goodbye: en`Goodbye!`,
  },
  maintenance: {
    doctor: en`checks everything, changes nothing (exit code 1 when something is broken)`,
    backup: en`writes what the bot keeps and the articles' ids into one file, also while it runs`,
    restore: en`puts a backup back; the former files are kept aside`,
    export: en`writes articles, passages and votes, one JSON object a line`,
    file: 'file',
    migrate: en`copies the index and what the bot keeps to a PostgreSQL database, or back to files`,
    migrateTo: en`postgresql://user:password@host/database, or “files” for DATA_DIR`,
    migrating: (done, total) => en`${done} of ${total} articles copied`,
    migrated: (articles, copied, answers, votes) =>
      en`The copy is complete and the same: ${count(articles, 'article', 'articles')} (${copied} copied now), ${count(answers, 'answer', 'answers')}, ${count(votes, 'vote', 'votes')}.`,
    nowSet: (setting) => en`Now start with ${setting}; what was copied stays where it is.`,
    backupFile: en`the backup's file`,
    format: en`how to write them`,
    out: en`writes into this file instead of standard output`,
    backedUp: (file, answers, votes, articles) =>
      en`${file}: ${count(answers, 'answer', 'answers')}, ${count(votes, 'vote', 'votes')}, ${count(articles, 'article', 'articles')}.`,
    restored: (madeAt, articles) =>
      en`The backup of ${madeAt} is in place, with the ids of ${count(articles, 'article', 'articles')}.`,
    keptAside: (file) => en`What was there before is kept as ${file}.`,
    reindex: en`Now run npm run index: the articles get their former ids back.`,
    unwritten: (file, why) => en`${file} could not be written: ${why}.`,
    isFolder: (file) => en`${file} is a folder.`,
    isFolderRemedy: en`Give the name of a file in it.`,
    unwrittenRemedy: en`Check that the folder exists and can be written, and that the disk is not full.`,
    finding: (what, found) => en`${what}: ${found}`,
    healthy: en`All is well.`,
    warned: (n) => en`Nothing is broken; ${count(n, 'thing', 'things')} to look at (⚠).`,
    broken: (n) => en`${count(n, 'thing is', 'things are')} broken.`,
  },
  errors: {
    badLine: (reason) => en`Unreadable line: ${reason}.`,
    badLineRemedy: en`Write a question, or a JSON object such as {"question": "How many died?"}.`,
    notJson: en`the JSON is malformed`,
    badKeys: (keys) => en`the key ${keys} is missing or does not fit`,
    noQuestion: en`The question is missing: npm run ask -- "How many died?"; with --json and no question, one question a line is read from standard input.`,
    keptByNpm: (option) => en`npm kept ${option} for itself: the program did not get it.`,
    twoDashes: (line) => en`Write two dashes before it: ${line}`,
    usage: {
      unknownOption: (name) => en`There is no option ${name}.`,
      unknownCommand: (name) => en`There is no command ${name}.`,
      missingValue: (name) => en`The option ${name} needs a value.`,
      missingArgument: (name) => en`The command lacks a word: ${name}.`,
      missingOption: (name) => en`The option ${name} is missing.`,
      invalidValue: (name, value) => en`“${value}” does not fit the option ${name}.`,
      accepted: (choices) => en`It takes: ${choices}.`,
      didYouMean: (name) => en`Did you mean ${name}?`,
      commands: (names) => en`There are: ${names}.`,
      excess: en`There are too many words in the command.`,
      other: en`The command was not understood.`,
      remedy: en`The option --help shows what is possible.`,
    },
  },
  cli: {
    usage: en`Usage:`,
    options: en`Options:`,
    arguments: en`Arguments:`,
    commands: en`Commands:`,
    globalOptions: en`Global options:`,
    about: en`Answers questions about a folder of articles, and proves every answer.`,
    help: en`shows this help`,
    chat: en`asks questions one by one, at a prompt`,
    ask: en`answers a question (exit code: 0 answered, 3 not in the articles, 2 wrong use, 1 failure)`,
    index: en`brings the index up to date with the articles folder`,
    source: en`shows an article as it is stored`,
    timeline: en`tells what the articles say of a subject over time (exit codes as for ask)`,
    subject: en`a subject or a question`,
    timelineJson: en`writes a JSON object`,
    svg: en`draws the timeline into this file too`,
    drawn: (file) => en`The timeline is drawn in ${file}.`,
    nothingToDraw: en`There is nothing to draw.`,
    question: en`the question; with --json and none, one a line from standard input`,
    now: en`acts as if it were this date (YYYY-MM-DD)`,
    nowTakes: en`a date YYYY-MM-DD, with the time where needed: YYYY-MM-DDTHH:MM`,
    language: en`language of the interface: fr or en`,
    languageTakes: en`fr or en`,
    json: en`writes one JSON object a line`,
    article: en`only this article (id or file name)`,
    since: en`articles published from this date on (2023-11, 15/08/2025, “August 2025”…)`,
    until: en`articles published up to and including this date`,
    full: en`rebuilds everything`,
    text: en`writes the stored text and nothing else`,
  },
};
