import { IndexBusy } from '../errors.ts';
import { en, fr } from '../i18n/typography.ts';

/** Who keeps others from writing. */
export interface Holder {
  readonly program: string;
  /** Null where it runs on another machine. */
  readonly pid: number | null;
  readonly since: Date;
}

/** @param holder null where it does not say. */
export function indexBusy(holder: Holder | null, isBot = false, cause?: unknown): IndexBusy {
  const remedy = {
    fr: fr`Attendez qu'il ait fini, ou arrêtez-le, puis recommencez.`,
    en: en`Wait until it has finished, or stop it, then try again.`,
  };
  if (holder === null) {
    return new IndexBusy(
      {
        fr: isBot
          ? fr`Un bot tourne avec ce dossier de données.`
          : fr`L'index est écrit en ce moment par un autre processus.`,
        en: isBot
          ? en`A bot runs with this data folder.`
          : en`The index is being written by another process.`,
      },
      remedy,
      { cause },
    );
  }
  const { program, pid, since } = holder;
  const at = (language: string) => since.toLocaleTimeString(language);
  const who =
    pid === null
      ? { fr: fr`« ${program} » (depuis ${at('fr')})`, en: en`“${program}” (since ${at('en')})` }
      : {
          fr: fr`« ${program} » (processus ${pid}, depuis ${at('fr')})`,
          en: en`“${program}” (process ${pid}, since ${at('en')})`,
        };
  return new IndexBusy(
    {
      fr: isBot
        ? fr`Un bot tourne avec ce dossier de données : ${who.fr}.`
        : fr`L'index est écrit en ce moment par ${who.fr}.`,
      en: isBot
        ? en`A bot runs with this data folder: ${who.en}.`
        : en`The index is being written by ${who.en}.`,
    },
    remedy,
  );
}
