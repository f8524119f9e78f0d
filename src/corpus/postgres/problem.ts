import { UserError } from '../../errors.ts';
import type { Localized } from '../../i18n/localized.ts';
import { corpusText } from '../texts/index.ts';
import { isLost } from './lost.ts';

const FULL = /^(?:53100|53200|54...)$/;
const REFUSED = /^(?:28...|3D000)$/;
const TLS = /^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS|ERR_SSL)/;

/**
 * What the server's state, or the way to it, made of a statement, to be shown; null for anything else. It holds no
 * password: the client is not among its causes.
 * @param serverName where the server is.
 */
export function databaseProblem(error: unknown, serverName: string): UserError | null {
  if (error instanceof UserError || !(error instanceof Error)) return null;
  const code = String((error as { code?: unknown }).code ?? '');
  const cause = Object.assign(new Error(error.message), { code });
  const told = (text: Localized, remedy: Localized) => new UserError(text, remedy, { cause });
  if (isLost(error)) {
    return told(
      corpusText((texts) => texts.problem.noAnswer(serverName, code || error.message)),
      corpusText((texts) => texts.problem.startPostgresql),
    );
  }
  if (code === 'ENOTFOUND') {
    return told(
      corpusText((texts) => texts.problem.unknownHost(serverName)),
      corpusText((texts) => texts.problem.correctDatabaseUrl),
    );
  }
  if (REFUSED.test(code)) {
    return told(
      corpusText((texts) => texts.problem.connectionRefused(serverName, error.message)),
      corpusText((texts) => texts.problem.checkLogin),
    );
  }
  if (TLS.test(code) || /\bSSL\b/.test(error.message)) {
    return told(
      corpusText((texts) => texts.problem.tlsFailed(serverName, error.message)),
      corpusText((texts) => texts.problem.giveTlsParameters),
    );
  }
  if (code === '42501') {
    return told(
      corpusText((texts) => texts.problem.rightMissing(serverName, error.message)),
      corpusText((texts) => texts.problem.giveRight),
    );
  }
  if (FULL.test(code)) {
    return told(
      corpusText((texts) => texts.problem.diskFull(serverName, error.message)),
      corpusText((texts) => texts.problem.freeSpace),
    );
  }
  if (code === '57014') {
    return told(
      corpusText((texts) => texts.problem.tooLong(serverName)),
      corpusText((texts) => texts.problem.tryAgain),
    );
  }
  return null;
}

/** What node-postgres hangs on an error holds the password. */
export function withoutClient(error: unknown): unknown {
  if (typeof error === 'object' && error !== null && 'client' in error) delete error.client;
  return error;
}
