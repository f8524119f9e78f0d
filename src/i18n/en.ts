import { discordEnglish } from './discord-en.ts';
import { counted } from './format.ts';
import type { Messages } from './fr.ts';
import { en } from './typography.ts';

const count = (value: number, one: string, many: string) => counted(value, one, many, 'en');

/** The English catalogue. */
export const english: Messages = {
  answer: {
    sources: en`Sources`,
    perhaps: en`To be checked: the articles do not say so clearly. These sentences come close:`,
    abstained: en`The articles do not answer this question.`,
    closest: (source) => en`The closest article: ${source}`,
    chat: en`Ask a question about the articles; /help shows examples.`,
  },
  languageModel: {
    writtenBy: (model) =>
      en`Written by ${model}; each sentence was compared with its passage, which /source shows.`,
    silent: en`The language model does not answer: these are the articles' own sentences.`,
    unproven: en`What the language model wrote could not be proved: these are the articles' own sentences.`,
    foundNothing: en`The language model found no answer in these passages; judge for yourself:`,
    spent: en`The written answers of this day are used up here: these are the articles' own sentences.`,
    label: en`Language model`,
    state: (answers) =>
      answers === null ? en`not asked yet` : answers ? en`answers` : en`does not answer`,
  },
  dates: {
    on: (day) => en`of ${day}`,
    between: (from, to) => en`from ${from} to ${to}`,
    since: (day) => en`since ${day}`,
    until: (day) => en`until ${day}`,
    articles: (range) => en`Only articles ${range}, and undated ones.`,
    nothing: (range) => en`No article dated ${range}: all the articles were read.`,
  },
  followUp: (question) => en`Understood as following: ${question}`,
  problems: {
    emptyQuestion: en`The question is empty: write what you are looking for, such as “how many died?”.`,
    emptyWords: en`The words to look for are missing; for example: /search floods`,
    emptySource: en`What to open is missing: the number of a citation, such as /source 2, or an article that /articles shows.`,
    noCitation: (n, known) =>
      known === 0
        ? en`There is no citation [${n}]: ask a question first, then open its sources by their number.`
        : en`There is no citation [${n}]: the last answer has [1] to [${known}].`,
    noArticle: (id) => en`No article “${id}”: /articles shows the articles and their ids.`,
    articlesLike: (list) => en`Did you mean: ${list}?`,
    noPassage: (id) => en`The article has no passage at “${id}”: open it by its id alone.`,
    badDate: (option, got) =>
      en`“${got}” is not a date for “${option}”: write YYYY, YYYY-MM or YYYY-MM-DD, such as 2023-11.`,
    reversedDates: (since, until) =>
      en`The period ends (${until}) before it starts (${since}): swap the two dates.`,
  },
  excerpt: {
    source: (n) => en`Source [${n}]`,
    previous: en`/source previous`,
    next: en`/source next`,
    noneFurther: en`There is no further passage on that side.`,
    nothingOpen: en`Open a source first, such as /source 1.`,
    changed: en`The article was modified since it was cited; the sentence has stayed.`,
    changedThen: en`The article was modified since; this is what was cited then.`,
    goneThen: en`The article was removed since; this is what was cited then.`,
  },
  article: {
    author: (name) => en`By ${name}`,
    words: (n) => count(n, 'word', 'words'),
    passages: (n) => count(n, 'passage', 'passages'),
    id: (id) => en`Id: ${id}`,
  },
  search: {
    none: (words) => en`No passage for “${words}”.`,
    found: (n, words) =>
      en`${count(n, 'passage', 'passages')} for “${words}”; /source and the id opens one.`,
  },
  articles: {
    empty: en`There is no article: put .txt, .md or .html files into the articles folder.`,
    none: (filter) => en`No article for “${filter}”: try a word of the title, a paper or a year.`,
    count: (n) => count(n, 'article', 'articles'),
    more: (n) =>
      en`… and ${count(n, 'other', 'others')}: add a word of the title, a paper or a year.`,
  },
  status: {
    articles: en`Articles`,
    chunks: en`Passages`,
    sentences: en`Sentences`,
    embedder: en`Model`,
    indexed: en`Index updated`,
    never: en`never`,
    uptime: en`Running for`,
    memory: en`Memory`,
    median: en`Median answer time`,
    noAnswer: en`no answer yet`,
  },
  help: {
    intro: en`Kiosque answers questions with the articles' own sentences, and shows where they come from.`,
    plain: en`Write a question, or one of these commands:`,
    quit: en`Leave`,
    quitName: 'quit',
    dates: en`Options come after the rest, for example: /search floods since:2023-11`,
  },
  chat: {
    welcome: (articles) =>
      en`Kiosque reads ${count(articles, 'article', 'articles')}. Ask a question; /help shows the rest, /quit leaves.`,
    unknownCommand: (name) => en`There is no command /${name}: /help shows them all.`,
    goodbye: en`Goodbye!`,
  },
  indexing: {
    stages: {
      model: en`Model`,
      read: en`Reading the articles`,
      embed: en`Computing the vectors`,
      save: en`Saving`,
    },
    articles: (n) => en`${count(n, 'article', 'articles')} in the index`,
    changes: (added, changed, removed, unchanged) =>
      en`${added} new, ${changed} changed, ${removed} removed, ${unchanged} unchanged`,
    sizes: (chunks, sentences, embedded) =>
      en`${count(chunks, 'passage', 'passages')}, ${count(sentences, 'sentence', 'sentences')}; ${count(embedded, 'text', 'texts')} passed through the model`,
    took: (time) => en`Done in ${time}`,
    rebuilt: (reason) => en`Index rebuilt: ${reason}`,
    skipped: (n) => en`${count(n, 'file', 'files')} left out:`,
    asBefore: en`The answers come from the index as it is.`,
    skippedHint: (n) => en`${count(n, 'file', 'files')} left out: “npm run index” says why.`,
  },
  maintenance: {
    doctor: en`checks everything, changes nothing (exit code 1 when something is broken)`,
    backup: en`writes what the bot keeps and the articles' ids into one file, also while it runs`,
    restore: en`puts a backup back; the former files are kept aside`,
    export: en`writes articles, passages and votes, one JSON object a line`,
    backupFile: en`the backup's file`,
    format: en`how to write them`,
    out: en`writes into this file instead of standard output`,
    backedUp: (file, answers, votes, articles) =>
      en`${file}: ${count(answers, 'answer', 'answers')}, ${count(votes, 'vote', 'votes')}, ${count(articles, 'article', 'articles')}.`,
    restored: (madeAt, articles) =>
      en`The backup of ${madeAt} is in place, with the ids of ${count(articles, 'article', 'articles')}.`,
    keptAside: (file) => en`The former file is kept as ${file}.`,
    reindex: en`Now run npm run index: the articles get their former ids back.`,
    unwritten: (file, why) => en`${file} could not be written: ${why}.`,
    unwrittenRemedy: en`Check that the folder exists and can be written, and that the disk is not full.`,
    finding: (what, found) => en`${what}: ${found}`,
    healthy: en`All is well.`,
    broken: (n) => en`${count(n, 'thing is', 'things are')} broken.`,
  },
  discord: discordEnglish,
  errors: {
    bug: en`Sorry, something went wrong; the error is described on standard error.`,
    badLine: (reason) => en`Unreadable line: ${reason}.`,
    badLineRemedy: en`Write a question, or a JSON object such as {"question": "How many died?"}.`,
    notJson: en`the JSON is malformed`,
    badKeys: (keys) => en`the key ${keys} is missing or does not fit`,
    noQuestion: en`The question is missing: npm run ask -- "How many died?"; with --json and no question, one question a line is read from standard input.`,
    usage: {
      unknownOption: (name) => en`There is no option ${name}.`,
      unknownCommand: (name) => en`There is no command ${name}.`,
      missingValue: (name) => en`The option ${name} needs a value.`,
      missingArgument: (name) => en`The command lacks a word: ${name}.`,
      missingOption: (name) => en`The option ${name} is missing.`,
      invalidValue: (name) => en`The value of ${name} does not fit.`,
      excess: en`There are too many words in the command.`,
      other: en`The command was not understood.`,
      remedy: en`The option --help shows what is possible.`,
    },
  },
  config: {
    wrong: (name, got) => en`${name} is “${got}”, which does not fit.`,
    wrongSecret: (name) => en`${name} has a value that does not fit.`,
    takes: (name, what) => en`${name} takes ${what}.`,
    noModel: en`LLM_BASE_URL is set, but LLM_MODEL is not.`,
    tooManyTokens: (written, context) =>
      en`LLM_MAX_TOKENS (${written}) takes more than half of LLM_CONTEXT (${context}).`,
    tooManyTokensRemedy: en`Lower LLM_MAX_TOKENS, or set LLM_CONTEXT to the size that the server allows.`,
    unreadable: (file) => en`The file ${file} cannot be read.`,
    unreadableRemedy: en`Allow reading it, or remove it: every variable has a default.`,
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
    question: en`the question; with --json and none, one a line from standard input`,
    now: en`acts as if it were this date (YYYY-MM-DD)`,
    nowTakes: en`a date YYYY-MM-DD, with the time where needed: YYYY-MM-DDTHH:MM`,
    language: en`language of the interface: fr or en`,
    languageTakes: en`fr or en`,
    json: en`writes one JSON object a line`,
    article: en`only this article (id or file name)`,
    since: en`articles published from this date on (YYYY, YYYY-MM or YYYY-MM-DD)`,
    until: en`articles published up to and including this date`,
    full: en`rebuilds everything`,
    text: en`writes the stored text and nothing else`,
  },
};
