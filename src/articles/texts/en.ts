import { en } from '../../i18n/typography.ts';
import type { ArticleTexts } from './fr.ts';

/** What is wrong with a file, or was read of it with a reservation in English. */
export const english: ArticleTexts = {
  apart: {
    tooLong: en`could not be read within a minute. Save it again, as .txt for example.`,
    tooMuchMemory: en`takes too much memory to be read. Split it, or save its text as .txt.`,
    damaged: en`is damaged, or of another format than its name says. Save it again.`,
  },
  decode: {
    notText: en`is not a text file. Save it as .txt, .md or .html text, or move it away.`,
    unknownEncoding: en`is in an encoding that could not be recognised. Save it again as UTF-8.`,
    damagedUtf8: en`is damaged UTF-8 (cut or mixed encodings). Save it again as UTF-8.`,
    lostCharacters: en`holds lost characters (\ufffd) from a conversion that went wrong. Get it again from its source.`,
  },
  fileProblems: {
    brokenLink: en`is a link to nothing. Restore what it points to or delete it.`,
    linkOutside: en`is a link to outside the articles folder. Copy what it points to into the folder.`,
    notRegularFile: en`is not a regular file. Move it out of the folder.`,
    notPermitted: en`may not be read by this user. Change its permissions.`,
    disappeared: en`disappeared while it was read. Index again.`,
    nameNotUtf8: en`has a name that is not UTF-8. Rename it.`,
    sameName: en`has the name of another file, written with other signs. Rename one of them.`,
    linkToArticle: en`is a link to an article that is read under its own name. Delete the link.`,
    tooLarge: (megabytes: number) =>
      en`is larger than ${megabytes} MB. Split it or move it out of the folder.`,
    badSidecar: (named: string, fault: string) => en`has a sidecar${named} that ${fault}`,
    unreadable: (code: string) =>
      en`could not be read (${code}). Check the disk, then index again.`,
  },
  frontMatter: {
    brokenFrontMatter: en`broken front matter`,
    brokenSidecar: en`a broken sidecar`,
    notYaml: en`this is not YAML`,
    needsQuotes: en`a value that needs straight quotes around it`,
    wrongIndentation: en`wrong indentation, or a bracket that never closes`,
    tabAtStartOfLine: en`a tab at the start of the line`,
    missingQuote: en`a missing quote, bracket or colon`,
    keyGivenTwice: en`a key given twice`,
    lineWithoutKeyAndColon: en`a line without key and colon`,
    expectedLines: en`expected lines such as “title: A headline”`,
    tooLong: (kilobytes: number) => en`longer than ${kilobytes} KB`,
    notClosed: en`has front matter that opens in line 1 and never closes. End it with a line of three dashes.`,
    badLine: (place: string, line: number, fault: string) =>
      en`has ${place}, line ${line}: ${fault}. Correct or remove it.`,
  },
  littleRead: {
    smallPart: en`was read in small part only: what the page announces is not in its text. Copy the article itself into a .txt file.`,
    filledByScripts: en`is a page that the browser fills by JavaScript, and it was saved empty. Save it again once it shows, or copy the article into a .txt file.`,
  },
  parseArticles: {
    unknownFormat: en`is in no format that is read. Save it as .txt, or move it out of the folder.`,
    noBytes: en`is empty (0 bytes): copying it may have been cut off. Save it again, or delete it.`,
    noText: en`holds no text. Add some or delete it.`,
    onlyFurniture: en`holds nothing but menus and links. Save the article itself, or delete it.`,
  },
  readEpub: {
    notEpub: en`is no EPUB book, or is damaged. Save it again.`,
    protected: en`is protected against copying. Put a version without protection into the folder.`,
  },
  readFolder: {
    noArticle: (folder: string) => en`There is no article in ${folder}.`,
    putFilesThere: (extensions: string) =>
      en`Put ${extensions} files there, or set ARTICLES_DIR to a folder that has some, or FEEDS to feeds whose articles go there.`,
    noFolder: (folder: string) => en`The articles folder ${folder} does not exist.`,
    createFolder: (extensions: string) =>
      en`Create it and put ${extensions} files there, or set ARTICLES_DIR to a folder that exists.`,
    unreadableFolder: (folder: string, code: string) =>
      en`The articles folder ${folder} cannot be read (${code}).`,
    changePermissions: en`Change its permissions, or set ARTICLES_DIR to another folder.`,
    notFolder: (folder: string) => en`ARTICLES_DIR is ${folder}, which is a file.`,
    giveFolder: en`Set ARTICLES_DIR to the folder that the articles are in.`,
  },
  readMail: {
    notMessage: en`is no message, or has no text. Save it again, or move it out of the folder.`,
    tooManyMessages: en`holds too many messages. Split it.`,
  },
  readOdt: {
    protected: en`is protected by a password. Save it without one.`,
  },
  readRtf: {
    notRtf: en`is no RTF document, or a damaged one. Save it again as .rtf or .docx.`,
  },
  readPage: {
    tooManyElements: en`has too many or too deeply nested tags to be read. Save the article itself as .txt.`,
  },
  readPdf: {
    tooLong: en`has more than 2,000 pages. Split it.`,
    protected: en`is protected by a password. Remove it, with “qpdf --decrypt” for example.`,
    noText: en`has no text, only pictures of pages. Run OCR on it, ocrmypdf for example.`,
    notPdf: en`is no PDF, or is damaged. Save it again.`,
  },
  readRecords: {
    noTextColumn: en`has no column “text”. Give that name to the one with the texts; “title”, “date”, “url”, “author” and “publisher” are read too.`,
    tooManyRows: en`has more than 50,000 rows. Split it.`,
    notCsv: en`is no table in CSV that can be read. Check its quotation marks and separators.`,
    notJson: (line: number) => en`is no JSON at line ${line}. Correct it: one object a line.`,
  },
  writtenDetails: {
    notText: (key: string) => en`“${key}” must be text`,
    notDate: (key: string) => en`“${key}” must be a date such as 2024-02-13, 2024-02 or 2024`,
  },
  zip: {
    tooLarge: en`holds more than 100 MB once unpacked. Split it, or save its text as .txt.`,
    damaged: en`is damaged, or of another format than its name says. Save it again.`,
  },
};
