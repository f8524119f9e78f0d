import { allOf, counted } from '../../i18n/format.ts';
import { en } from '../../i18n/typography.ts';
import type { DiscordTexts } from './fr.ts';

const count = (value: number, one: string, many: string) => counted(value, one, many, 'en');

/** What the Discord bot says in English. */
export const discordEnglish: DiscordTexts = {
  buttons: {
    sources: en`Sources`,
    closest: en`Closest article`,
    follow: en`Follow up`,
    alone: en`Without what went before`,
    thread: en`In a thread`,
    previous: en`Previous`,
    next: en`Next`,
    whole: en`Whole article`,
    link: en`Open the link`,
    about: en`Ask about it`,
  },
  page: (n, of) => en`Page ${n} of ${of}`,
  found: (n, words) => en`${count(n, 'passage', 'passages')} for “${words}”`,
  openArticle: en`Open an article`,
  alreadyIndexing: en`The index is already being brought up to date: wait until that is done.`,
  indexerGone: en`The bot's process that keeps the index up to date is not there just now.`,
  indexerReturns: en`It starts again by itself and then brings the index up to date: try again in a minute.`,
  indexedWhen: en`/status will tell when that was.`,
  stillIndexing: en`The index is still being brought up to date; /status will tell when it was.`,
  settings: {
    saved: en`Done.`,
    language: en`Language`,
    languages: { auto: en`each member's own`, fr: en`French`, en: en`English` },
    channels: en`Channels`,
    questionChannels: en`Unmentioned`,
    nowhere: en`nowhere`,
    notReading: en`For that, whoever runs the bot must set MESSAGE_CONTENT=on.`,
    everywhere: en`all`,
    reindex: en`May reindex`,
    reindexers: { managers: en`who manages the server`, admins: en`those in charge of the bot` },
    quietHours: en`Quiet hours`,
    digestHour: en`Digests`,
    hour: (hour) => en`at ${hour}:00`,
    insights: en`Weekly insights`,
    collections: en`Collections`,
    allCollections: en`all`,
    noCollections: en`none`,
    everyCollection: en`all collections`,
    andMore: (n) => en`and ${n} more`,
    timeZone: en`Time zone`,
    configured: en`the bot's`,
  },
  insights: {
    title: (n, time) => en`${count(n, 'question', 'questions')} ${time}`,
    none: (time) => en`No question ${time}.`,
    shares: (answered, perhaps, abstained) =>
      en`Answered: ${answered} · with a warning: ${perhaps} · not in the articles: ${abstained}`,
    week: (from, counts) => en`from ${from}: ${counts}`,
    unanswered: en`Not in the articles`,
    rejected: en`Answers found wrong`,
    articles: en`Most cited articles`,
    private: en`What was asked in private is counted, not shown.`,
  },
  digest: {
    title: (n, time) => en`${count(n, 'article', 'articles')} ${time}`,
    none: (time) => en`No dated article ${time}.`,
    also: (list) => en`also: ${list}`,
    older: (n) =>
      en`and ${count(n, 'older article', 'older articles')}; /articles lists all articles.`,
  },
  subscriptions: {
    everything: en`all new articles`,
    insights: en`weekly insights`,
    made: en`You will be told of new articles about this:`,
    how: en`/subscriptions shows and ends what you subscribed to.`,
    none: en`You have no subscriptions; /subscribe makes one.`,
    open: en`Open an article`,
    end: en`Unsubscribe`,
    endOne: en`End a subscription`,
    more: (n) => en`and ${count(n, 'more article', 'more articles')}`,
    moreOfThem: (n) => en`and ${n} more`,
    direct: en`direct messages`,
    rhythms: { now: en`at once`, daily: en`once a day`, weekly: en`once a week` },
    hasEnded: (subject, place) => en`The subscription to “${subject}” (${place}) has ended:`,
    endedFor: (reason) => en`ended: ${reason}`,
    reasons: {
      asked: en`it was unsubscribed.`,
      'channel gone': en`the channel is gone.`,
      'may not write': en`I may no longer write there.`,
      'closed to messages': en`direct messages from me are refused.`,
      refused: en`Discord refuses my message.`,
      failed: en`a fault of mine keeps me from telling of it; it is in my log.`,
    },
    unshown: (subject, articles) =>
      articles === 0
        ? en`🔔 ${subject}: Discord refused my message.`
        : en`🔔 ${subject}: ${count(articles, 'new article', 'new articles')}. Discord does not let me show more here: see /digest and /search.`,
    unmade: (subject, articles) =>
      articles === 0
        ? en`🔔 ${subject}: a fault of mine keeps me from showing more; it is in my log.`
        : en`🔔 ${subject}: ${count(articles, 'new article', 'new articles')}. A fault of mine keeps me from showing more; it is in my log. See /digest and /search.`,
    ended: en`Unsubscribed.`,
    notYours: en`Only whoever subscribed and those who moderate can end this.`,
    gone: en`This subscription has ended already.`,
  },
  forget: {
    ask: en`Erase what is kept of you: your questions, your searches, your subscriptions, your votes and their comments, in every server? This cannot be undone.`,
    erase: en`Erase`,
    keep: en`Keep`,
    kept: en`Nothing was erased.`,
  },
  shards: {
    label: en`Connections to Discord`,
    ready: (ready, total, processes) =>
      en`${ready} of ${total}${processes > 1 ? `, in ${processes} processes` : ''}`,
  },
  forgotten: (questions, votes, subscriptions) => {
    const parts = [
      ...(questions === 0 ? [] : [count(questions, 'question', 'questions')]),
      ...(votes === 0 ? [] : [count(votes, 'vote', 'votes')]),
      ...(subscriptions === 0 ? [] : [count(subscriptions, 'subscription', 'subscriptions')]),
    ];
    return parts.length === 0
      ? en`There was nothing to erase: nothing is kept of you.`
      : en`Erased: ${allOf(parts, 'en')}, with all comments. Answers already shown stay until you delete them (🗑️).`;
  },
  help: {
    ways: (mention) =>
      en`Ask with /ask, by mentioning ${mention} or in a direct message. To go on, reply to its answer or use the “Follow up” button.`,
    threadsOn: en`In a thread that it opened, just write.`,
    threadsOff: (mention) => en`In a thread too, mention ${mention}.`,
    more: en`/help shows every command.`,
    menu: (name, description) => en`Right click on a message, Apps, “${name}” — ${description}`,
    privacy: en`/forget erases what is kept of you.`,
  },
  forms: {
    follow: { title: en`Follow up`, label: en`Your question`, placeholder: en`and in February?` },
    about: {
      title: en`About this article`,
      label: en`Your question`,
      placeholder: en`How many died?`,
    },
    comment: {
      title: en`Thank you for telling us`,
      label: en`What is wrong with it?`,
      placeholder: en`Optional: your vote already counts.`,
    },
  },
  voted: en`Thank you, noted; you can change your mind.`,
  commented: en`Thank you, your comment is noted.`,
  notYours: en`Only the person who asked and moderators can delete this answer.`,
  answerGone: en`This answer is no longer kept: ask again.`,
  listGone: en`This list is no longer kept: search again.`,
  articleGone: en`This article is gone.`,
  notSeenHere: en`This article is not shown here: ask whoever manages the server.`,
  placeGone: en`This passage is gone: the article has changed since.`,
  unknownButton: en`This button no longer works: ask again.`,
  thread: {
    opened: (mention) => en`The thread is open: ${mention}`,
    welcomeOn: en`Ask your next questions here.`,
    welcomeOff: (mention) => en`Ask your next questions here, mentioning ${mention}.`,
    mayNot: en`I cannot open a thread here: I lack the permission “Create Public Threads” or “Send Messages in Threads”.`,
    impossible: en`This message cannot have a thread.`,
  },
  limits: {
    person: (seconds) => en`Slow down! You can ask another question in ${seconds} s.`,
    guild: (seconds) => en`Many questions at once on this server: try again in ${seconds} s.`,
    busy: en`Too many questions are waiting for their turn: try again in a moment.`,
    timeout: (seconds) =>
      en`The answer did not come within ${seconds} s: try again, or ask a shorter question.`,
    stopping: en`I am restarting: try again in a moment.`,
  },
  elsewhere: (channels) => en`I do not answer in this channel, but in: ${channels}`,
  channelsGone: (guild) =>
    en`The only channel where I answered on ${guild} was deleted: I answer again in every channel where I can write. /settings chooses another one.`,
  repliedWithheld: en`Discord keeps the message that you reply to from me. On a right click on it, under Apps, “Check against the articles” shows it to me.`,
  repliedGone: en`I cannot read the message that you reply to: it was deleted, or I may not read this channel's history.`,
  notHere: en`I do not answer on this server.`,
  membersOnly: en`I only answer members of my servers.`,
  mayNotWrite: (channel) =>
    en`I cannot write in ${channel}: I lack the permission “Send Messages”. Ask someone who manages the server for it, or ask me here.`,
  threadLocked: (thread) =>
    en`I cannot write in ${thread}: this thread is locked. Ask me elsewhere, or here.`,
  mayNotEmbed: en`I lack the permission “Embed Links”: my answer is harder to read for it.`,
  bug: (id) =>
    en`Sorry, something went wrong. If it happens again, give this number to whoever runs the bot: ${id}`,
  start: {
    noToken: en`DISCORD_TOKEN is not set: it is the token of the Discord bot.`,
    noTokenRemedy: en`On https://discord.com/developers/applications, open your application, page “Bot”, “Reset Token”, and put it into .env: DISCORD_TOKEN=… To ask questions without Discord: npm run chat.`,
    wrongToken: en`Discord refuses the token in DISCORD_TOKEN.`,
    wrongTokenRemedy: en`Copy it again from https://discord.com/developers/applications, page “Bot”, “Reset Token”.`,
    intents: en`Discord refuses the intents that MESSAGE_CONTENT=on asks for.`,
    intentsRemedy: en`Allow “Message Content Intent” on the “Bot” page of https://discord.com/developers/applications, or remove MESSAGE_CONTENT.`,
    unreachable: (base, why) => en`Discord does not answer (${base}): ${why}.`,
    unreachableRemedy: en`Check the internet connection and DISCORD_API_BASE.`,
    noGuild: (id) => en`The commands cannot be registered on the server ${id} (DISCORD_GUILD_ID).`,
    noGuildRemedy: en`Invite the bot there first, or remove DISCORD_GUILD_ID.`,
    ready: (name, guilds) => en`${name} is online on ${count(guilds, 'server', 'servers')}.`,
    shareReady: (process, processes, guilds) =>
      en`Process ${process} of ${processes} is online, on ${count(guilds, 'server', 'servers')}.`,
    invite: (link) => en`To invite it: ${link}`,
    intentsUsed: (names) => en`Intents: ${names}`,
    unwritten: (file, why) => en`${file} cannot be written: ${why}.`,
    unwrittenRemedy: en`Give yourself the right to write there, or put DISCORD_TOKEN into the environment.`,
    noMetrics: (address, why) => en`The metrics cannot be served at ${address}: ${why}.`,
    noMetricsRemedy: en`Set METRICS_PORT to another port, or METRICS_HOST to an address of this machine.`,
    stopped: en`Stopped.`,
  },
  setup: {
    intro: en`To have a bot, open https://discord.com/developers/applications, “New Application”, then its page “Bot”, “Reset Token”, and copy the token. Nothing under “Privileged Gateway Intents” needs to be on.`,
    token: en`Paste the token (it is not shown), then Enter: `,
    tokenOrKept: en`Paste the token (it is not shown), then Enter; Enter alone keeps the one in .env: `,
    noToken: en`That was empty.`,
    noShape: en`That is no token: it has three parts with points between them, about 70 characters in all. It stands on the page “Bot”, not under “General Information” or “OAuth2”.`,
    refused: en`Discord refuses this token: it was replaced by a newer one. “Reset Token” gives a new one.`,
    isBot: (name) => en`It is the token of ${name}.`,
    unchecked: (why) => en`Discord cannot be asked now whose it is (${why}); its shape is right.`,
    folder: en`The folder of your articles (Enter: the sample articles): `,
    folderOrKept: (folder) => en`The folder of your articles (Enter: ${folder}, as now): `,
    noPath: (path) => en`${path} does not exist.`,
    noFolder: (path) => en`${path} is no folder.`,
    written: (file) => en`Written to ${file}, which only you can read.`,
    invite: (link) => en`Open this link to invite the bot to a server that you manage:\n${link}`,
    permissions: en`It asks for what the bot needs and no more: to see channels, write in them and in threads, open public threads, embed links, attach files, read the history.`,
    intents: (names) => en`Intents used: ${names}. None of them has to be switched on.`,
    messageContent: en`MESSAGE_CONTENT=on needs one more: switch on “Message Content Intent” on the page “Bot”.`,
    left: en`Nothing was written. “npm run setup” begins again; docs/discord.md tells how to do it by hand.`,
    starting: en`Now the bot starts; Ctrl-C stops it, “npm start” starts it again.`,
  },
};
