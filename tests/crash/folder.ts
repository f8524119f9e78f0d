import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { between, pick, type Random } from '../../tools/bench/random.ts';

const PLACES = ['Brézolles', 'Trévignac', 'Saint-Aubry', 'Loudéac', 'Meslin', 'Corvay', 'Ardenne'];
const THINGS = [
  'le phare',
  'le pont',
  'la piscine',
  'le musée',
  'la halle',
  'le moulin',
  'la gare',
];
const LEAST = 12;
const MOST = 40;

export const QUESTIONS = PLACES.slice(0, 5).map(
  (place, i) => `Combien coûte ${THINGS[i]} de ${place} ?`,
);

/** An article of a few chunks that no other one equals. */
function article(random: Random): string {
  const place = pick(random, PLACES);
  const thing = pick(random, THINGS);
  const price = between(random, 1, 1_000_000);
  const paragraphs = Array.from({ length: between(random, 1, 4) }, (_, i) =>
    Array.from(
      { length: between(random, 2, 12) },
      (_, j) =>
        `Au point ${i}.${j}, le conseil de ${place} a parlé de ${pick(random, THINGS)} numéro ${between(random, 1, 99_999)}.`,
    ).join(' '),
  );
  return `À ${place}, ${thing} change\n\nAvec ${price} euros, ${thing} de ${place} coûte cher.\n\n${paragraphs.join('\n\n')}\n`;
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.txt'),
  );

/** Adds, changes, moves or removes an article at random; there are always some. */
export function changeSomething(folder: string, random: Random): void {
  const files = filesOf(folder).sort();
  const write = (file: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    // At once, or a kill would leave an empty file.
    const temporary = join(folder, '.part');
    writeFileSync(temporary, article(random));
    renameSync(temporary, join(folder, file));
  };
  const fresh = `${pick(random, ['', 'a/', 'b/'])}${between(random, 0, 999_999)}.txt`;
  const action = random();
  if (files.length < LEAST || (action < 0.3 && files.length < MOST)) write(fresh);
  else if (action < 0.6) write(pick(random, files));
  else if (action < 0.8) {
    mkdirSync(dirname(join(folder, fresh)), { recursive: true });
    renameSync(join(folder, pick(random, files)), join(folder, fresh));
  } else rmSync(join(folder, pick(random, files)));
}
