import { discordFrench } from './discord-fr.ts';
import { counted } from './format.ts';
import { fr } from './typography.ts';

const count = (value: number, one: string, many: string) => counted(value, one, many, 'fr');

/** The French catalogue; the English one has its type. */
export const french = {
  answer: {
    sources: fr`Sources`,
    perhaps: fr`À vérifier : les articles ne le disent pas clairement. Ces phrases s'en approchent :`,
    abstained: fr`Les articles ne répondent pas à cette question.`,
    closest: (source: string) => fr`L'article le plus proche : ${source}`,
    chat: fr`Posez une question sur les articles ; /aide montre des exemples.`,
  },
  languageModel: {
    writtenBy: (model: string) =>
      fr`Rédigé par ${model} ; chaque phrase a été comparée à son passage, que /source montre.`,
    silent: fr`Le modèle de langue ne répond pas : voici les phrases mêmes des articles.`,
    unproven: fr`Ce que le modèle de langue a écrit n'a pas pu être prouvé : voici les phrases mêmes des articles.`,
    foundNothing: fr`Le modèle de langue n'a pas trouvé de réponse dans ces passages ; jugez-en :`,
    spent: fr`Les réponses rédigées de ce jour sont épuisées ici : voici les phrases mêmes des articles.`,
    label: fr`Modèle de langue`,
    state: (answers: boolean | null) =>
      answers === null ? fr`pas encore interrogé` : answers ? fr`répond` : fr`ne répond pas`,
  },
  dates: {
    on: (day: string) => fr`du ${day}`,
    between: (from: string, to: string) => fr`du ${from} au ${to}`,
    since: (day: string) => fr`depuis le ${day}`,
    until: (day: string) => fr`jusqu'au ${day}`,
    articles: (range: string) => fr`Articles ${range} seulement, et articles sans date.`,
    nothing: (range: string) => fr`Aucun article daté ${range} : tous les articles ont été lus.`,
  },
  followUp: (question: string) => fr`Compris comme la suite de : ${question}`,
  problems: {
    emptyQuestion: fr`La question est vide : écrivez ce que vous cherchez, par exemple « combien de morts ? ».`,
    emptyWords: fr`Il manque les mots à chercher, par exemple : /chercher inondations`,
    emptySource: fr`Il manque ce qu'il faut ouvrir : le numéro d'une citation, par exemple /source 2, ou un article que montre /articles.`,
    noCitation: (n: string, known: number) =>
      known === 0
        ? fr`Il n'y a pas de citation [${n}] : posez d'abord une question, puis ouvrez ses sources par leur numéro.`
        : fr`Il n'y a pas de citation [${n}] : la dernière réponse va de [1] à [${known}].`,
    noArticle: (id: string) =>
      fr`Aucun article « ${id} » : /articles montre les articles et leurs identifiants.`,
    articlesLike: (list: string) => fr`Vouliez-vous dire : ${list} ?`,
    noPassage: (id: string) =>
      fr`L'article n'a pas de passage à l'endroit « ${id} » : ouvrez-le par son seul identifiant.`,
    badDate: (option: string, got: string) =>
      fr`« ${got} » n'est pas une date pour « ${option} » : écrivez AAAA, AAAA-MM ou AAAA-MM-JJ, par exemple 2023-11.`,
    reversedDates: (since: string, until: string) =>
      fr`La période finit (${until}) avant de commencer (${since}) : échangez les deux dates.`,
  },
  excerpt: {
    source: (n: number) => fr`Source [${n}]`,
    previous: fr`/source précédent`,
    next: fr`/source suivant`,
    noneFurther: fr`Il n'y a pas d'autre passage de ce côté.`,
    nothingOpen: fr`Ouvrez d'abord une source, par exemple /source 1.`,
    changed: fr`L'article a été modifié depuis qu'il a été cité ; la phrase est restée.`,
    changedThen: fr`L'article a été modifié depuis ; voici ce qui en a été cité alors.`,
    goneThen: fr`L'article a été retiré depuis ; voici ce qui en a été cité alors.`,
  },
  article: {
    author: (name: string) => fr`Par ${name}`,
    words: (n: number) => count(n, 'mot', 'mots'),
    passages: (n: number) => count(n, 'passage', 'passages'),
    id: (id: string) => fr`Identifiant : ${id}`,
  },
  search: {
    none: (words: string) => fr`Aucun passage pour « ${words} ».`,
    found: (n: number, words: string) =>
      fr`${count(n, 'passage', 'passages')} pour « ${words} » ; /source et l'identifiant en ouvre un.`,
  },
  articles: {
    empty: fr`Il n'y a aucun article : mettez des fichiers .txt, .md ou .html dans le dossier des articles.`,
    none: (filter: string) =>
      fr`Aucun article pour « ${filter} » : essayez un mot du titre, un journal ou une année.`,
    count: (n: number) => count(n, 'article', 'articles'),
    more: (n: number) =>
      fr`… et ${count(n, 'autre', 'autres')} : précisez avec un mot du titre, un journal ou une année.`,
  },
  status: {
    articles: fr`Articles`,
    chunks: fr`Passages`,
    sentences: fr`Phrases`,
    embedder: fr`Modèle`,
    indexed: fr`Index mis à jour`,
    never: fr`jamais`,
    uptime: fr`En marche depuis`,
    memory: fr`Mémoire`,
    median: fr`Temps de réponse médian`,
    noAnswer: fr`aucune réponse encore`,
  },
  help: {
    intro: fr`Kiosque répond aux questions avec les phrases mêmes des articles, et montre d'où elles viennent.`,
    plain: fr`Écrivez une question, ou l'une de ces commandes :`,
    quit: fr`Quitter`,
    quitName: 'quitter',
    dates: fr`Les options s'écrivent après le reste, par exemple : /chercher inondations depuis:2023-11`,
  },
  chat: {
    welcome: (articles: number) =>
      fr`Kiosque lit ${count(articles, 'article', 'articles')}. Posez une question ; /aide montre le reste, /quitter ferme.`,
    unknownCommand: (name: string) =>
      fr`La commande /${name} n'existe pas : /aide les montre toutes.`,
    goodbye: fr`À bientôt !`,
  },
  indexing: {
    stages: {
      model: fr`Modèle`,
      read: fr`Lecture des articles`,
      embed: fr`Calcul des vecteurs`,
      save: fr`Enregistrement`,
    },
    articles: (n: number) => fr`${count(n, 'article', 'articles')} dans l'index`,
    changes: (added: number, changed: number, removed: number, unchanged: number) =>
      [
        count(added, 'nouveau', 'nouveaux'),
        count(changed, 'modifié', 'modifiés'),
        count(removed, 'retiré', 'retirés'),
        count(unchanged, 'inchangé', 'inchangés'),
      ].join(', '),
    sizes: (chunks: number, sentences: number, embedded: number) =>
      fr`${count(chunks, 'passage', 'passages')}, ${count(sentences, 'phrase', 'phrases')} ; ${count(embedded, 'texte passé', 'textes passés')} par le modèle`,
    took: (time: string) => fr`Fait en ${time}`,
    rebuilt: (reason: string) => fr`Index reconstruit : ${reason}`,
    skipped: (n: number) => fr`${count(n, 'fichier laissé', 'fichiers laissés')} de côté :`,
    asBefore: fr`Les réponses viennent de l'index tel qu'il est.`,
    skippedHint: (n: number) =>
      fr`${count(n, 'fichier laissé', 'fichiers laissés')} de côté : « npm run index » dit pourquoi.`,
  },
  maintenance: {
    doctor: fr`vérifie tout, ne change rien (code de sortie 1 quand quelque chose ne va pas)`,
    backup: fr`écrit dans un fichier ce que le bot garde et les identifiants des articles, même pendant qu'il tourne`,
    restore: fr`rétablit une sauvegarde ; les fichiers d'avant sont mis de côté`,
    export: fr`écrit les articles, les passages et les votes, un objet JSON par ligne`,
    backupFile: fr`le fichier de la sauvegarde`,
    format: fr`comment les écrire`,
    out: fr`écrit dans ce fichier plutôt que sur la sortie standard`,
    backedUp: (file: string, answers: number, votes: number, articles: number) =>
      fr`${file} : ${count(answers, 'réponse', 'réponses')}, ${count(votes, 'vote', 'votes')}, ${count(articles, 'article', 'articles')}.`,
    restored: (madeAt: string, articles: number) =>
      fr`La sauvegarde du ${madeAt} est en place, avec les identifiants de ${count(articles, 'article', 'articles')}.`,
    keptAside: (file: string) => fr`Le fichier d'avant est gardé sous ${file}.`,
    reindex: fr`Lancez maintenant npm run index : les articles retrouvent leurs identifiants.`,
    unwritten: (file: string, why: string) => fr`${file} n'a pas pu être écrit : ${why}.`,
    unwrittenRemedy: fr`Vérifiez que le dossier existe et peut être écrit, et que le disque n'est pas plein.`,
    finding: (what: string, found: string) => fr`${what} : ${found}`,
    healthy: fr`Tout va bien.`,
    broken: (n: number) => fr`${count(n, 'chose ne va pas', 'choses ne vont pas')}.`,
  },
  discord: discordFrench,
  errors: {
    bug: fr`Désolé, quelque chose s'est mal passé ; l'erreur est décrite sur la sortie d'erreur.`,
    badLine: (reason: string) => fr`Ligne illisible : ${reason}.`,
    badLineRemedy: fr`Écrivez une question, ou un objet JSON comme {"question": "Combien de morts ?"}.`,
    notJson: fr`le JSON est mal formé`,
    badKeys: (keys: string) => fr`la clé ${keys} manque ou ne convient pas`,
    noQuestion: fr`Il manque la question : npm run ask -- "Combien de morts ?" ; avec --json et sans question, une question par ligne est lue sur l'entrée standard.`,
    usage: {
      unknownOption: (name: string) => fr`L'option ${name} n'existe pas.`,
      unknownCommand: (name: string) => fr`La commande ${name} n'existe pas.`,
      missingValue: (name: string) => fr`Il manque une valeur à l'option ${name}.`,
      missingArgument: (name: string) => fr`Il manque un mot à la commande : ${name}.`,
      missingOption: (name: string) => fr`Il manque l'option ${name}.`,
      invalidValue: (name: string) => fr`La valeur de ${name} ne convient pas.`,
      excess: fr`Il y a trop de mots dans la commande.`,
      other: fr`La commande n'a pas été comprise.`,
      remedy: fr`L'option --help montre ce qui est possible.`,
    },
  },
  config: {
    wrong: (name: string, got: string) => fr`${name} vaut « ${got} », ce qui ne convient pas.`,
    wrongSecret: (name: string) => fr`${name} a une valeur qui ne convient pas.`,
    takes: (name: string, what: string) => fr`${name} attend ${what}.`,
    noModel: fr`LLM_BASE_URL est mis, mais LLM_MODEL ne l'est pas.`,
    tooManyTokens: (written: number, context: number) =>
      fr`LLM_MAX_TOKENS (${written}) prend plus de la moitié de LLM_CONTEXT (${context}).`,
    tooManyTokensRemedy: fr`Baissez LLM_MAX_TOKENS, ou donnez à LLM_CONTEXT la taille que le serveur permet.`,
    unreadable: (file: string) => fr`Le fichier ${file} ne peut pas être lu.`,
    unreadableRemedy: fr`Donnez le droit de le lire, ou retirez-le : chaque variable a une valeur par défaut.`,
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
    question: fr`la question ; avec --json et sans question, une par ligne sur l'entrée standard`,
    now: fr`fait comme si l'on était à cette date (AAAA-MM-JJ)`,
    nowTakes: fr`une date AAAA-MM-JJ, avec l'heure si besoin : AAAA-MM-JJTHH:MM`,
    language: fr`langue de l'interface : fr ou en`,
    languageTakes: fr`fr ou en`,
    json: fr`écrit un objet JSON par ligne`,
    article: fr`seulement cet article (identifiant ou nom de fichier)`,
    since: fr`articles parus à partir de cette date (AAAA, AAAA-MM ou AAAA-MM-JJ)`,
    until: fr`articles parus jusqu'à cette date comprise`,
    full: fr`reconstruit tout`,
    text: fr`écrit le texte enregistré, sans rien d'autre`,
  },
};

export type Messages = typeof french;
