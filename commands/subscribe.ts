import { smallTalk } from '../src/answering/small-talk.ts';
import { en, fr } from '../src/i18n/typography.ts';
import type { Rhythm } from '../src/memory/subscriptions.ts';
import { wordsToMatch } from '../src/retrieval/soft-matching.ts';
import { detectLanguage } from '../src/text/language.ts';
import type { Command } from './command.ts';
import { LONGEST_SUBJECT, textOf } from './options.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

export default {
  name: 'subscribe',
  names: { fr: 'suivre', en: 'subscribe' },
  description: {
    fr: fr`Prévient des nouveaux articles sur un sujet, avec les phrases qui en parlent`,
    en: en`Tells of new articles on a subject, with the sentences about it`,
  },
  options: [
    {
      name: 'subject',
      names: { fr: 'sujet', en: 'subject' },
      description: {
        fr: fr`Une question ou les mots d'un sujet ; rien pour tous les nouveaux articles`,
        en: en`A question, or the words of a subject; none for all new articles`,
      },
      type: 'text',
      required: false,
    },
    {
      name: 'where',
      names: { fr: 'lieu', en: 'where' },
      description: { fr: fr`En privé si rien n'est dit`, en: en`In private unless told otherwise` },
      type: 'text',
      required: false,
      choices: [
        { value: 'dm', names: { fr: fr`en message privé`, en: en`in a direct message` } },
        { value: 'here', names: { fr: fr`dans ce salon`, en: en`in this channel` } },
      ],
    },
    {
      name: 'how',
      names: { fr: 'quand', en: 'how' },
      description: { fr: fr`Aussitôt si rien n'est dit`, en: en`At once unless told otherwise` },
      type: 'text',
      required: false,
      choices: [
        { value: 'now', names: { fr: fr`aussitôt`, en: en`at once` } },
        { value: 'daily', names: { fr: fr`une fois par jour`, en: en`once a day` } },
        { value: 'weekly', names: { fr: fr`une fois par semaine`, en: en`once a week` } },
      ],
    },
  ],
  examples: {
    fr: [fr`grève des boulangers quand:daily`],
    en: [en`bakers on strike how:daily`],
  },
  where: 'discord',
  visible: 'asker',
  async run(input, { discord, language }) {
    const texts = commandTexts(language);
    const subject = textOf(input, 'subject').replace(/\s+/g, ' ');
    const isEmpty = wordsToMatch(subject, detectLanguage(subject, language)).length === 0;
    // Without any, whatever is new is told.
    if (subject !== '' && (isEmpty || smallTalk(subject))) return problem(texts.emptySubject);
    if (subject.length > LONGEST_SUBJECT) return problem(texts.longSubject(LONGEST_SUBJECT));
    const made = await discord!.subscriptions.add({
      subject,
      isDirect: textOf(input, 'where') !== 'here',
      rhythm: (textOf(input, 'how') || 'now') as Rhythm,
    });
    if (typeof made === 'string') return problem(texts.notSubscribed[made]);
    return { type: 'subscribed', subscription: made };
  },
} satisfies Command;
