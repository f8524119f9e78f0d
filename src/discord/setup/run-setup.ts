import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { GatewayIntentBits } from 'discord.js';
import { type Config, loadConfig } from '../../config/config.ts';
import type { Environment } from '../../config/environment.ts';
import { detectLanguageIn } from '../../config/named-language.ts';
import { UserError } from '../../errors.ts';
import { columnsOf, wrap } from '../../i18n/wrap.ts';
import { intentsOf } from '../gateway/client.ts';
import { inviteLink } from '../process/invite.ts';
import { discordTexts } from '../texts/index.ts';
import { writeVariables } from './env-file.ts';
import { openQuestions, type Questions } from './questions.ts';
import { applicationIdOf, cleanToken, identityOf } from './token.ts';

/** What setting up touches, handed in so that tests can hand in their own. */
export interface SetupSurroundings {
  readonly env: Environment;
  /** Where `.env` is. */
  readonly directory: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Starts the bot. @returns its exit code. */
  readonly start: () => Promise<number>;
}

type SetupTexts = ReturnType<typeof discordTexts>['setup'];

const LEFT = 130;
const TRIES = 5;

/**
 * Asks for the token and the folder of articles, writes them down, says how to invite the bot, and starts it.
 * @returns the exit code: the bot's, 1 when something cannot be done, 130 when whoever was asked left.
 * @throws whatever is no {@link UserError}: a fault of ours.
 */
export async function runSetup(surroundings: SetupSurroundings): Promise<number> {
  const { env, directory, stdin, stdout, start } = surroundings;
  const language = detectLanguageIn(directory, env);
  const texts = discordTexts(language).setup;
  const say = (line: string) => stdout.write(`${wrap(line, columnsOf(stdout))}\n`);
  const leave = () => {
    say(`\n${texts.left}`);
    return LEFT;
  };
  const questions = openQuestions(stdin, stdout);
  try {
    // What stands in .env may be wrong; all that is wanted of it is where Discord is.
    const config = loadConfig(env, { DISCORD_TOKEN: '' }, directory);
    say(`${texts.intro}\n`);
    const token = await askToken(questions, config, texts, say);
    if (token === null) return leave();
    const folder = await askFolder(questions, directory, texts, say);
    if (folder === null) return leave();
    const values = { DISCORD_TOKEN: token, ...(folder !== '' && { ARTICLES_DIR: folder }) };
    say(texts.written(writeVariables(directory, values)));
    say(`\n${texts.invite(inviteLink(applicationIdOf(token) ?? ''))}`);
    say(texts.permissions);
    const intents = intentsOf({ messageContent: false }).map((bit) => GatewayIntentBits[bit]);
    say(texts.intents(intents.join(', ')));
    if (config.discord.messageContent) say(texts.messageContent);
    say(`\n${texts.starting}\n`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say(`${error.text[language]} ${error.remedy[language]}`);
    return 1;
  } finally {
    questions.close();
  }
  return start();
}

/** @returns null when whoever is asked leaves. */
async function askToken(
  questions: Questions,
  { discord }: Config,
  texts: SetupTexts,
  say: (line: string) => void,
): Promise<string | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const pasted = await questions.askHidden(texts.token);
    if (pasted === null) return null;
    const token = cleanToken(pasted);
    if (applicationIdOf(token) === null) {
      say(token === '' ? texts.noToken : texts.noShape);
      continue;
    }
    const identity = await identityOf(token, discord.apiBase);
    if ('refused' in identity) {
      say(texts.refused);
      continue;
    }
    say('name' in identity ? texts.isBot(identity.name) : texts.unchecked(identity.unknown));
    return token;
  }
  return null;
}

/** @returns the absolute path of a folder, nothing for the sample articles; null when whoever is asked leaves. */
async function askFolder(
  questions: Questions,
  directory: string,
  texts: SetupTexts,
  say: (line: string) => void,
): Promise<string | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const written = await questions.ask(texts.folder);
    if (written === null || written === '') return written;
    const path = resolve(
      directory,
      written.replace(/^~(?=\/|$)/, () => join(homedir())),
    );
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return path;
    say(found ? texts.noFolder(path) : texts.noPath(path));
  }
  return null;
}
