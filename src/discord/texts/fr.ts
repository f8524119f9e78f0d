import { allOf, counted } from '../../i18n/format.ts';
import { fr } from '../../i18n/typography.ts';

const count = (value: number, one: string, many: string) => counted(value, one, many, 'fr');

/** What the Discord bot says in French; the English catalogue has its type. */
export const discordFrench = {
  buttons: {
    sources: fr`Sources`,
    closest: fr`Article le plus proche`,
    follow: fr`Poursuivre`,
    alone: fr`Sans ce qui précède`,
    thread: fr`Dans un fil`,
    previous: fr`Précédent`,
    next: fr`Suivant`,
    whole: fr`Article entier`,
    link: fr`Ouvrir le lien`,
    about: fr`Poser une question`,
  },
  page: (n: number, of: number) => fr`Page ${n} sur ${of}`,
  found: (n: number, words: string) => fr`${count(n, 'passage', 'passages')} pour « ${words} »`,
  openArticle: fr`Ouvrir un article`,
  alreadyIndexing: fr`L'index est déjà en train d'être mis à jour : attendez qu'il ait fini.`,
  indexerGone: fr`Le processus du bot qui tient l'index à jour n'est pas là en ce moment.`,
  indexerReturns: fr`Il redémarre de lui-même et met alors l'index à jour : réessayez dans une minute.`,
  indexedWhen: fr`/état dira quand cela aura eu lieu.`,
  stillIndexing: fr`La mise à jour de l'index continue ; /état dira quand elle aura eu lieu.`,
  settings: {
    saved: fr`C'est changé.`,
    language: fr`Langue`,
    languages: { auto: fr`celle de chaque membre`, fr: fr`français`, en: fr`anglais` },
    channels: fr`Salons`,
    everywhere: fr`tous`,
    questionChannels: fr`Sans être mentionné`,
    nowhere: fr`nulle part`,
    notReading: fr`Pour cela, qui fait marcher le bot doit mettre MESSAGE_CONTENT=on.`,
    reindex: fr`Peuvent réindexer`,
    reindexers: { managers: fr`qui gère le serveur`, admins: fr`les responsables du bot` },
    quietHours: fr`Heures de silence`,
    digestHour: fr`Résumés d'abonnements`,
    hour: (hour: number) => fr`à ${hour} h`,
    insights: fr`Bilan de la semaine`,
    collections: fr`Collections`,
    allCollections: fr`toutes`,
    noCollections: fr`aucune`,
    everyCollection: fr`toutes les collections`,
    andMore: (n: number) => fr`et ${n} de plus`,
    timeZone: fr`Fuseau horaire`,
    configured: fr`celui du bot`,
  },
  insights: {
    title: (n: number, time: string) => fr`${count(n, 'question', 'questions')} ${time}`,
    none: (time: string) => fr`Aucune question ${time}.`,
    shares: (answered: string, perhaps: string, abstained: string) =>
      fr`Avec réponse : ${answered} · avec une réserve : ${perhaps} · sans réponse : ${abstained}`,
    week: (from: string, counts: string) => fr`dès le ${from} : ${counts}`,
    unanswered: fr`Sans réponse dans les articles`,
    rejected: fr`Réponses jugées fausses`,
    articles: fr`Articles les plus cités`,
    private: fr`Les questions posées en privé sont comptées, mais non montrées.`,
  },
  digest: {
    title: (n: number, time: string) => fr`${count(n, 'article', 'articles')} ${time}`,
    none: (time: string) => fr`Aucun article daté ${time}.`,
    also: (list: string) => fr`aussi : ${list}`,
    older: (n: number) =>
      fr`et ${count(n, 'article plus ancien', 'articles plus anciens')} ; /articles montre tous les articles.`,
  },
  subscriptions: {
    everything: fr`tous les nouveaux articles`,
    insights: fr`bilan de la semaine`,
    made: fr`Vous serez prévenu des nouveaux articles sur ce sujet :`,
    how: fr`/subscriptions montre ce que vous suivez et permet d'y mettre fin.`,
    none: fr`Vous ne suivez aucun sujet ; /subscribe en suit un.`,
    open: fr`Ouvrir un article`,
    end: fr`Ne plus suivre`,
    endOne: fr`Ne plus suivre un sujet`,
    more: (n: number) => fr`et ${count(n, 'autre article', 'autres articles')}`,
    moreOfThem: (n: number) => fr`et ${n} de plus`,
    direct: fr`messages privés`,
    rhythms: { now: fr`aussitôt`, daily: fr`une fois par jour`, weekly: fr`une fois par semaine` },
    hasEnded: (subject: string, place: string) =>
      fr`Le sujet « ${subject} » (${place}) n'est plus suivi :`,
    endedFor: (reason: string) => fr`fini : ${reason}`,
    reasons: {
      asked: fr`quelqu'un y a mis fin.`,
      'channel gone': fr`le salon n'existe plus.`,
      'may not write': fr`je ne peux plus y écrire.`,
      'closed to messages': fr`mes messages privés sont refusés.`,
      refused: fr`Discord refuse mon message.`,
      failed: fr`une panne chez moi m'empêche d'en parler ; elle est dans mon journal.`,
    },
    unshown: (subject: string, articles: number) =>
      articles === 0
        ? fr`🔔 ${subject} : Discord a refusé mon message.`
        : fr`🔔 ${subject} : ${count(articles, 'nouvel article', 'nouveaux articles')}. Discord ne me laisse pas en montrer plus ici : voyez /revue et /chercher.`,
    unmade: (subject: string, articles: number) =>
      articles === 0
        ? fr`🔔 ${subject} : une panne chez moi m'empêche d'en montrer plus ; elle est dans mon journal.`
        : fr`🔔 ${subject} : ${count(articles, 'nouvel article', 'nouveaux articles')}. Une panne chez moi m'empêche d'en montrer plus ; elle est dans mon journal. Voyez /revue et /chercher.`,
    ended: fr`Ce sujet n'est plus suivi.`,
    notYours: fr`Seuls qui suit ce sujet et les modérateurs peuvent y mettre fin.`,
    gone: fr`Ce sujet n'est plus suivi depuis un moment.`,
  },
  forget: {
    ask: fr`Effacer ce qui est gardé de vous : vos questions, vos recherches, vos abonnements, vos votes et leurs commentaires, dans tous les serveurs ? C'est définitif.`,
    erase: fr`Effacer`,
    keep: fr`Garder`,
    kept: fr`Rien n'a été effacé.`,
  },
  shards: {
    label: fr`Connexions à Discord`,
    ready: (ready: number, total: number, processes: number) =>
      fr`${ready} sur ${total}${processes > 1 ? `, dans ${processes} processus` : ''}`,
  },
  forgotten: (questions: number, votes: number, subscriptions: number) => {
    const parts = [
      ...(questions === 0 ? [] : [count(questions, 'question', 'questions')]),
      ...(votes === 0 ? [] : [count(votes, 'vote', 'votes')]),
      ...(subscriptions === 0 ? [] : [count(subscriptions, 'abonnement', 'abonnements')]),
    ];
    return parts.length === 0
      ? fr`Il n'y avait rien à effacer : rien n'est gardé de vous.`
      : fr`C'est effacé : ${allOf(parts, 'fr')}, avec tous les commentaires. Les réponses déjà montrées restent jusqu'à ce que vous les supprimiez (🗑️).`;
  },
  help: {
    ways: (mention: string) =>
      fr`Posez une question avec /demander, en mentionnant ${mention} ou en lui écrivant en privé. Pour poursuivre, répondez à sa réponse ou servez-vous du bouton « Poursuivre ».`,
    threadsOn: fr`Dans un fil qu'il a ouvert, écrivez simplement.`,
    threadsOff: (mention: string) => fr`Dans un fil aussi, mentionnez ${mention}.`,
    more: fr`/aide montre toutes les commandes.`,
    menu: (name: string, description: string) =>
      fr`Clic droit sur un message, Applications, « ${name} » — ${description}`,
    privacy: fr`/oublier efface ce qui est gardé de vous.`,
  },
  forms: {
    follow: { title: fr`Poursuivre`, label: fr`Votre question`, placeholder: fr`et en février ?` },
    about: {
      title: fr`Sur cet article`,
      label: fr`Votre question`,
      placeholder: fr`Combien de morts ?`,
    },
    comment: {
      title: fr`Merci de votre avis`,
      label: fr`Qu'est-ce qui ne va pas ?`,
      placeholder: fr`Facultatif : votre vote est déjà noté.`,
    },
  },
  voted: fr`Merci, c'est noté ; vous pouvez changer d'avis.`,
  commented: fr`Merci, votre commentaire est noté.`,
  notYours: fr`Seules la personne qui a posé la question et la modération peuvent supprimer cette réponse.`,
  answerGone: fr`Cette réponse n'est plus gardée : reposez la question.`,
  listGone: fr`Cette liste n'est plus gardée : relancez la recherche.`,
  articleGone: fr`Cet article n'est plus là.`,
  notSeenHere: fr`Cet article n'est pas montré ici : demandez à qui gère le serveur.`,
  placeGone: fr`Ce passage n'est plus là : l'article a changé depuis.`,
  unknownButton: fr`Ce bouton ne sert plus : reposez la question.`,
  thread: {
    opened: (mention: string) => fr`Le fil est ouvert : ${mention}`,
    welcomeOn: fr`Posez ici la suite de vos questions.`,
    welcomeOff: (mention: string) =>
      fr`Posez ici la suite de vos questions, en mentionnant ${mention}.`,
    mayNot: fr`Je ne peux pas ouvrir de fil ici : il me manque la permission « Créer des fils publics » ou « Envoyer des messages dans les fils ».`,
    impossible: fr`Un fil ne peut pas s'ouvrir sur ce message.`,
  },
  limits: {
    person: (seconds: number) =>
      fr`Doucement ! Vous pourrez poser une autre question dans ${seconds} s.`,
    guild: (seconds: number) =>
      fr`Beaucoup de questions à la fois sur ce serveur : réessayez dans ${seconds} s.`,
    busy: fr`Trop de questions attendent leur tour : réessayez dans un instant.`,
    timeout: (seconds: number) =>
      fr`La réponse n'est pas venue en ${seconds} s : réessayez, ou posez une question plus courte.`,
    stopping: fr`Je redémarre : réessayez dans un instant.`,
  },
  elsewhere: (channels: string) => fr`Je ne réponds pas dans ce salon, mais dans : ${channels}`,
  channelsGone: (guild: string) =>
    fr`Le seul salon où je répondais sur ${guild} a été supprimé : je réponds de nouveau dans tous les salons où je peux écrire. /réglages permet d'en choisir un autre.`,
  repliedWithheld: fr`Discord ne me montre pas le message auquel vous répondez. Un clic droit sur lui, puis Applications, « Vérifier dans les articles » me le montre.`,
  repliedGone: fr`Je ne peux pas lire le message auquel vous répondez : il est supprimé, ou je ne peux pas lire l'historique de ce salon.`,
  notHere: fr`Je ne réponds pas sur ce serveur.`,
  membersOnly: fr`Je ne réponds qu'aux membres de mes serveurs.`,
  mayNotWrite: (channel: string) =>
    fr`Je ne peux pas écrire dans ${channel} : il me manque la permission « Envoyer des messages ». Demandez-la à qui gère le serveur, ou posez-moi la question ici.`,
  threadLocked: (thread: string) =>
    fr`Je ne peux pas écrire dans ${thread} : ce fil est verrouillé. Posez-moi la question ailleurs, ou ici.`,
  mayNotEmbed: fr`Il me manque la permission « Intégrer des liens » : ma réponse en est moins lisible.`,
  bug: (id: string) =>
    fr`Désolé, quelque chose s'est mal passé. Si cela se répète, donnez ce numéro à qui fait marcher le bot : ${id}`,
  start: {
    noToken: fr`DISCORD_TOKEN n'est pas défini : c'est le jeton du bot Discord.`,
    noTokenRemedy: fr`Sur https://discord.com/developers/applications, ouvrez votre application, page « Bot », « Reset Token », et mettez-le dans .env : DISCORD_TOKEN=… Pour poser des questions sans Discord : npm run chat.`,
    wrongToken: fr`Discord refuse le jeton de DISCORD_TOKEN.`,
    wrongTokenRemedy: fr`Copiez-le à nouveau depuis https://discord.com/developers/applications, page « Bot », « Reset Token ».`,
    intents: fr`Discord refuse les intents demandés par MESSAGE_CONTENT=on.`,
    intentsRemedy: fr`Permettez « Message Content Intent » sur la page « Bot » de https://discord.com/developers/applications, ou retirez MESSAGE_CONTENT.`,
    unreachable: (base: string, why: string) => fr`Discord ne répond pas (${base}) : ${why}.`,
    unreachableRemedy: fr`Vérifiez la connexion à internet et DISCORD_API_BASE.`,
    noGuild: (id: string) =>
      fr`Les commandes ne peuvent pas être inscrites sur le serveur ${id} (DISCORD_GUILD_ID).`,
    noGuildRemedy: fr`Invitez-y d'abord le bot, ou retirez DISCORD_GUILD_ID.`,
    ready: (name: string, guilds: number) =>
      fr`${name} est en ligne sur ${count(guilds, 'serveur', 'serveurs')}.`,
    shareReady: (process: number, processes: number, guilds: number) =>
      fr`Le processus ${process} sur ${processes} est en ligne, sur ${count(guilds, 'serveur', 'serveurs')}.`,
    invite: (link: string) => fr`Pour l'inviter : ${link}`,
    intentsUsed: (names: string) => fr`Intents : ${names}`,
    unwritten: (file: string, why: string) => fr`${file} ne peut pas être écrit : ${why}.`,
    unwrittenRemedy: fr`Donnez-vous le droit d'y écrire, ou mettez DISCORD_TOKEN dans l'environnement.`,
    noMetrics: (address: string, why: string) =>
      fr`Les mesures ne peuvent pas être données à ${address} : ${why}.`,
    noMetricsRemedy: fr`Donnez un autre port à METRICS_PORT, ou une adresse de cette machine à METRICS_HOST.`,
    stopped: fr`Arrêté.`,
  },
  setup: {
    intro: fr`Pour avoir un bot, ouvrez https://discord.com/developers/applications, « New Application », puis sa page « Bot », « Reset Token », et copiez le jeton. Rien n'est à activer sous « Privileged Gateway Intents ».`,
    token: fr`Collez le jeton (il n'est pas montré), puis Entrée : `,
    tokenOrKept: fr`Collez le jeton (il n'est pas montré), puis Entrée ; Entrée seule garde celui de .env : `,
    noToken: fr`C'était vide.`,
    noShape: fr`Ce n'est pas un jeton : il a trois parties séparées par des points, environ 70 caractères en tout. Il se trouve à la page « Bot », non sous « General Information » ou « OAuth2 ».`,
    refused: fr`Discord refuse ce jeton : un plus récent l'a remplacé. « Reset Token » en donne un nouveau.`,
    isBot: (name: string) => fr`C'est le jeton de ${name}.`,
    unchecked: (why: string) =>
      fr`Discord ne peut pas dire maintenant de qui il est (${why}) ; sa forme est la bonne.`,
    folder: fr`Le dossier de vos articles (Entrée : les articles d'exemple) : `,
    folderOrKept: (folder: string) =>
      fr`Le dossier de vos articles (Entrée : ${folder}, comme à présent) : `,
    noPath: (path: string) => fr`${path} n'existe pas.`,
    noFolder: (path: string) => fr`${path} n'est pas un dossier.`,
    written: (file: string) => fr`Écrit dans ${file}, que vous seul pouvez lire.`,
    invite: (link: string) =>
      fr`Ouvrez ce lien pour inviter le bot sur un serveur que vous gérez :\n${link}`,
    permissions: fr`Il demande ce qu'il faut au bot, et rien de plus : voir les salons, y écrire et dans les fils, ouvrir des fils publics, intégrer des liens, joindre des fichiers, lire l'historique.`,
    intents: (names: string) => fr`Intents utilisés : ${names}. Aucun n'est à activer.`,
    messageContent: fr`MESSAGE_CONTENT=on en demande un de plus : activez « Message Content Intent » à la page « Bot ».`,
    left: fr`Rien n'a été écrit. « npm run setup » recommence ; à la main, voyez docs/fr/discord.md.`,
    starting: fr`Le bot démarre ; Ctrl-C l'arrête, « npm start » le relance.`,
  },
};

/** The sentences that every language has. */
export type DiscordTexts = typeof discordFrench;
