import Database from 'better-sqlite3';
import { type CheckOutcome, not, ok, reinstall } from './finding.ts';
import { maintenanceText } from './texts/index.ts';

/** As `engines` in package.json. */
const NODE = /^v(?:20\.(?:19|[2-9]\d)|22\.(?:1[2-9]|[2-9]\d)|24\.)/;

/** Whether Node is of a version that everything runs on. */
export function nodeVersion(): CheckOutcome {
  const { version } = process;
  if (NODE.test(version)) return ok({ fr: version, en: version });
  return not(
    'broken',
    maintenanceText((texts) => texts.machine.wrongNode(version)),
    maintenanceText((texts) => texts.machine.installNode),
  );
}

/** SQLite and hnswlib; the model's check tries what runs the model. */
export async function nativeModules(): Promise<CheckOutcome> {
  try {
    new Database(':memory:').close();
    await import('../../embeddings/hnsw-file.ts');
    return ok(maintenanceText((texts) => texts.machine.load));
  } catch (error) {
    return reinstall(error);
  }
}
