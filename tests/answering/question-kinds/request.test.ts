import { describe, expect, it } from 'vitest';
import { requestIn } from '../../../src/answering/question-kinds/request.ts';
import { foldStraight } from '../../../src/text/words.ts';

const read = (question: string) => requestIn(foldStraight(question));

describe('what is wanted of a topic', () => {
  it.each([
    ['Donne-moi 3 infos sur le viaduc', 'facts', 3, 'le viaduc'],
    ['trois choses à savoir sur le viaduc ?', 'facts', 3, 'le viaduc ?'],
    ['Give me five key facts about the viaduct', 'facts', 5, 'the viaduct'],
    ['fais une fiche sur Léa Morin', 'facts', null, 'lea morin'],
    ['parle-moi de Léa Morin', 'facts', null, 'lea morin'],
    ['Tell me more about the viaduct', 'facts', null, 'the viaduct'],
    ['que sait-on de la grève ?', 'facts', null, 'la greve ?'],
    ['tout sur la grève', 'facts', null, 'la greve'],
    ['t’as quoi sur la grève ?', 'facts', null, 'la greve ?'],
    ['y’a quoi comme infos sur la grève', 'facts', null, 'la greve'],
    ['what do you have on the strike?', 'facts', null, 'the strike?'],
    ['c’est quoi l’histoire du viaduc', 'facts', null, 'viaduc'],
    ['fais-moi un topo sur la grève', 'facts', null, 'la greve'],
    ['top 3 des infos sur la grève', 'facts', 3, 'la greve'],
    ['infos grève', 'facts', null, 'greve'],
    ['donne-moi plus d’infos', 'facts', null, ''],
    ['Give me more details on the strike', 'facts', null, 'the strike'],
    ['news strike', 'news', null, 'strike'],
    ['où en est le viaduc ?', 'news', null, 'le viaduc ?'],
    ['et en une phrase ?', 'summary', 1, ''],
    ['les chiffres clés de la grève', 'figures', null, 'la greve'],
    ['key figures on the strike', 'figures', null, 'the strike'],
    ['quoi de neuf sur la grève ?', 'news', null, 'la greve ?'],
    ['What’s the latest on the strike?', 'news', null, 'the strike?'],
    ['les dernières nouvelles du viaduc', 'news', null, 'viaduc'],
    ['résume la grève en une phrase', 'summary', 1, 'la greve'],
    ['résume la grève en 3 points', 'summary', 3, 'la greve'],
    ['sum up the strike in two bullet points', 'summary', 2, 'the strike'],
    ['tl;dr the strike', 'summary', null, 'the strike'],
    ['tldr la grève', 'summary', null, 'la greve'],
    ['que dit l’article sur la grève ?', 'summary', null, 'la greve ?'],
    ['donne-moi les 3 points principaux du budget', 'summary', 3, '-moi du budget'],
    ['en deux phrases : la grève', 'summary', 2, ': la greve'],
    ['résume la grève en 50 mots', 'summary', 2, 'la greve'],
    ['résume la grève en quelques lignes', 'summary', null, 'la greve'],
  ] as const)('%s', (question, wants, count, topic) => {
    const request = read(question);
    expect(request).toMatchObject({ wants, count });
    expect(request!.topic.replace(/^- ?/, '')).toContain(topic.replace(/^-moi /, ''));
  });

  it.each([
    'Combien de personnes ont signé ?',
    'Cite trois propositions de Léa Morin',
    'Quelles sont les nouvelles mesures ?',
    'Quels sont les chiffres du chômage ?',
    'Qui a gagné en deux manches ?',
    'Où est passée l’information ?',
    'Où en sont-ils arrivés ?',
    'infos : combien de morts ?',
    'Name the two winners',
    'What are the latest figures?',
    'Pourquoi explique-t-il cela ?',
    'Que dit l’opposition ?',
  ])('%s asks for something else', (question) => {
    expect(read(question)).toBeNull();
  });
});

describe('words that ask for a summary', () => {
  it.each([
    ['tu pourrais me résumer l’article sur le viaduc stp', 'viaduc'],
    ['j’aimerais un petit résumé du viaduc', 'viaduc'],
    ['résumme l’artcle sur le viaduc', 'viaduc'],
    ['c’est quoi l’idée générale de l’article sur le viaduc ?', 'viaduc'],
    ['que retenir de l’article sur le viaduc ?', 'viaduc'],
    ['les grandes lignes du viaduc', 'viaduc'],
    ['quels sont les principaux points du rapport sur le viaduc ?', 'rapport sur le viaduc'],
    ['pas le temps de lire l’article sur le viaduc', 'viaduc'],
    ['explique-moi l’article sur le viaduc', 'viaduc'],
    ['sumarize the artcle on the viaduct', 'viaduct'],
    ['give me a short summary of the viaduct story', 'viaduct'],
    ['tell me what the viaduct piece is about', 'viaduct'],
    ['what does the article about the viaduct say?', 'viaduct'],
    ['give me the highlights of the viaduct report', 'viaduct report'],
    ['can I get a quick rundown of the viaduct?', 'viaduct'],
    ['main takeaways, viaduct', 'viaduct'],
  ])('%s', (question, topic) => {
    const request = read(question);
    expect(request?.wants).toBe('summary');
    const words = request!.topic
      .match(/[a-z]{4,}/g)!
      .filter((word) => !/^(?:from|quoi|about)$/.test(word));
    expect(words.join(' ')).toBe(topic.match(/[a-z]{4,}/g)!.join(' '));
  });

  it.each([
    'When will the talks resume?',
    'Did trains resume on Monday?',
    'Combien de points clés ont été fermés ?',
    'What is she worried about?',
    'En gros, combien ça coûte ?',
    'Que contient le rapporteur ?',
    'What does the article say about the bridge?',
  ])('%s asks for none', (question) => {
    expect(read(question)).toBeNull();
  });
});
