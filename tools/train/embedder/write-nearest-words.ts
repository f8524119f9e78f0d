import { writeFileSync } from 'node:fs';
import { NEAREST_WORDS_FILE } from '../../../embeddings/word-neighbours.ts';
import { nearestWordsGraph } from './nearest-words-graph.ts';

/* Writes the graph that finds the nearest words: npx tsx tools/train/embedder/write-nearest-words.ts */
writeFileSync(NEAREST_WORDS_FILE, nearestWordsGraph());
