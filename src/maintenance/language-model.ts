import type { Config } from '../config/config.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr, NBSP } from '../i18n/typography.ts';
import type { TroubleKind } from '../writing/trouble.ts';
import { not, type Outcome, ok } from './finding.ts';

/** What is wrong and what to do, by what the server does most; what is missing here is of the server itself. */
const FAULTS: Readonly<
  Partial<Record<TroubleKind, readonly [found: Localized, remedy: Localized]>>
> = {
  unreachable: [
    { fr: fr`le serveur ne répond pas`, en: en`the server cannot be reached` },
    {
      fr: fr`Démarrez-le, ou corrigez LLM_BASE_URL.`,
      en: en`Start it, or correct LLM_BASE_URL.`,
    },
  ],
  timeout: [
    { fr: fr`pas de réponse à temps`, en: en`no answer in time` },
    {
      fr: fr`Choisissez un modèle plus petit, ou augmentez LLM_TIMEOUT.`,
      en: en`Choose a smaller model, or raise LLM_TIMEOUT.`,
    },
  ],
  unauthorised: [
    { fr: fr`le serveur refuse la clé`, en: en`the server refuses the key` },
    { fr: fr`Corrigez LLM_API_KEY.`, en: en`Correct LLM_API_KEY.` },
  ],
  'unknown model': [
    { fr: fr`le serveur n'a pas ce modèle`, en: en`the server does not have this model` },
    {
      fr: fr`Corrigez LLM_MODEL, ou téléchargez le modèle sur le serveur.`,
      en: en`Correct LLM_MODEL, or download the model on the server.`,
    },
  ],
  busy: [
    { fr: fr`le serveur est occupé`, en: en`the server is busy` },
    { fr: fr`Réessayez plus tard.`, en: en`Try again later.` },
  ],
};

/** Whether the language model answers. Without an answer the articles' own sentences are shown, so none is broken. */
export async function languageModel({ languageModel: config }: Config): Promise<Outcome> {
  if (!config) {
    return ok({
      fr: fr`aucun ; les réponses sont des phrases des articles`,
      en: en`none; answers are sentences of the articles`,
    });
  }
  // Its client is only loaded where there is one.
  const { checkLanguageModel } = await import('./check-language-model.ts');
  const { model, ms, problem } = await checkLanguageModel(config);
  if (problem === null) {
    const seconds = Math.max(1, Math.round(ms / 1000));
    return ok({
      fr: fr`${model} répond en ${seconds}${NBSP}s`,
      en: en`${model} answers in ${seconds} s`,
    });
  }
  const [found, remedy] = FAULTS[problem] ?? [
    {
      fr: fr`le serveur ne fait pas ce qui est attendu`,
      en: en`the server does not do as expected`,
    },
    {
      fr: fr`Regardez son journal, et si LLM_BASE_URL mène à une API compatible avec celle d'OpenAI.`,
      en: en`See its log, and whether LLM_BASE_URL leads to an API compatible with OpenAI's.`,
    },
  ];
  return not('warning', { fr: fr`${model} : ${found.fr}`, en: en`${model}: ${found.en}` }, remedy);
}
