import { anyOf, counted } from './format.ts';
import { kindsFrench } from './kinds-fr.ts';
import { fr, quote } from './typography.ts';

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
  smallTalk: {
    greeting: fr`Bonjour ! Posez-moi une question sur les articles.`,
    farewell: fr`À bientôt !`,
    thanks: fr`Avec plaisir.`,
    assent: fr`Bien. Posez une autre question, ou dites autrement celle-ci.`,
    insult: fr`Restons courtois : posez-moi une question sur les articles.`,
    arithmetic: fr`Je ne calcule pas : je réponds aux questions sur les articles.`,
    clock: fr`Je n'ai ni montre ni calendrier : je réponds aux questions sur les articles.`,
    code: fr`Je n'écris pas de code : je réponds aux questions sur les articles.`,
    order: fr`Je n'écris pas de textes : je cite ce que disent les articles. Posez-moi une question.`,
    instruction: fr`Je ne suis que les questions sur les articles ; celle-ci n'en est pas une.`,
    help: fr`Je réponds aux questions sur un dossier d'articles, en citant les phrases qui répondent. Tapez /aide pour voir les commandes.`,
  },
  kinds: kindsFrench,
  languageModel: {
    writtenBy: (model: string) =>
      fr`Rédigé par ${model} ; entre guillemets, les mots mêmes des articles. Chaque phrase a été comparée à son passage, que /source montre.`,
    silent: fr`Le modèle de langue ne répond pas : voici les phrases mêmes des articles.`,
    unproven: fr`Ce que le modèle de langue a écrit n'a pas pu être prouvé : voici les phrases mêmes des articles.`,
    foundNothing: fr`Le modèle de langue n'a pas trouvé de réponse dans ces passages ; jugez-en :`,
    spent: fr`Les réponses rédigées de ce jour sont épuisées ici : voici les phrases mêmes des articles.`,
    label: fr`Modèle de langue`,
    state: (answers: boolean | null) =>
      answers === null ? fr`pas encore interrogé` : answers ? fr`répond` : fr`ne répond pas`,
  },
  dates: {
    articles: (range: string) => fr`Articles parus ${range} ; ceux sans date viennent en dernier.`,
    nothing: (range: string) => fr`Aucun article paru ${range} : tous les articles ont été lus.`,
    understood: (words: string, range: string) => fr`${words} : ${range}.`,
    nothingThen: (words: string, range: string) =>
      fr`${words} : ${range} ; aucun article n'a paru alors.`,
    read: fr`Date comprise`,
    anyYear: (words: string) => fr`${words} : de n'importe quelle année.`,
    unread: (words: string) =>
      fr`${words} n'a pas été compris comme une date et n'a écarté aucun article : écrivez par exemple 2023-11, 15/08/2025 ou « la semaine dernière ».`,
  },
  followUp: (question: string) =>
    fr`→ à propos de : ${question} (sinon, écrivez « nouvelle question : … »)`,
  unknownNames: (names: readonly string[]) =>
    fr`Aucun article ne nomme ${anyOf(
      names.map((name) => quote('fr', name)),
      'fr',
    )}.`,
  anew: fr`Bien. Posez la nouvelle question derrière ces mots : « nouvelle question : … ».`,
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
    none: (words: string) =>
      fr`Aucun passage pour « ${words} » : essayez d'autres mots, ou /articles pour chercher dans les titres.`,
    found: (n: number, words: string) =>
      fr`${count(n, 'passage', 'passages')} pour « ${words} » ; /source et l'identifiant en ouvre un.`,
  },
  articles: {
    empty: (extensions: readonly string[]) =>
      fr`Il n'y a aucun article : mettez des fichiers ${anyOf(extensions, 'fr')} dans le dossier des articles.`,
    none: (filter: string) =>
      fr`Aucun article pour « ${filter} » : essayez un mot du titre, un journal ou une année.`,
    count: (n: number) => count(n, 'article', 'articles'),
    found: (articles: string, filter: string, ways: string) =>
      fr`${articles} pour « ${filter} » : ${ways}`,
    ways: {
      'date and words': fr`par la date et les mots`,
      date: fr`par la date`,
      title: fr`par le titre`,
      publisher: fr`par le journal`,
      file: fr`par le fichier`,
      text: fr`par le texte`,
      undated: fr`sans date`,
    },
    more: (n: number) =>
      fr`… et ${count(n, 'autre', 'autres')} : précisez avec un mot du titre, un journal ou une année.`,
  },
  digest: {
    none: (time: string) => fr`Aucun article paru ${time} : /articles montre tous les articles.`,
    title: (n: number, time: string) =>
      fr`${count(n, 'article', 'articles')} ${time}, événement par événement`,
    undated: (n: number) =>
      fr`${count(n, 'article sans date a été laissé', 'articles sans date ont été laissés')} de côté : /articles les montre en dernier.`,
  },
  timeline: {
    title: (subject: string) => fr`Au fil du temps : ${subject}`,
    none: (subject: string) => fr`Les articles ne disent rien de ${subject}.`,
    of: { event: fr`date de l'événement`, article: fr`date de l'article` },
    changed: (before: string, after: string) => fr`${before} → ${after}`,
    correction: fr`Correction`,
    corrected: (n: number) => fr`Corrigé depuis : voir [${n}]`,
    doubtful: fr`à vérifier`,
    alsoIn: (n: number) => fr`aussi dans ${count(n, 'autre article', 'autres articles')}`,
    more: (n: number) => fr`et ${count(n, 'autre date', 'autres dates')}`,
    unread: (n: number) =>
      fr`${count(n, fr`article n'a pas été lu`, fr`articles n'ont pas été lus`)} faute de temps ; redemandez pour la suite.`,
    picture: (subject: string) => fr`Frise chronologique : ${subject}`,
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
  },
  indexing: {
    stages: {
      feeds: fr`Lecture des flux`,
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
    unread: (n: number, kinds: readonly string[], formats: readonly string[]) =>
      fr`${count(n, fr`fichier d'un autre format, laissé`, fr`fichiers d'un autre format, laissés`)} de côté : ${kinds.join(', ')}. Formats lus : ${formats.join(', ')}.`,
    convert: (kinds: readonly string[]) =>
      fr`Ceux qui sont des articles (${kinds.join(', ')}), enregistrez-les en .docx, .pdf ou .txt.`,
    noExtension: fr`sans extension`,
    came: (added: number, changed: number, removed: number) =>
      fr`Dossier des articles : ${[
        count(added, 'nouveau', 'nouveaux'),
        count(changed, 'modifié', 'modifiés'),
        count(removed, 'retiré', 'retirés'),
      ].join(', ')}.`,
    feeds: (feeds: number, added: number, changed: number, removed: number) =>
      fr`${count(feeds, 'flux', 'flux')} : ${[
        count(added, 'article nouveau', 'articles nouveaux'),
        count(changed, 'modifié', 'modifiés'),
        count(removed, 'retiré', 'retirés'),
      ].join(', ')}.`,
    doubtful: (n: number) => fr`${count(n, 'fichier lu', 'fichiers lus')} avec une réserve :`,
    moreSkipped: (n: number) =>
      fr`et ${count(n, 'autre', 'autres')} : « npm run index », avec le même ARTICLES_DIR, les nomme tous.`,
  },
  errors: {
    bug: fr`Désolé, quelque chose s'est mal passé ; l'erreur est décrite sur la sortie d'erreur.`,
  },
  config: {
    wrong: (name: string, got: string) => fr`${name} vaut « ${got} », ce qui ne convient pas.`,
    wrongSecret: (name: string) => fr`${name} a une valeur qui ne convient pas.`,
    takes: (name: string, what: string) => fr`${name} attend ${what}.`,
    noModel: fr`LLM_BASE_URL est mis, mais LLM_MODEL ne l'est pas.`,
    tooManyTokens: (written: number, context: number) =>
      fr`LLM_MAX_TOKENS (${written}) prend plus de la moitié de LLM_CONTEXT (${context}).`,
    tooManyTokensRemedy: fr`Baissez LLM_MAX_TOKENS, ou donnez à LLM_CONTEXT la taille que le serveur permet.`,
    secondOverDatabase: fr`SECOND_MODEL est mis, et DATABASE_URL aussi : les vecteurs d'un second modèle ne sont gardés que dans le dossier de données.`,
    secondOverDatabaseRemedy: fr`Retirez l'un des deux.`,
    envBinary: (file: string, _line: number) =>
      fr`Le fichier ${file} n'est pas un fichier de texte.`,
    envLine: (file: string, line: number) =>
      fr`La ligne ${line} de ${file} n'est pas de la forme NOM=valeur.`,
    envQuote: (file: string, line: number) =>
      fr`À la ligne ${line} de ${file}, les guillemets ouverts ne se ferment jamais.`,
    envName: (file: string, line: number, name: string) =>
      fr`La ligne ${line} de ${file} donne une valeur à ${name}, que Kiosque ne connaît pas.`,
    envMeant: (name: string) => fr`Vouliez-vous dire ${name} ? Sinon, mettez un # devant la ligne.`,
    envRemedy: fr`Écrivez NOM=valeur, une variable par ligne, ou mettez un # devant ; .env.example les montre toutes.`,
    unreadable: (file: string) => fr`Le fichier ${file} ne peut pas être lu.`,
    unreadableRemedy: fr`Donnez le droit de le lire, ou retirez-le : chaque variable a une valeur par défaut.`,
  },
  module: {
    doesNotLoad: (node: string, why: string) =>
      fr`Un module dont Kiosque a besoin ne se charge pas avec Node ${node} : ${why}`,
    installAgain: fr`Lancez « npm ci » avec cette version de Node.`,
  },
};

/** The sentences that every language has. */
export type Messages = typeof french;
