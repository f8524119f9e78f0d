import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export interface Instruction {
  readonly keyword: string;
  readonly text: string;
}

/** From one FROM to the next. */
export interface Stage {
  readonly name: string | null;
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

export function parseDockerfile(text: string): Stage[] {
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  for (const line of lines) {
    const [, keyword = '', rest = ''] = /^\s*([A-Z]+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (keyword === 'FROM') {
      const [base = '', , name = null] = rest.split(/\s+/);
      stages.push({ name, base, instructions: [] });
    } else if (keyword) {
      stages.at(-1)!.instructions.push({ keyword, text: rest });
    }
  }
  return stages;
}

/** The texts of the instructions with a keyword, in their order. */
export function textsOf({ instructions }: Stage, keyword: string): string[] {
  return instructions.filter((one) => one.keyword === keyword).map(({ text }) => text);
}

/** The words of a command in JSON form, after flags and, in a health check, CMD. */
export function commandOf(stage: Stage, keyword: 'CMD' | 'HEALTHCHECK'): string[] {
  const text = textsOf(stage, keyword).at(-1) ?? '';
  return JSON.parse(text.slice(text.indexOf('[')));
}

/** Whether `.dockerignore` keeps a path out: the last pattern that matches decides. Plain paths and `*` only. */
export function ignoredBy(dockerignore: string): (path: string) => boolean {
  const patterns = dockerignore
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return (path) => {
    let ignored = false;
    for (const pattern of patterns) {
      const bare = pattern.replace(/^!/, '');
      const matches = bare === '*' || path === bare || path.startsWith(`${bare}/`);
      if (matches) ignored = bare === pattern;
    }
    return ignored;
  };
}

/**
 * Does what a COPY does.
 *
 * @param context the folder that is built from.
 * @param workdir where relative targets start.
 * @param stageRoot the root folder of a stage by its name; what is copied from there becomes a link.
 */
export function copyAsTold(
  text: string,
  context: string,
  workdir: string,
  stageRoot: (name: string) => string,
): void {
  const from = /--from=(\S+)/.exec(text)?.[1];
  const paths = text.split(/\s+/).filter((word) => !word.startsWith('--'));
  const target = paths.pop() ?? '';
  const ignored = ignoredBy(readFileSync(join(context, '.dockerignore'), 'utf8'));
  for (const path of paths) {
    const to = target.endsWith('/') ? join(workdir, target, path) : join(workdir, target);
    mkdirSync(dirname(to), { recursive: true });
    if (from !== undefined) symlinkSync(join(stageRoot(from), path), to);
    else {
      if (ignored(path)) throw new Error(`COPY ${path}: .dockerignore keeps it out`);
      cpSync(join(context, path), to, {
        recursive: true,
        filter: (source) => !ignored(relative(context, source)),
      });
    }
  }
}
