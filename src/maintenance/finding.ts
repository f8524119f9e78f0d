import type { UserError } from '../errors.ts';
import type { Localized } from '../i18n/localized.ts';
import { maintenanceText } from './texts/index.ts';

/** What a check of `doctor` found, and what is to be done about it. */
export interface CheckResult {
  /** `broken` keeps something from working; `warning` does not yet. */
  readonly state: 'ok' | 'warning' | 'broken';
  readonly what: Localized;
  readonly found: Localized;
  /** What to do about it; null where there is nothing to do. */
  readonly remedy: Localized | null;
}

/** What a check came to, without what was checked. */
export type CheckOutcome = Omit<CheckResult, 'what'>;
/** What is as it should be. */
export const ok = (found: Localized): CheckOutcome => ({ state: 'ok', found, remedy: null });
/** What is not, and what to do about it. */
export const not = (
  state: 'warning' | 'broken',
  found: Localized,
  remedy: Localized,
): CheckOutcome => ({
  state,
  found,
  remedy,
});

/** Whether an error says what happened and what to do. */
export function isShowable(error: unknown): error is UserError {
  return error instanceof Error && 'text' in error && 'remedy' in error;
}

/** @throws what may not be shown: a bug. */
export function refused(error: unknown): CheckOutcome {
  if (!isShowable(error)) throw error;
  return not('broken', error.text, error.remedy);
}

/** A native module that does not load. */
export function reinstall(error: unknown): CheckOutcome {
  const { message } = error as Error;
  return not(
    'broken',
    maintenanceText((texts) => texts.finding.modulesDoNotLoad(message)),
    maintenanceText((texts) => texts.finding.runNpmCi),
  );
}

/** What is said of an index that was never made. */
export const NONE_YET: Localized = maintenanceText((texts) => texts.finding.nothingYet);
