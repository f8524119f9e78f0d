import { en, fr } from '../../src/i18n/typography.ts';

/** What the commands answer in French where they cannot do what was asked; the English texts have its type. */
export const commandFrench = {
  emptyQuestion: fr`La question est vide : écrivez ce que vous cherchez, par exemple « combien de morts ? ».`,
  emptyWords: fr`Il manque les mots à chercher, par exemple : /chercher inondations`,
  emptySource: fr`Il manque ce qu'il faut ouvrir : le numéro d'une citation, par exemple /source 2, ou un article que montre /articles.`,
  noCitation: (n: string, known: number) =>
    known === 0
      ? fr`Il n'y a pas de citation [${n}] : posez d'abord une question, puis ouvrez ses sources par leur numéro.`
      : known === 1
        ? fr`Il n'y a pas de citation [${n}] : la dernière réponse n'a que [1].`
        : fr`Il n'y a pas de citation [${n}] : la dernière réponse va de [1] à [${known}].`,
  noCitationOf: (n: string, given: number, known: number) =>
    known === 0
      ? fr`La réponse ${given} ne cite rien : il n'y a pas de [${n}] à ouvrir.`
      : known === 1
        ? fr`La réponse ${given} n'a pas de citation [${n}] : elle n'a que [1].`
        : fr`La réponse ${given} n'a pas de citation [${n}] : elle va de [1] à [${known}].`,
  noAnswer: (given: number, known: number) =>
    known === 0
      ? fr`Il n'y a pas encore de réponse ${given} : posez d'abord une question.`
      : known === 1
        ? fr`Il n'y a pas de réponse ${given} : une seule a été donnée ici.`
        : fr`Il n'y a pas de réponse ${given} : ${known} ont été données ici.`,
  historyForgotten: (lines: number) =>
    lines === 0
      ? fr`Il n'y avait rien à effacer : aucune ligne tapée ici n'est gardée.`
      : lines === 1
        ? fr`Une ligne tapée ici a été effacée.`
        : fr`${lines} lignes tapées ici ont été effacées.`,
  noArticle: (id: string) =>
    fr`Aucun article « ${id} » : /articles montre les articles et leurs identifiants.`,
  severalIn: (file: string, list: string) =>
    fr`${file} contient plusieurs articles : ${list}. Donnez l'identifiant de l'un d'eux.`,
  articlesLike: (list: string) => fr`Vouliez-vous dire : ${list} ?`,
  noPassage: (id: string) =>
    fr`L'article n'a pas de passage à l'endroit « ${id} » : ouvrez-le par son seul identifiant.`,
  badDate: (option: string, got: string) =>
    fr`« ${got} » n'est pas une date pour « ${option} » : écrivez par exemple 2023-11, 15/08/2025, « août 2025 » ou « la semaine dernière ».`,
  commonWords: (words: string) =>
    fr`« ${words} » est dans tous les textes : ajoutez un mot qui dit de quoi il s'agit.`,
  inTitleOnly: (list: string) => fr`Dans le titre seulement : ${list}.`,
  badPeriod: (got: string) =>
    fr`« ${got} » n'est pas une période : écrivez jour, semaine, mois, ou une date, par exemple « mars 2024 » ou « la semaine dernière ».`,
  badTimeZone: (got: string) =>
    fr`« ${got} » n'est pas un fuseau horaire : écrivez par exemple Europe/Paris, America/Montreal, ou auto.`,
  badQuietHours: (got: string) =>
    fr`« ${got} » n'est pas une plage d'heures : écrivez par exemple 22:00-07:30, ou off.`,
  emptySubject: fr`Le sujet n'a aucun mot à chercher : écrivez par exemple « grève des boulangers ».`,
  longSubject: (most: number) => fr`Le sujet est trop long : ${most} caractères au plus.`,
  notSubscribed: {
    'person limit': fr`Vous avez autant d'abonnements qu'une personne peut en avoir : mettez fin à l'un d'eux avec /subscriptions.`,
    'guild limit': fr`Ce serveur a autant d'abonnements qu'il peut en avoir : quelqu'un doit mettre fin à l'un d'eux avec /subscriptions.`,
    'may not write': fr`Je ne peux pas écrire dans ce salon : choisissez-en un autre, ou les messages privés.`,
    already: fr`Vous suivez déjà ce sujet : /subscriptions le montre.`,
  },
  noAnswerToFollow: fr`Cela marche sur une de mes réponses dont je garde encore la question ; /subscribe prend n'importe quel sujet.`,
  whichCollection: fr`Il manque la collection : choisissez-en une sous « collection », ou * pour toutes.`,
  channelOrRole: fr`Une collection s'ouvre dans un salon ou à un rôle : donnez l'un des deux à la fois.`,
  noCollection: (got: string, known: string) =>
    known === ''
      ? fr`Il n'y a pas de collection « ${got} » : chaque sous-dossier du dossier des articles en est une.`
      : fr`Il n'y a pas de collection « ${got} » ; il y a : ${known}.`,
  reversedDates: (since: string, until: string) =>
    fr`La période finit (${until}) avant de commencer (${since}) : échangez les deux dates.`,
  onlyInDiscord: fr`Cette commande ne sert que dans Discord.`,
  onlyInGuild: fr`Cette commande ne sert que sur un serveur.`,
  mayNotManage: fr`Il faut pouvoir gérer le serveur pour se servir de cette commande.`,
  mayNotReindex: fr`Vous ne pouvez pas réindexer ici : demandez à quelqu'un qui gère le serveur, ou à qui fait marcher le bot.`,
  /** In both languages: whoever reads it may know the other one. */
  otherLanguage: `${fr`Je lis le français et l'anglais : posez votre question dans l'une de ces deux langues.`}\n${en`I read French and English: ask your question in one of these two.`}`,
  nothingToCheck: fr`Ce message n'a pas de texte à vérifier : je lis ce qui est écrit, aussi dans ses encadrés et dans les fichiers .txt, .md et .pdf qu'il porte, mais pas les images ni ce qui est derrière un lien.`,
  unreadFile: {
    'too large': (name: string) =>
      fr`${name} n'a pas été lu : il est trop grand (256 ko de texte, 8 Mo de PDF au plus).`,
    unreadable: (name: string) =>
      fr`${name} n'a pas pu être lu : collez-en le passage à vérifier dans un message.`,
  },
  onlyBeginning: fr`Le début seulement a été vérifié.`,
  nothingStated: fr`Ce message n'affirme rien que les articles puissent confirmer ou contredire : je compare des affirmations et des chiffres à ce qu'ils disent.`,
  nothingSaid: fr`Les articles ne disent rien de ce qu'affirme ce message.`,
  ownAnswer: fr`C'est ma propre réponse : ses phrases viennent des articles, et ses boutons numérotés montrent d'où.`,
  sameFigure: (figure: string) => fr`Le même chiffre est dans les articles : ${figure}.`,
  otherFigure: (claimed: string, found: string) =>
    fr`Le message dit ${claimed}, les articles disent ${found}.`,
  sameSaid: (found: string) => fr`Les articles disent la même chose : ${found}.`,
  samePoint: (found: string) =>
    fr`Les articles disent bien : ${found}. Jugez s'ils confirment le reste du message.`,
  nothingOf: (claim: string) => fr`Les articles n'en disent rien : « ${claim} »`,
  judgeYourself: fr`Voici ce que les articles en disent ; jugez si cela confirme le message.`,
};

/** The sentences that every language has. */
export type CommandTexts = typeof commandFrench;
