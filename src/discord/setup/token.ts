import { TOKEN } from '../../maintenance/discord-token.ts';

const ID = /^\d{15,22}$/;

/** A token as it was pasted: without spaces, quotation marks, "Bot " or the variable's name around it. */
export function cleanToken(pasted: string): string {
  return pasted
    .trim()
    .replace(/^DISCORD_TOKEN\s*=\s*/, '')
    .replace(/^(["'`])(.*)\1$/, '$2')
    .replace(/^Bot\s+/i, '')
    .trim();
}

/** The id of the application whose bot has a token, from the token's first part; null for what is no token. */
export function applicationIdOf(token: string): string | null {
  if (!TOKEN.test(token)) return null;
  const id = Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString('latin1');
  return ID.test(id) ? id : null;
}

/** Who has a token: the bot's name, `refused`, or why that cannot be known now. */
export type Identity =
  | { readonly name: string }
  | { readonly refused: true }
  | { readonly unknown: string };

const WITHIN_MS = 8_000;

/** Asks Discord whose token that is. @param apiBase without the version. @param left aborted where nobody waits any more. */
export async function identityOf(
  token: string,
  apiBase: string,
  left: AbortSignal,
): Promise<Identity> {
  try {
    const response = await fetch(`${apiBase}/v10/users/@me`, {
      headers: { authorization: `Bot ${token}` },
      signal: AbortSignal.any([left, AbortSignal.timeout(WITHIN_MS)]),
    });
    if (response.status === 401) return { refused: true };
    if (!response.ok) return { unknown: `HTTP ${response.status}` };
    const { username } = (await response.json()) as { username?: unknown };
    return typeof username === 'string' ? { name: username } : { unknown: 'no name' };
  } catch (error) {
    const { message, cause } = error as Error;
    return { unknown: (cause as NodeJS.ErrnoException | undefined)?.code ?? message };
  }
}
