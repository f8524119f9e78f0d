import { anyOf, counted } from './format.ts';
import type { Messages } from './fr.ts';
import { kindsEnglish } from './kinds-en.ts';
import { en, quote } from './typography.ts';

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
  smallTalk: {
    greeting: en`Hello! Ask me a question about the articles.`,
    farewell: en`See you soon!`,
    thanks: en`You are welcome.`,
    assent: en`All right. Ask another question, or put this one differently.`,
    insult: en`Let us stay polite: ask me a question about the articles.`,
    arithmetic: en`I do no arithmetic: I answer questions about the articles.`,
    clock: en`I have no watch and no calendar: I answer questions about the articles.`,
    code: en`I write no code: I answer questions about the articles.`,
    order: en`I write no texts: I quote what the articles say. Ask me a question.`,
    instruction: en`I only take questions about the articles; this is not one.`,
    help: en`I answer questions about a folder of articles by quoting the sentences that answer. Type /help to see the commands.`,
  },
  kinds: kindsEnglish,
  languageModel: {
    writtenBy: (model) =>
      en`Written by ${model}; in quotation marks, the articles' own words. Each sentence was compared with its passage, which /source shows.`,
    silent: en`The language model does not answer: these are the articles' own sentences.`,
    unproven: en`What the language model wrote could not be proved: these are the articles' own sentences.`,
    foundNothing: en`The language model found no answer in these passages; judge for yourself:`,
    spent: en`The written answers of this day are used up here: these are the articles' own sentences.`,
    label: en`Language model`,
    state: (answers) =>
      answers === null ? en`not asked yet` : answers ? en`answers` : en`does not answer`,
  },
  dates: {
    articles: (range) => en`Articles published ${range}; undated ones come last.`,
    nothing: (range) => en`No article was published ${range}: all the articles were read.`,
    understood: (words, range) => en`${words}: ${range}.`,
    nothingThen: (words, range) => en`${words}: ${range}; no article was published then.`,
    read: en`Date understood`,
    anyYear: (words) => en`${words}: of any year.`,
    unread: (words) =>
      en`${words} was not understood as a date and left no article out: write for example 2023-11, 15/08/2025 or “last week”.`,
  },
  followUp: (question) => en`→ about: ${question} (if not, write “new question: …”)`,
  unknownNames: (names) =>
    en`No article names ${anyOf(
      names.map((name) => quote('en', name)),
      'en',
    )}.`,
  anew: en`All right. Ask the new question behind these words: “new question: …”.`,
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
    none: (words) =>
      en`No passage for “${words}”: try other words, or /articles to look in the titles.`,
    found: (n, words) =>
      en`${count(n, 'passage', 'passages')} for “${words}”; /source and the id opens one.`,
  },
  articles: {
    empty: (extensions) =>
      en`There is no article: put ${anyOf(extensions, 'en')} files into the articles folder.`,
    none: (filter) => en`No article for “${filter}”: try a word of the title, a paper or a year.`,
    count: (n) => count(n, 'article', 'articles'),
    found: (articles, filter, ways) => en`${articles} for “${filter}”: ${ways}`,
    ways: {
      'date and words': en`by the date and the words`,
      date: en`by the date`,
      title: en`by the title`,
      publisher: en`by the paper`,
      file: en`by the file`,
      text: en`by the text`,
      undated: en`undated`,
    },
    more: (n) =>
      en`… and ${count(n, 'other', 'others')}: add a word of the title, a paper or a year.`,
  },
  digest: {
    none: (time) => en`No article was published ${time}: /articles lists all articles.`,
    title: (n, time) => en`${count(n, 'article', 'articles')} ${time}, event by event`,
    undated: (n) =>
      en`${count(n, 'undated article was', 'undated articles were')} left out: /articles lists them last.`,
  },
  timeline: {
    title: (subject) => en`Over time: ${subject}`,
    none: (subject) => en`The articles do not say anything about ${subject}.`,
    of: { event: en`date of the event`, article: en`date of the article` },
    changed: (before, after) => en`${before} → ${after}`,
    correction: en`Correction`,
    corrected: (n) => en`Corrected since: see [${n}]`,
    doubtful: en`to be checked`,
    alsoIn: (n) => en`also in ${count(n, 'other article', 'other articles')}`,
    more: (n) => en`and ${count(n, 'other date', 'other dates')}`,
    unread: (n) =>
      en`${count(n, 'article was', 'articles were')} not read for want of time; ask again for more.`,
    picture: (subject) => en`Timeline: ${subject}`,
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
  },
  indexing: {
    stages: {
      feeds: en`Fetching the feeds`,
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
    unread: (n, kinds, formats) =>
      en`${count(n, 'file', 'files')} of another format, left out: ${kinds.join(', ')}. Formats that are read: ${formats.join(', ')}.`,
    convert: (kinds) =>
      en`Those that are articles (${kinds.join(', ')}): save them as .docx, .pdf or .txt.`,
    noExtension: en`no extension`,
    came: (added, changed, removed) =>
      en`Articles folder: ${[`${added} new`, `${changed} changed`, `${removed} removed`].join(', ')}.`,
    feeds: (feeds, added, changed, removed) =>
      en`${count(feeds, 'feed', 'feeds')}: ${[`${count(added, 'new article', 'new articles')}`, `${changed} changed`, `${removed} removed`].join(', ')}.`,
    doubtful: (n) => en`${count(n, 'file', 'files')} read with a reservation:`,
    moreSkipped: (n) =>
      en`and ${count(n, 'other', 'others')}: “npm run index”, with the same ARTICLES_DIR, names all.`,
  },
  errors: {
    bug: en`Sorry, something went wrong; the error is described on standard error.`,
  },
  config: {
    wrong: (name, got) => en`${name} is “${got}”, which does not fit.`,
    wrongSecret: (name) => en`${name} has a value that does not fit.`,
    takes: (name, what) => en`${name} takes ${what}.`,
    noModel: en`LLM_BASE_URL is set, but LLM_MODEL is not.`,
    tooManyTokens: (written, context) =>
      en`LLM_MAX_TOKENS (${written}) takes more than half of LLM_CONTEXT (${context}).`,
    tooManyTokensRemedy: en`Lower LLM_MAX_TOKENS, or set LLM_CONTEXT to the size that the server allows.`,
    secondOverDatabase: en`SECOND_MODEL is set, and DATABASE_URL too: the vectors of a second model are kept in the data folder only.`,
    secondOverDatabaseRemedy: en`Leave one of the two out.`,
    envBinary: (file, _line) => en`The file ${file} is not a text file.`,
    envLine: (file, line) => en`Line ${line} of ${file} is not of the form NAME=value.`,
    envQuote: (file, line) =>
      en`On line ${line} of ${file}, a quotation mark opens and never closes.`,
    envName: (file, line, name) =>
      en`Line ${line} of ${file} sets ${name}, which Kiosque does not know.`,
    envMeant: (name) => en`Did you mean ${name}? If not, put a # before the line.`,
    envRemedy: en`Write NAME=value, one variable a line, or put a # before it; .env.example shows them all.`,
    unreadable: (file) => en`The file ${file} cannot be read.`,
    unreadableRemedy: en`Allow reading it, or remove it: every variable has a default.`,
  },
  module: {
    doesNotLoad: (node, why) =>
      en`A module that Kiosque needs does not load with Node ${node}: ${why}`,
    installAgain: en`Run “npm ci” with this version of Node.`,
  },
};
