import * as z from 'zod';
import { en, fr } from '../i18n/typography.ts';
import { isTimeZone } from '../text/dates/calendar.ts';
import type { Language } from '../text/language.ts';

/** One environment variable: what it takes, what it is for. */
export interface Variable {
  readonly schema: z.ZodType<string>;
  readonly fallback: string;
  /** Its value is never shown nor logged. */
  readonly secret?: true;
  readonly takes: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
}

const folder = {
  schema: z.string().regex(/^\P{Cc}+$/u),
  takes: { fr: fr`le chemin d'un dossier`, en: en`the path of a folder` },
};

const ids = {
  schema: z.string().regex(/^(\d{15,22}(\s*,\s*\d{15,22})*)?$/),
  fallback: '',
  takes: {
    fr: fr`des identifiants Discord séparés par des virgules`,
    en: en`Discord ids separated by commas`,
  },
};

/** Addresses may hold commas; between two of them there is a space, or one that starts the next. */
export const FEED_SEPARATOR = /\s+|,(?=\s|https?:|$)/;

function amount(least: number, most: number) {
  return {
    schema: z
      .string()
      .regex(/^\d{1,9}$/)
      .refine((text) => Number(text) >= least && Number(text) <= most),
    takes: {
      fr: fr`un nombre entier de ${least} à ${most}`,
      en: en`a whole number from ${least} to ${most}`,
    },
  };
}

function amountOrAuto(least: number, most: number) {
  const { schema, takes } = amount(least, most);
  return {
    schema: z.union([z.literal('auto'), schema]),
    fallback: 'auto',
    takes: { fr: fr`auto, ou ${takes.fr}`, en: en`auto, or ${takes.en}` },
  };
}

/** Every environment variable that Kiosque reads, in the order in which they are documented. */
export const variables = {
  ARTICLES_DIR: {
    ...folder,
    fallback: 'articles',
    description: {
      fr: fr`Le dossier des articles, sous-dossiers compris.`,
      en: en`The folder of articles, subfolders included.`,
    },
  },
  DATA_DIR: {
    ...folder,
    fallback: '.kiosque',
    description: {
      fr: fr`Où Kiosque garde son index, qui se refait, et bot.db, qui ne se refait pas : réponses, votes et réglages du bot.`,
      en: en`Where Kiosque keeps its index, which can be made again, and bot.db, which cannot: the bot's answers, votes and settings.`,
    },
  },
  DATABASE_URL: {
    schema: z.string().regex(/^(postgres(ql)?:\/\/\S+)?$/),
    fallback: '',
    secret: true,
    takes: {
      fr: fr`une adresse comme postgresql://utilisateur:motdepasse@machine/base`,
      en: en`an address such as postgresql://user:password@host/database`,
    },
    description: {
      fr: fr`Une base PostgreSQL avec pgvector, où sont gardés l'index et la mémoire du bot au lieu de DATA_DIR (voir docs/fr/operations.md) ; le paramètre schema=nom de l'adresse choisit un autre schéma que kiosque.`,
      en: en`A PostgreSQL database with pgvector that keeps the index and the bot's memory instead of DATA_DIR (see docs/operations.md); the address's parameter schema=name chooses another schema than kiosque.`,
    },
  },
  DATABASE_EF_SEARCH: {
    ...amount(60, 1000),
    fallback: '800',
    description: {
      fr: fr`Avec DATABASE_URL : combien de passages une recherche par vecteurs garde en vue au plus (hnsw.ef_search) ; dans un petit index, moins. Plus il y en a, moins il en manque, et plus c'est lent.`,
      en: en`With DATABASE_URL: how many passages a search through the vectors keeps in view at most (hnsw.ef_search); in a small index, fewer. The more, the fewer are missed, and the slower it is.`,
    },
  },
  WATCH_POLLING: {
    schema: z.enum(['auto', 'on', 'off']),
    fallback: 'auto',
    takes: { fr: fr`auto, on ou off`, en: en`auto, on or off` },
    description: {
      fr: fr`on : le bot regarde sans cesse si les articles ont changé, au lieu d'en être averti ; auto le fait dans les dossiers en réseau.`,
      en: en`on: the bot keeps looking whether articles have changed, instead of being told; auto does so in network folders.`,
    },
  },
  FEEDS: {
    schema: z
      .string()
      .refine(
        (text) =>
          text === 'off' ||
          text
            .split(FEED_SEPARATOR)
            .every((address) => address === '' || /^https?:\/\/[^\s/@]+(?:\/|$)/.test(address)),
      ),
    fallback: '',
    takes: {
      fr: fr`des adresses http ou https sans mot de passe, séparées par des espaces ou des virgules, ou off`,
      en: en`http or https addresses without a password, separated by spaces or commas, or off`,
    },
    description: {
      fr: fr`Des flux RSS, Atom ou JSON Feed dont les articles rejoignent le dossier ; une liste .opml posée dans le dossier des articles en nomme d'autres. off n'en lit aucun. Sans flux nommé, rien n'est demandé au réseau.`,
      en: en`Feeds (RSS, Atom or JSON Feed) whose articles join the folder; a list .opml laid into the articles folder names others. off reads none. Where no feed is named, nothing is asked of the network.`,
    },
  },
  FEEDS_FULL_TEXT: {
    schema: z.enum(['on', 'off']),
    fallback: 'off',
    takes: { fr: fr`on ou off`, en: en`on or off` },
    description: {
      fr: fr`on : là où un flux n'a que le début d'un article, sa page est lue.`,
      en: en`on: where a feed has only the beginning of an article, its page is read.`,
    },
  },
  FEEDS_INTERVAL: {
    ...amount(5, 10_080),
    fallback: '60',
    description: {
      fr: fr`Minutes entre deux lectures d'un flux, au moins : plus longtemps si son serveur le demande.`,
      en: en`Minutes between two looks at a feed, at least: longer where its server asks for it.`,
    },
  },
  FEEDS_PRIVATE: {
    schema: z.enum(['on', 'off']),
    fallback: 'off',
    takes: { fr: fr`on ou off`, en: en`on or off` },
    description: {
      fr: fr`on : des flux de cette machine et d'un réseau privé sont lus aussi.`,
      en: en`on: feeds of this machine and of a private network are read too.`,
    },
  },
  EMBEDDING_MODEL: {
    schema: z.string().regex(/^(?!\w+:\/\/)\P{Cc}+$/u),
    fallback: 'kiosque-fr-en',
    takes: {
      fr: fr`kiosque-fr-en (fourni), un nom de modèle comme Xenova/multilingual-e5-small, ou un dossier qui commence par ./, ../ ou /`,
      en: en`kiosque-fr-en (bundled), a model id such as Xenova/multilingual-e5-small, or a folder that starts with ./, ../ or /`,
    },
    description: {
      fr: fr`Le modèle qui change les phrases en vecteurs. Tout autre que celui fourni est téléchargé une fois.`,
      en: en`The model that turns sentences into vectors. Any but the bundled one is downloaded once.`,
    },
  },
  EMBEDDING_REVISION: {
    schema: z.string().regex(/^([\w.-]+(\/[\w.-]+)*)?$/),
    fallback: '',
    takes: {
      fr: fr`une révision du modèle : une étiquette, une branche ou un commit`,
      en: en`a revision of the model: a tag, a branch or a commit`,
    },
    description: {
      fr: fr`La révision d'un modèle téléchargé ; sans elle, celle que Kiosque connaît.`,
      en: en`The revision of a downloaded model; without it, the one that Kiosque knows.`,
    },
  },
  MODEL_CACHE_DIR: {
    ...folder,
    fallback: '.kiosque/models',
    description: {
      fr: fr`Où sont gardés les modèles téléchargés.`,
      en: en`Where downloaded models are kept.`,
    },
  },
  SECOND_MODEL: {
    schema: z.string().regex(/^((?!\w+:\/\/)\P{Cc}+)?$/u),
    fallback: '',
    takes: {
      fr: fr`un nom de modèle comme Xenova/multilingual-e5-small, ou un dossier qui commence par ./, ../ ou /`,
      en: en`a model id such as Xenova/multilingual-e5-small, or a folder that starts with ./, ../ or /`,
    },
    description: {
      fr: fr`Un second modèle, qui aide à classer les passages trouvés ; aucun si rien n'est mis. Il lit chaque passage une fois, derrière l'indexation, quelques centièmes de seconde chacun.`,
      en: en`A second model that helps to rank the passages found; none when empty. It reads each passage once, behind the indexing, some hundredths of a second each.`,
    },
  },
  READER: {
    schema: z.enum(['on', 'off']),
    fallback: 'on',
    takes: { fr: fr`on ou off`, en: en`on or off` },
    description: {
      fr: fr`on : un modèle fourni lit les meilleurs passages avec la question, trouve où ils y répondent, ou qu'ils n'y répondent pas ; off s'en passe, pour les plus petites machines.`,
      en: en`on: a bundled model reads the best passages with the question, and finds where they answer it, or that they do not; off does without, for the smallest machines.`,
    },
  },
  INTERFACE_LANGUAGE: {
    schema: z.enum(['auto', 'fr', 'en']),
    fallback: 'auto',
    takes: { fr: fr`auto, fr ou en`, en: en`auto, fr or en` },
    description: {
      fr: fr`La langue de l'interface. auto suit LC_ALL, LC_MESSAGES ou LANG ; s'ils n'en nomment aucune, au terminal, celle de ce qui est écrit.`,
      en: en`The language of the interface. auto follows LC_ALL, LC_MESSAGES or LANG; where they name none, in the terminal, what is written.`,
    },
  },
  TIME_ZONE: {
    schema: z.string().refine((zone) => zone === 'auto' || isTimeZone(zone)),
    fallback: 'auto',
    takes: {
      fr: fr`auto, ou un fuseau horaire comme Europe/Paris ou America/Montreal`,
      en: en`auto, or a time zone such as Europe/Paris or America/Montreal`,
    },
    description: {
      fr: fr`Où sont les lecteurs : « hier » et « la semaine dernière » se comptent de leur jour. auto prend le fuseau de la machine ; /réglages en donne un autre à un serveur Discord.`,
      en: en`Where the readers are: “yesterday” and “last week” are counted from their day. auto takes the machine's; /settings gives a Discord server another.`,
    },
  },
  ANSWER_THRESHOLD: {
    schema: z.string().regex(/^(auto|0|1|0?\.\d{1,4})$/),
    fallback: 'auto',
    takes: {
      fr: fr`auto, ou un nombre de 0 à 1, écrit avec un point : 0.5`,
      en: en`auto, or a number from 0 to 1, such as 0.5`,
    },
    description: {
      fr: fr`La confiance à partir de laquelle Kiosque répond ; plus haut, il se tait plus souvent. auto prend le seuil ajusté.`,
      en: en`The confidence from which Kiosque answers; higher, it keeps silent more often. auto takes the fitted threshold.`,
    },
  },
  LLM_BASE_URL: {
    schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
    fallback: '',
    takes: {
      fr: fr`l'adresse d'un serveur qui parle le protocole d'OpenAI, comme http://localhost:11434/v1`,
      en: en`the address of a server that speaks OpenAI's protocol, such as http://localhost:11434/v1`,
    },
    description: {
      fr: fr`Un modèle de langue pour rédiger les réponses ; sans lui, elles citent les articles.`,
      en: en`A language model to write the answers; without one they quote the articles.`,
    },
  },
  LLM_MODEL: {
    schema: z.string().regex(/^\P{Cc}{0,200}$/u),
    fallback: '',
    takes: { fr: fr`le nom du modèle sur ce serveur`, en: en`the model's name on that server` },
    description: {
      fr: fr`Le modèle à qui les réponses sont demandées ; il en faut un avec LLM_BASE_URL.`,
      en: en`The model that is asked for answers; needed with LLM_BASE_URL.`,
    },
  },
  LLM_API_KEY: {
    schema: z.string().regex(/^[\x21-\x7e]*$/),
    fallback: '',
    secret: true,
    takes: { fr: fr`la clé que le serveur demande`, en: en`the key that the server asks for` },
    description: {
      fr: fr`La clé de ce serveur, s'il en veut une.`,
      en: en`The key of that server, if it wants one.`,
    },
  },
  LLM_TIMEOUT: {
    ...amount(1, 600),
    fallback: '30',
    description: {
      fr: fr`Secondes laissées au modèle ; passé ce temps, la réponse cite les articles.`,
      en: en`Seconds that the model has; after that the answer quotes the articles.`,
    },
  },
  LLM_CONTEXT: {
    ...amount(1024, 1_000_000),
    fallback: '4096',
    description: {
      fr: fr`Jetons que le modèle lit et écrit en tout ; les passages sont choisis pour y tenir.`,
      en: en`Tokens that the model reads and writes in all; the passages are chosen to fit.`,
    },
  },
  LLM_MAX_TOKENS: {
    ...amount(64, 100_000),
    fallback: '800',
    description: {
      fr: fr`Jetons qu'une réponse du modèle peut avoir.`,
      en: en`Tokens that an answer of the model may have.`,
    },
  },
  LLM_DAILY_LIMIT: {
    ...amount(0, 1_000_000),
    fallback: '200',
    description: {
      fr: fr`Réponses du modèle par jour et par serveur Discord ; 0 pour ne pas compter.`,
      en: en`Answers of the model a day for one Discord server; 0 for no limit.`,
    },
  },
  DISCORD_TOKEN: {
    schema: z.string().regex(/^(?!Bot\b)[\w.-]*$/),
    fallback: '',
    secret: true,
    takes: {
      fr: fr`le jeton du bot, que donne la page « Bot » de votre application sur https://discord.com/developers/applications`,
      en: en`the bot's token, from the “Bot” page of your application on https://discord.com/developers/applications`,
    },
    description: {
      fr: fr`Le mot de passe du bot Discord ; npm start en a besoin, npm run chat non.`,
      en: en`The password of the Discord bot; npm start needs it, npm run chat does not.`,
    },
  },
  DISCORD_GUILD_ID: {
    schema: z.string().regex(/^(\d{15,22})?$/),
    fallback: '',
    takes: {
      fr: fr`l'identifiant d'un serveur Discord`,
      en: en`the id of a Discord server`,
    },
    description: {
      fr: fr`Un serveur d'essai : les commandes y paraissent aussitôt, et nulle part ailleurs.`,
      en: en`A server to develop on: the commands appear there at once, and nowhere else.`,
    },
  },
  DISCORD_GUILDS: {
    ...ids,
    description: {
      fr: fr`Les serveurs où le bot répond, et aux messages privés de leurs membres seuls ; partout si rien n'est mis.`,
      en: en`The servers where the bot answers, and to direct messages of their members only; everywhere when empty.`,
    },
  },
  DISCORD_ADMINS: {
    ...ids,
    description: {
      fr: fr`Les personnes qui peuvent réindexer et voir les fichiers écartés, avec le propriétaire de l'application.`,
      en: en`Who may reindex and see the files left out, beside the owner of the application.`,
    },
  },
  DISCORD_API_BASE: {
    schema: z.url({ protocol: /^https?$/ }),
    fallback: 'https://discord.com/api',
    takes: { fr: fr`une adresse http ou https`, en: en`an http or https address` },
    description: {
      fr: fr`L'adresse de l'API de Discord ; à changer pour des essais seulement.`,
      en: en`The address of Discord's API; to be changed for tests only.`,
    },
  },
  DISCORD_SHARDS: {
    ...amountOrAuto(1, 4096),
    description: {
      fr: fr`Connexions à Discord (« shards ») ; auto en ouvre autant que Discord le recommande.`,
      en: en`Connections to Discord (“shards”); auto opens as many as Discord recommends.`,
    },
  },
  DISCORD_PROCESSES: {
    ...amountOrAuto(1, 256),
    description: {
      fr: fr`Processus qui se partagent ces connexions ; auto en prend un pour quatre, au plus un par cœur.`,
      en: en`Processes that share these connections; auto takes one for each four, at most one for each core.`,
    },
  },
  MESSAGE_CONTENT: {
    schema: z.enum(['on', 'off']),
    fallback: 'off',
    takes: { fr: fr`on ou off`, en: en`on or off` },
    description: {
      fr: fr`on : tout message d'un fil ouvert par le bot est une question ; il faut permettre « Message Content Intent » sur la page « Bot ».`,
      en: en`on: every message in a thread that the bot opened is a question; needs “Message Content Intent” on the “Bot” page.`,
    },
  },
  TURN_RETENTION_DAYS: {
    ...amount(0, 3650),
    fallback: '30',
    description: {
      fr: fr`Combien de jours les questions sont gardées, pour en comprendre la suite.`,
      en: en`For how many days questions are kept, to understand what follows them.`,
    },
  },
  RATE_PER_USER: {
    ...amount(1, 1000),
    fallback: '5',
    description: {
      fr: fr`Questions par minute et par personne.`,
      en: en`Questions a minute for one person.`,
    },
  },
  RATE_PER_GUILD: {
    ...amount(1, 10_000),
    fallback: '60',
    description: {
      fr: fr`Questions par minute et par serveur.`,
      en: en`Questions a minute for one server.`,
    },
  },
  QUEUE_LIMIT: {
    ...amount(1, 10_000),
    fallback: '50',
    description: {
      fr: fr`Questions qui peuvent attendre leur tour ; au-delà, le bot se dit occupé.`,
      en: en`Questions that may wait for their turn; beyond that the bot says that it is busy.`,
    },
  },
  ANSWER_TIMEOUT: {
    ...amount(1, 600),
    fallback: '30',
    description: {
      fr: fr`Secondes au bout desquelles une question est abandonnée ; celles d'un modèle de langue s'y ajoutent.`,
      en: en`Seconds after which a question is given up; those of a language model are added.`,
    },
  },
  METRICS_PORT: {
    schema: z
      .string()
      .regex(/^(\d{1,5})?$/)
      .refine((text) => text === '' || (Number(text) >= 1 && Number(text) <= 65_535)),
    fallback: '',
    takes: { fr: fr`un numéro de port de 1 à 65535`, en: en`a port number from 1 to 65535` },
    description: {
      fr: fr`Le port où Prometheus lit les mesures du bot, à /metrics ; aucune si rien n'est mis.`,
      en: en`The port where Prometheus reads the bot's metrics, at /metrics; none when empty.`,
    },
  },
  METRICS_HOST: {
    schema: z.string().regex(/^[\w.:-]+$/),
    fallback: '127.0.0.1',
    takes: { fr: fr`une adresse de cette machine`, en: en`an address of this machine` },
    description: {
      fr: fr`L'adresse où les mesures sont lues ; à changer avec prudence : qui y accède les lit.`,
      en: en`The address where the metrics are read; change it with care: whoever reaches it reads them.`,
    },
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    fallback: 'info',
    takes: {
      fr: fr`fatal, error, warn, info, debug, trace ou silent`,
      en: en`fatal, error, warn, info, debug, trace or silent`,
    },
    description: {
      fr: fr`Ce que le bot écrit dans son journal.`,
      en: en`What the bot writes to its log.`,
    },
  },
} as const satisfies Readonly<Record<string, Variable>>;

/** A variable that Kiosque knows. */
export type VariableName = keyof typeof variables;
