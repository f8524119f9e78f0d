import { dirname } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { Config } from '../config/config.ts';
import { moment } from '../i18n/format.ts';
import { jsonLine, oneLine } from './printable.ts';
import { colorsFor, type Terminal } from './terminal.ts';
import { terminalTexts } from './texts/index.ts';
import { absolute, writeLines } from './write-lines.ts';

/** What looks after Kiosque: `doctor`, `backup`, `restore`, `export`. What they need is loaded when they run. */
export function addMaintenance(
  program: Command,
  { config, terminal }: { readonly config: Config; readonly terminal: Terminal },
  exit: (code: number) => void,
): void {
  const { language } = config;
  const texts = terminalTexts(language).maintenance;
  const say = (line: string) => terminal.stdout.write(`${oneLine(line)}\n`);

  program
    .command('doctor')
    .description(texts.doctor)
    .action(async () => exit((await examine(config, terminal)) ? 0 : 1));

  program
    .command('backup')
    .description(texts.backup)
    .argument(`<${texts.file}>`, texts.backupFile)
    .action(async (file: string) => {
      const { backUp } = await import('../maintenance/backup.ts');
      const { answers, votes, articles } = await backUp(
        config,
        absolute(file, terminal),
        new Date(),
      );
      say(texts.backedUp(file, answers, votes, articles));
    });

  program
    .command('restore')
    .description(texts.restore)
    .argument(`<${texts.file}>`, texts.backupFile)
    .action(async (file: string) => {
      const { restore } = await import('../maintenance/restore.ts');
      const { madeAt, articles, aside, reindex } = await restore(
        config,
        absolute(file, terminal),
        new Date(),
      );
      say(texts.restored(moment(madeAt, language), articles));
      for (const former of aside) say(texts.keptAside(former));
      if (reindex) say(texts.reindex);
    });

  program
    .command('migrate')
    .description(texts.migrate)
    .requiredOption('--to <place>', texts.migrateTo)
    .action(async ({ to }: { to: string }) => {
      const { migrate } = await import('../maintenance/migrate.ts');
      const { articles, copied, answers, votes, setting } = await migrate(
        config,
        to,
        (done, total) => terminal.stderr.write(`${texts.migrating(done, total)}\n`),
      );
      say(texts.migrated(articles, copied, answers, votes));
      say(texts.nowSet(setting));
    });

  program
    .command('export')
    .description(texts.export)
    .addOption(new Option('--format <format>', texts.format).choices(['jsonl']).default('jsonl'))
    .option(`--out <${texts.file}>`, texts.out)
    .action(async ({ out }: { out?: string }) => {
      if (out !== undefined) {
        const { assertFolder } = await import('../maintenance/assert-path.ts');
        assertFolder(dirname(absolute(out, terminal)));
      }
      const { exportLines } = await import('../maintenance/export-lines.ts');
      const lines = Readable.from(jsonLines(exportLines(config)));
      if (out === undefined) {
        await pipeline(lines, terminal.stdout as Writable, { end: false });
        return;
      }
      await writeLines(lines, absolute(out, terminal));
    });
}

async function* jsonLines(values: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const value of values) yield `${jsonLine(value)}\n`;
}

/** @returns whether nothing is broken. */
async function examine(config: Config, { stdout, env }: Terminal): Promise<boolean> {
  const { diagnose } = await import('../maintenance/doctor.ts');
  const { embeddingModel: model, modelCacheDir: cacheDir, language } = config;
  const texts = terminalTexts(language).maintenance;
  const colors = colorsFor(stdout, env);
  const signs = { ok: colors.green('✓'), warning: colors.yellow('⚠'), broken: colors.red('✗') };
  const counts = { ok: 0, warning: 0, broken: 0 };
  const load = async () => {
    const { loadEmbedder } = await import('../../embeddings/transformers-embedder.ts');
    return loadEmbedder({ model, cacheDir });
  };
  for await (const { state, what, found, remedy } of diagnose(config, load)) {
    stdout.write(`${signs[state]} ${texts.finding(what[language], oneLine(found[language]))}\n`);
    if (remedy) stdout.write(`  → ${oneLine(remedy[language])}\n`);
    counts[state] += 1;
  }
  const { warning, broken } = counts;
  const good = warning === 0 ? texts.healthy : texts.warned(warning);
  stdout.write(`${broken === 0 ? good : texts.broken(broken)}\n`);
  return broken === 0;
}
