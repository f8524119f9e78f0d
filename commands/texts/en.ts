import { en, fr } from '../../src/i18n/typography.ts';
import type { CommandTexts } from './fr.ts';

/** What the commands answer in English where they cannot do what was asked. */
export const commandEnglish: CommandTexts = {
  emptyQuestion: en`The question is empty: write what you are looking for, such as “how many died?”.`,
  emptyWords: en`The words to look for are missing; for example: /search floods`,
  emptySource: en`What to open is missing: the number of a citation, such as /source 2, or an article that /articles shows.`,
  noCitation: (n, known) =>
    known === 0
      ? en`There is no citation [${n}]: ask a question first, then open its sources by their number.`
      : known === 1
        ? en`There is no citation [${n}]: the last answer has [1] only.`
        : en`There is no citation [${n}]: the last answer has [1] to [${known}].`,
  noCitationOf: (n, given, known) =>
    known === 0
      ? en`Answer ${given} cites nothing: there is no [${n}] to open.`
      : known === 1
        ? en`Answer ${given} has no citation [${n}], but [1] only.`
        : en`Answer ${given} has no citation [${n}], but [1] to [${known}].`,
  noAnswer: (given, known) =>
    known === 0
      ? en`There is no answer ${given} yet: ask a question first.`
      : known === 1
        ? en`There is no answer ${given}: one was given here.`
        : en`There is no answer ${given}: ${known} were given here.`,
  historyForgotten: (lines) =>
    lines === 0
      ? en`There was nothing to erase: no line typed here is kept.`
      : lines === 1
        ? en`Erased: one line typed here.`
        : en`Erased: ${lines} lines typed here.`,
  noArticle: (id) => en`No article “${id}”: /articles shows the articles and their ids.`,
  severalIn: (file, list) =>
    en`${file} holds several articles: ${list}. Give the id of one of them.`,
  articlesLike: (list) => en`Did you mean: ${list}?`,
  noPassage: (id) => en`The article has no passage at “${id}”: open it by its id alone.`,
  badDate: (option, got) =>
    en`“${got}” is not a date for “${option}”: write for example 2023-11, 15/08/2025, “August 2025” or “last week”.`,
  commonWords: (words) => en`“${words}” is in every text: add a word that says what it is about.`,
  inTitleOnly: (list) => en`In the title only: ${list}.`,
  badPeriod: (got) =>
    en`“${got}” is no period: write day, week, month, or a date, for example “March 2024” or “last week”.`,
  badTimeZone: (got) =>
    en`“${got}” is not a time zone: write for example Europe/Paris, America/Montreal, or auto.`,
  badQuietHours: (got) =>
    en`“${got}” is not a span of hours: write for example 22:00-07:30, or off.`,
  emptySubject: en`The subject has no word to look for: write for example “bakers on strike”.`,
  longSubject: (most) => en`The subject is too long: ${most} characters at most.`,
  notSubscribed: {
    'person limit': en`You have as many subscriptions as one person can have: end one with /subscriptions.`,
    'guild limit': en`This server has as many subscriptions as it can have: someone must end one with /subscriptions.`,
    'may not write': en`I may not write in this channel: choose another one, or direct messages.`,
    already: en`You have subscribed to this already: /subscriptions shows it.`,
  },
  noAnswerToFollow: en`This works on an answer of mine whose question I still keep; /subscribe takes any subject.`,
  whichCollection: en`Which collection is missing: choose one under “collection”, or * for all.`,
  channelOrRole: en`A collection is opened in a channel or to a role: give one of them at a time.`,
  noCollection: (got, known) =>
    known === ''
      ? en`There is no collection “${got}”: each subfolder of the articles folder is one.`
      : en`There is no collection “${got}”; there are: ${known}.`,
  reversedDates: (since, until) =>
    en`The period ends (${until}) before it starts (${since}): swap the two dates.`,
  onlyInDiscord: en`This command is for Discord only.`,
  onlyInGuild: en`This command is for servers only.`,
  mayNotManage: en`Only those who manage the server can use this command.`,
  mayNotReindex: en`You may not reindex here: ask someone who manages the server, or whoever runs the bot.`,
  otherLanguage: `${en`I read French and English: ask your question in one of these two.`}\n${fr`Je lis le français et l'anglais : posez votre question dans l'une de ces deux langues.`}`,
  nothingToCheck: en`This message has no text to check: I read what is written, also in its embeds and in .txt, .md and .pdf files under it, but neither pictures nor what is behind a link.`,
  unreadFile: {
    'too large': (name) =>
      en`${name} was not read: it is too large (256 kB of text, 8 MB of PDF at most).`,
    unreadable: (name) => en`${name} could not be read: paste the passage to check into a message.`,
  },
  onlyBeginning: en`Only the beginning was checked.`,
  nothingStated: en`This message states nothing that the articles could confirm or contradict: I compare statements and figures with what they say.`,
  nothingSaid: en`The articles say nothing of what this message states.`,
  ownAnswer: en`This is my own answer: its sentences come from the articles, and its numbered buttons show from where.`,
  sameFigure: (figure) => en`The articles have the same figure: ${figure}.`,
  otherFigure: (claimed, found) => en`The message says ${claimed}, the articles say ${found}.`,
  sameSaid: (found) => en`The articles say the same: ${found}.`,
  samePoint: (found) =>
    en`The articles do say: ${found}. Judge whether they confirm the rest of the message.`,
  nothingOf: (claim) => en`The articles say nothing of this: “${claim}”`,
  judgeYourself: en`This is what the articles say about it; judge whether it confirms the message.`,
};
