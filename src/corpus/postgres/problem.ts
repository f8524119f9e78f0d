import { UserError } from '../../errors.ts';
import type { Localized } from '../../i18n/localized.ts';
import { en, fr } from '../../i18n/typography.ts';
import { isLost } from './lost.ts';

const FULL = /^(?:53100|53200|54...)$/;
const REFUSED = /^(?:28...|3D000)$/;
const TLS = /^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS|ERR_SSL)/;

/**
 * What the server's state, or the way to it, made of a statement, to be shown; null for anything else. It holds no
 * password: the client is not among its causes.
 * @param shown where the server is.
 */
export function databaseProblem(error: unknown, shown: string): UserError | null {
  if (error instanceof UserError || !(error instanceof Error)) return null;
  const code = String((error as { code?: unknown }).code ?? '');
  const cause = Object.assign(new Error(error.message), { code });
  const told = (text: Localized, remedy: Localized) => new UserError(text, remedy, { cause });
  if (isLost(error)) {
    return told(
      {
        fr: fr`La base de données de ${shown} ne répond pas (${code || error.message}).`,
        en: en`The database at ${shown} does not answer (${code || error.message}).`,
      },
      {
        fr: fr`Lancez PostgreSQL, ou corrigez DATABASE_URL ; rien de ce qui était enregistré n'est perdu.`,
        en: en`Start PostgreSQL, or correct DATABASE_URL; nothing that was stored is lost.`,
      },
    );
  }
  if (code === 'ENOTFOUND') {
    return told(
      {
        fr: fr`Aucune machine ne répond au nom que donne DATABASE_URL (${shown}).`,
        en: en`No machine has the name that DATABASE_URL gives (${shown}).`,
      },
      { fr: fr`Corrigez DATABASE_URL.`, en: en`Correct DATABASE_URL.` },
    );
  }
  if (REFUSED.test(code)) {
    return told(
      {
        fr: fr`La base de données de ${shown} refuse la connexion : ${error.message}.`,
        en: en`The database at ${shown} refuses the connection: ${error.message}.`,
      },
      {
        fr: fr`Vérifiez l'utilisateur, le mot de passe et la base que donne DATABASE_URL.`,
        en: en`Check the user, the password and the database in DATABASE_URL.`,
      },
    );
  }
  if (TLS.test(code) || /\bSSL\b/.test(error.message)) {
    return told(
      {
        fr: fr`La connexion chiffrée à ${shown} échoue : ${error.message}.`,
        en: en`The encrypted connection to ${shown} fails: ${error.message}.`,
      },
      {
        fr: fr`Donnez à l'adresse de DATABASE_URL les paramètres sslmode=verify-full et sslrootcert, le certificat du serveur, ou sslmode=disable sur un réseau sûr.`,
        en: en`Give the address in DATABASE_URL the parameters sslmode=verify-full and sslrootcert, the server's certificate, or sslmode=disable on a network that is safe.`,
      },
    );
  }
  if (code === '42501') {
    return told(
      {
        fr: fr`L'utilisateur de DATABASE_URL n'a pas le droit qu'il faut dans ${shown} : ${error.message}.`,
        en: en`The user of DATABASE_URL lacks a right in ${shown}: ${error.message}.`,
      },
      {
        fr: fr`Qu'un administrateur lui donne le droit de créer un schéma : « GRANT CREATE ON DATABASE … TO … ».`,
        en: en`Have an administrator give it the right to create a schema: “GRANT CREATE ON DATABASE … TO …”.`,
      },
    );
  }
  if (FULL.test(code)) {
    return told(
      {
        fr: fr`Le serveur de ${shown} n'a plus de place : ${error.message}.`,
        en: en`The server at ${shown} has no space left: ${error.message}.`,
      },
      {
        fr: fr`Libérez de la place sur son disque, puis relancez ; rien de ce qui était enregistré n'est perdu.`,
        en: en`Free some space on its disk, then start again; nothing that was stored is lost.`,
      },
    );
  }
  if (code === '57014') {
    return told(
      {
        fr: fr`La base de données de ${shown} a mis trop de temps à répondre.`,
        en: en`The database at ${shown} took too long to answer.`,
      },
      {
        fr: fr`Réessayez ; si cela dure, regardez sa charge et lancez « npm run doctor ».`,
        en: en`Try again; if it goes on, look at its load and run “npm run doctor”.`,
      },
    );
  }
  return null;
}
