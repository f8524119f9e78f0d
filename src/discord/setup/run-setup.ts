import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { parseEnv } from 'node:util';
import { GatewayIntentBits } from 'discord.js';
import { type Config, loadConfig } from '../../config/config.ts';
import { type Environment, envFileText } from '../../config/environment.ts';
import { languageOfFolder } from '../../config/named-language.ts';
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
/** The value of `ARTICLES_DIR` where nothing is named. */
const SAMPLES = 'articles';

/**
 * Asks for the token and the folder of articles, writes them down, says how to invite the bot, and starts it.
 * @returns the exit code: the bot's, 1 when something cannot be done, 130 when whoever was asked left.
 * @throws whatever is no {@link UserError}: a fault of ours.
 */
export async function runSetup(surroundings: SetupSurroundings): Promise<number> {
  const { env, directory, stdin, stdout, start } = surroundings;
  const language = languageOfFolder(directory, env);
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
    const before = valuesIn(directory);
    const kept = applicationIdOf(before.token) === null ? '' : before.token;
    const token = await askToken(questions, config, texts, say, kept);
    if (token === null) return leave();
    const folder = await askFolder(questions, directory, texts, say, before.folder);
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

/** What an earlier setting up, or somebody by hand, has written: it stays where nothing else is said. */
function valuesIn(directory: string): { readonly token: string; readonly folder: string } {
  const values = parseEnv(envFileText(directory));
  return {
    token: cleanToken(values['DISCORD_TOKEN'] ?? ''),
    folder: values['ARTICLES_DIR']?.trim() ?? '',
  };
}

/** @returns null when whoever is asked leaves. */
async function askToken(
  questions: Questions,
  { discord }: Config,
  texts: SetupTexts,
  say: (line: string) => void,
  kept: string,
): Promise<string | null> {
  let offered = kept;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const pasted = await questions.askHidden(offered === '' ? texts.token : texts.tokenOrKept);
    if (pasted === null) return null;
    const token = cleanToken(pasted) || offered;
    if (applicationIdOf(token) === null) {
      say(token === '' ? texts.noToken : texts.noShape);
      continue;
    }
    const identity = await identityOf(token, discord.apiBase, questions.left);
    if (questions.left.aborted) return null;
    if ('refused' in identity) {
      say(texts.refused);
      if (token === offered) offered = '';
      continue;
    }
    say('name' in identity ? texts.isBot(identity.name) : texts.unchecked(identity.unknown));
    return token;
  }
  return null;
}

/**
 * @param kept the folder named so far; nothing for the sample articles.
 * @returns the path of a folder, nothing for the sample articles; null when whoever is asked leaves.
 */
async function askFolder(
  questions: Questions,
  directory: string,
  texts: SetupTexts,
  say: (line: string) => void,
  kept: string,
): Promise<string | null> {
  const problemOf = (path: string): string | null => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return null;
    return found ? texts.noFolder(path) : texts.noPath(path);
  };
  const wrong = kept === '' ? null : problemOf(resolve(directory, kept));
  if (wrong !== null) say(wrong);
  const isKept = kept !== '' && wrong === null;
  // In place of one that is wrong, the sample articles are named too.
  const without = isKept ? kept : wrong === null ? '' : SAMPLES;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const written = await questions.ask(isKept ? texts.folderOrKept(kept) : texts.folder);
    if (written === null) return null;
    if (written === '') return without;
    const path = resolve(
      directory,
      unquoted(written).replace(/^~(?=\/|$)/, () => homedir()),
    );
    const problem = problemOf(path);
    if (problem === null) return path;
    say(problem);
  }
  return null;
}

/** A path as a file manager hands it over when a folder is dragged into the window. */
function unquoted(path: string): string {
  const quoted = /^(['"])(.*)\1$/.exec(path)?.[2];
  return quoted ?? path.replaceAll('\\ ', ' ');
}
