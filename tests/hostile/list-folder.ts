/** Prints what becomes of each file of a folder, as JSON: `read`, or why it is left out. */
import { loadFile } from '../../src/articles/folder/load-file.ts';
import { readFolder } from '../../src/articles/folder/read-folder.ts';

const { candidates, skipped } = await readFolder(process.argv[2]!);
const found = new Map(skipped.map(({ file, reason }) => [file, reason.en]));
for (const candidate of candidates) {
  const loaded = loadFile(candidate);
  found.set(candidate.file, 'reason' in loaded ? loaded.reason.en : 'read');
}
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
