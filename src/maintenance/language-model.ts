import type { Config } from '../config/config.ts';
import type { Localized } from '../i18n/localized.ts';
import type { TroubleKind } from '../writing/trouble.ts';
import { type CheckOutcome, not, ok } from './finding.ts';
import { maintenanceText } from './texts/index.ts';

/** What is wrong and what to do, by what the server does most; what is missing here is of the server itself. */
const FAULTS: Readonly<
  Partial<Record<TroubleKind, readonly [found: Localized, remedy: Localized]>>
> = {
  unreachable: [
    maintenanceText((texts) => texts.languageModel.unreachable),
    maintenanceText((texts) => texts.languageModel.startOrCorrect),
  ],
  timeout: [
    maintenanceText((texts) => texts.languageModel.tooSlow),
    maintenanceText((texts) => texts.languageModel.chooseSmaller),
  ],
  unauthorised: [
    maintenanceText((texts) => texts.languageModel.keyRefused),
    maintenanceText((texts) => texts.languageModel.correctKey),
  ],
  'unknown model': [
    maintenanceText((texts) => texts.languageModel.unknownModel),
    maintenanceText((texts) => texts.languageModel.correctModel),
  ],
  busy: [
    maintenanceText((texts) => texts.languageModel.busy),
    maintenanceText((texts) => texts.languageModel.tryAgainLater),
  ],
};

/** Whether the language model answers. Without an answer the articles' own sentences are shown, so none is broken. */
export async function languageModel({ languageModel: config }: Config): Promise<CheckOutcome> {
  if (!config) {
    return ok(maintenanceText((texts) => texts.languageModel.none));
  }
  // Its client is only loaded where there is one.
  const { checkLanguageModel } = await import('./check-language-model.ts');
  const { model, ms, problem } = await checkLanguageModel(config);
  if (problem === null) {
    const seconds = Math.max(1, Math.round(ms / 1000));
    return ok(maintenanceText((texts) => texts.languageModel.answersIn(model, seconds)));
  }
  const [found, remedy] = FAULTS[problem] ?? [
    maintenanceText((texts) => texts.languageModel.badReply),
    maintenanceText((texts) => texts.languageModel.seeLog),
  ];
  return not(
    'warning',
    maintenanceText((texts, language) => texts.languageModel.modelAndFault(model, found[language])),
    remedy,
  );
}
