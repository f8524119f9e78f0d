import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { corpusContract } from './corpus-contract.ts';

const folder = temporaryFolder();

corpusContract('a corpus in SQLite', async () =>
  corpusStore({ dataDir: mkdtempSync(join(folder, 'data-')) }),
);
