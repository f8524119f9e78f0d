import type { Localized } from '../i18n/localized.ts';
import { maintenanceText } from './texts/index.ts';

/*
 * What to do about files of the data folder.
 */

/** To index all articles again. */
export const REMAKE: Localized = maintenanceText((texts) => texts.remedies.runIndexFull);
/** To put a backup back. */
export const RESTORE: Localized = maintenanceText((texts) => texts.remedies.restoreBackup);
/** To bring Kiosque up to date. */
export const UPDATE: Localized = maintenanceText((texts) => texts.remedies.updateKiosque);
