import { distance } from 'fastest-levenshtein';
import { UserError } from '../errors.ts';
import { inBoth } from '../i18n/messages.ts';
import { variables } from './variables.ts';

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.?)(.*)$/;
const QUOTES = '"\'`';
/** Letters from which a name with two of them wrong is still told from others. */
const LONG_NAME = 8;

/**
 * What is wrong with the lines of a `.env` file; other programs may have variables of theirs in it. No value is repeated:
 * it may be a secret.
 * @throws UserError naming the line, and what to write.
 */
export function checkEnvFile(file: string, text: string): void {
  if (text.includes('\0') || text.includes('\ufffd')) throw fault('envBinary', file, 0);
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name, first = '', rest = ''] = ASSIGNMENT.exec(line) ?? [];
    if (name === undefined) throw fault('envLine', file, i + 1);
    const meant = nearName(name);
    if (meant !== null) {
      throw new UserError(
        inBoth(({ config }) => config.envName(file, i + 1, name)),
        inBoth(({ config }) => config.envMeant(meant)),
      );
    }
    if (first === '' || !QUOTES.includes(first) || rest.includes(first)) continue;
    // A value in quotation marks may go over several lines.
    const end = lines.findIndex((other, at) => at > i && other.includes(first));
    if (end < 0) throw fault('envQuote', file, i + 1);
    i = end;
  }
}

const fault = (what: 'envBinary' | 'envLine' | 'envQuote', file: string, line: number): UserError =>
  new UserError(
    inBoth(({ config }) => config[what](file, line)),
    inBoth(({ config }) => config.envRemedy),
  );

/** The variable that an unknown name is a misspelling of; null for a name of something else. */
function nearName(name: string): string | null {
  const known = Object.keys(variables);
  if (known.includes(name)) return null;
  const allowed = name.length >= LONG_NAME ? 2 : 1;
  return known.find((one) => distance(one, name.toUpperCase()) <= allowed) ?? null;
}
