import { loadConfig } from '../../src/config/config.ts';
import { startLoopbackModel } from '../../tests/writing/loopback-model.ts';
import { scripted, scriptedReply } from '../../tests/writing/scripted-answers.ts';
import { askModel } from './ask-model.ts';

/*
 * `npm run play:model`: asks the language model of the configuration thirty questions about the sample articles and prints
 * what is shown of its answers. Where none is set: a server on this machine that answers like a language model, by script,
 * to ten of them. Some of its sentences are false: the gate leaves them out.
 */
const PORT = 11500;
const config = loadConfig(process.env);
if (config.languageModel) await askModel(config);
else await playScripted();

async function playScripted(): Promise<void> {
  const { config } = await startLoopbackModel(scriptedReply, {}, PORT);
  console.log(`In another terminal:

  LLM_BASE_URL=${config.baseUrl} LLM_MODEL=${config.model} npm run chat

Questions to ask there, each sentence's proof with /source 1, /source 2…:
`);
  for (const { question } of scripted) console.log(`  ${question}`);
  console.log('\nCtrl-C ends it.');
}
