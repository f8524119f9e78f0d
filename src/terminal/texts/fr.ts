import { counted } from '../../i18n/format.ts';
import { fr } from '../../i18n/typography.ts';

const count = (value: number, one: string, many: string) => counted(value, one, many, 'fr');

/** What only the terminal says, in French; the English texts have its type. */
export const terminalFrench = {
  help: {
    introduction: fr`Écrivez une question, ou l'une de ces commandes :`,
    quit: fr`Quitter`,
    quitName: 'quitter',
    dates: fr`Les options s'écrivent après le reste, par exemple : /chercher inondations depuis:2023-11`,
    answers: fr`Les réponses sont numérotées : /source 2 ouvre une source de la dernière, /source 3.2 une de la réponse 3. Tab complète.`,
  },
  chat: {
    welcome: (articles: number) =>
      fr`Kiosque lit ${count(articles, 'article', 'articles')}. Posez une question ; /aide montre le reste, /quitter ferme.`,
    unknownCommand: (name: string, near: string | null) =>
      near === null
        ? fr`La commande /${name} n'existe pas : /aide les montre toutes.`
        : fr`La commande /${name} n'existe pas : vouliez-vous dire /${near} ? /aide les montre toutes.`,
    more: fr`(Entrée : la suite ; q : assez) `,
    goodbye: fr`À bientôt !`,
  },
  maintenance: {
    doctor: fr`vérifie tout, ne change rien (code de sortie 1 quand quelque chose ne va pas)`,
    backup: fr`écrit dans un fichier ce que le bot garde et les identifiants des articles, même pendant qu'il tourne`,
    restore: fr`rétablit une sauvegarde ; les fichiers d'avant sont mis de côté`,
    export: fr`écrit les articles, les passages et les votes, un objet JSON par ligne`,
    file: 'fichier',
    migrate: fr`copie l'index et ce que le bot garde dans une base PostgreSQL, ou de là dans des fichiers`,
    migrateTo: fr`postgresql://utilisateur:motdepasse@machine/base, ou « files » pour DATA_DIR`,
    migrating: (done: number, total: number) => fr`${done} articles copiés sur ${total}`,
    migrated: (articles: number, copied: number, answers: number, votes: number) =>
      fr`La copie est complète et conforme : ${count(articles, 'article', 'articles')} (dont ${copied} à l'instant), ${count(answers, 'réponse', 'réponses')}, ${count(votes, 'vote', 'votes')}.`,
    nowSet: (setting: string) =>
      fr`Démarrez maintenant avec ${setting} ; ce qui a été copié reste où il est.`,
    backupFile: fr`le fichier de la sauvegarde`,
    format: fr`comment les écrire`,
    out: fr`écrit dans ce fichier plutôt que sur la sortie standard`,
    backedUp: (file: string, answers: number, votes: number, articles: number) =>
      fr`${file} : ${count(answers, 'réponse', 'réponses')}, ${count(votes, 'vote', 'votes')}, ${count(articles, 'article', 'articles')}.`,
    restored: (madeAt: string, articles: number) =>
      fr`La sauvegarde du ${madeAt} est en place, avec les identifiants de ${count(articles, 'article', 'articles')}.`,
    keptAside: (file: string) => fr`Ce qui était là avant est gardé sous ${file}.`,
    reindex: fr`Lancez maintenant npm run index : les articles retrouvent leurs identifiants.`,
    unwritten: (file: string, why: string) => fr`${file} n'a pas pu être écrit : ${why}.`,
    isFolder: (file: string) => fr`${file} est un dossier.`,
    isFolderRemedy: fr`Donnez le nom d'un fichier dans ce dossier.`,
    unwrittenRemedy: fr`Vérifiez que le dossier existe et peut être écrit, et que le disque n'est pas plein.`,
    finding: (what: string, found: string) => fr`${what} : ${found}`,
    healthy: fr`Tout va bien.`,
    warned: (n: number) => fr`Rien n'est cassé ; ${count(n, 'point', 'points')} à regarder (⚠).`,
    broken: (n: number) => fr`${count(n, 'chose ne va pas', 'choses ne vont pas')}.`,
  },
  errors: {
    badLine: (reason: string) => fr`Ligne illisible : ${reason}.`,
    badLineRemedy: fr`Écrivez une question, ou un objet JSON comme {"question": "Combien de morts ?"}.`,
    notJson: fr`le JSON est mal formé`,
    badKeys: (keys: string) => fr`la clé ${keys} manque ou ne convient pas`,
    noQuestion: fr`Il manque la question : npm run ask -- "Combien de morts ?" ; avec --json et sans question, une question par ligne est lue sur l'entrée standard.`,
    keptByNpm: (option: string) =>
      fr`npm a gardé ${option} pour lui : le programme ne l'a pas reçu.`,
    twoDashes: (line: string) => fr`Écrivez deux tirets devant : ${line}`,
    usage: {
      unknownOption: (name: string) => fr`L'option ${name} n'existe pas.`,
      unknownCommand: (name: string) => fr`La commande ${name} n'existe pas.`,
      missingValue: (name: string) => fr`Il manque une valeur à l'option ${name}.`,
      missingArgument: (name: string) => fr`Il manque à la commande : ${name}.`,
      missingOption: (name: string) => fr`Il manque l'option ${name}.`,
      invalidValue: (name: string, value: string) =>
        fr`« ${value} » ne convient pas à l'option ${name}.`,
      accepted: (choices: string) => fr`Elle attend : ${choices}.`,
      didYouMean: (name: string) => fr`Vouliez-vous dire ${name} ?`,
      commands: (names: string) => fr`Il y a : ${names}.`,
      excess: fr`Il y a trop de mots dans la commande.`,
      other: fr`La commande n'a pas été comprise.`,
      remedy: fr`L'option --help montre ce qui est possible.`,
    },
  },
  cli: {
    usage: fr`Utilisation :`,
    options: fr`Options :`,
    arguments: fr`Arguments :`,
    commands: fr`Commandes :`,
    globalOptions: fr`Options générales :`,
    about: fr`Répond à des questions sur un dossier d'articles, et prouve chaque réponse.`,
    help: fr`montre cette aide`,
    chat: fr`pose des questions une à une, dans une invite`,
    ask: fr`répond à une question (code de sortie : 0 répondu, 3 pas dans les articles, 2 mauvais usage, 1 échec)`,
    index: fr`met l'index à jour avec le dossier d'articles`,
    source: fr`montre un article tel qu'il est enregistré`,
    timeline: fr`dit ce que les articles disent d'un sujet au fil du temps (mêmes codes de sortie que ask)`,
    subject: fr`un sujet ou une question`,
    timelineJson: fr`écrit un objet JSON`,
    svg: fr`dessine aussi la frise dans ce fichier`,
    drawn: (file: string) => fr`La frise est dessinée dans ${file}.`,
    nothingToDraw: fr`Il n'y a rien à dessiner.`,
    question: fr`la question ; avec --json et sans question, une par ligne sur l'entrée standard`,
    now: fr`fait comme si l'on était à cette date (AAAA-MM-JJ)`,
    nowTakes: fr`une date AAAA-MM-JJ, avec l'heure si besoin : AAAA-MM-JJTHH:MM`,
    language: fr`langue de l'interface : fr ou en`,
    languageTakes: fr`fr ou en`,
    json: fr`écrit un objet JSON par ligne`,
    article: fr`seulement cet article (identifiant ou nom de fichier)`,
    since: fr`articles parus à partir de cette date (2023-11, 15/08/2025, « août 2025 »…)`,
    until: fr`articles parus jusqu'à cette date comprise`,
    full: fr`reconstruit tout`,
    text: fr`écrit le texte enregistré, sans rien d'autre`,
  },
};

/** The sentences that every language has. */
export type TerminalTexts = typeof terminalFrench;
