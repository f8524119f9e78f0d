import { between, pick, type Random } from '../../tools/bench/random.ts';
import { QUESTIONS } from '../crash/folder.ts';
import type { LoopbackDiscord, SeenMessage } from '../discord/loopback/index.ts';

/** Answers that people still press buttons of. */
const REMEMBERED = 60;
const NAMES = ['Ada', 'Bob', 'Chloé', 'Driss', 'Eva', 'Farid', 'Gaëlle', 'Hugo'];
const FOLLOW_UPS = ['et à Meslin ?', 'Et le musée ?', 'combien ?', 'and in Corvay?'];

/** People who do at random what one can do with the bot. */
export function crowd(discord: LoopbackDiscord, random: Random) {
  const people = NAMES.map((name, i) =>
    discord.user(name, {
      locale: i % 3 === 0 ? 'en-GB' : 'fr',
      permissions: i === 0 ? ['ManageGuild'] : [],
    }),
  );
  const general = discord.channel('general');
  const answers: SeenMessage[] = [];
  const remember = (message: SeenMessage): void => {
    answers.push(message);
    if (answers.length > REMEMBERED) answers.splice(between(random, 0, REMEMBERED - 1), 1);
  };

  const press = async (): Promise<void> => {
    const answer = discord.now(pick(random, answers));
    const buttons = answer.buttons.filter(({ customId, disabled }) => customId && !disabled);
    if (answer.deleted || buttons.length === 0) return void answers.splice(0, 1);
    const person = pick(random, people);
    const sees = people.find(({ id }) => id === answer.ephemeralTo) ?? person;
    const pressed = discord.startClick(sees, answer, pick(random, buttons).customId!);
    await discord.acknowledged(pressed);
    if (pressed.modal === null) return void (await discord.replyTo(pressed));
    const modal = await discord.modalOf(pressed);
    // Some close it.
    if (random() < 0.3) return;
    const input = modal.inputs[0]!.customId;
    await discord.submitModal(sees, modal, { [input]: pick(random, FOLLOW_UPS) });
  };

  return {
    /** One of them does something, and gets what is due. */
    async act(): Promise<void> {
      const person = pick(random, people);
      const question = pick(random, QUESTIONS);
      const action = random();
      if (answers.length > 0 && action < 0.4) await press();
      else if (action < 0.65) remember(await discord.slash(person, general, 'ask', { question }));
      else if (action < 0.8)
        remember(await discord.say(person, general, question, { mention: true }));
      else if (action < 0.88)
        remember(await discord.slash(person, general, 'search', { words: question }));
      else if (action < 0.92) await discord.slash(person, general, 'status');
      else if (action < 0.95) remember(await discord.slash(person, general, 'articles'));
      else if (action < 0.97) await discord.slash(person, general, 'forget');
      else await discord.autocomplete(person, general, 'source', { id: question.slice(-9, -5) });
    },
  };
}
