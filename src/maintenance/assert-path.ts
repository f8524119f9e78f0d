import { existsSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { maintenanceText } from './texts/index.ts';

/** @throws UserError when there is no such folder to write into. */
export function assertFolder(folder: string): void {
  if (existsSync(folder)) return;
  throw new UserError(
    maintenanceText((texts) => texts.assertPath.folderDoesNotExist(folder)),
    maintenanceText((texts) => texts.assertPath.createFolder),
  );
}

/** @throws UserError when there is no such file to read. */
export function assertFile(file: string): void {
  if (existsSync(file)) return;
  throw new UserError(
    maintenanceText((texts) => texts.assertPath.fileDoesNotExist(file)),
    maintenanceText((texts) => texts.assertPath.checkPath),
  );
}
