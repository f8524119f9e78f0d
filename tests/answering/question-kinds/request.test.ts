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
    ['en deux phrases, la grève ?', 'summary', 2, 'la greve'],
    ['What happened in the strike, in three sentences?', 'summary', 3, 'the strike'],
    ['two sentences on the strike', 'summary', 2, 'the strike'],
    ['trois lignes sur la grève', 'summary', 3, 'la greve'],
    ['que faut-il savoir sur la grève ?', 'facts', null, 'la greve'],
    ['qu’est-ce que je dois savoir de la grève', 'facts', null, 'la greve'],
    ['what should people know about the strike?', 'facts', null, 'the strike?'],
    ['bring me up to speed on the strike', 'facts', null, 'the strike'],
    ['walk me through the strike', 'facts', null, 'the strike'],
    ['tu peux me briefer sur la grève ?', 'facts', null, 'la greve'],
    ['que se passe-t-il avec la grève ?', 'news', null, 'la greve'],
    ['what’s going on with the strike?', 'news', null, 'the strike'],
    ['Most recent news on the strike?', 'news', null, 'the strike'],
    ['the newest developments on the strike', 'news', null, 'the strike'],
    ['where do things stand with the strike?', 'news', null, 'the strike'],
  ] as const)('%s', (question, wants, count, topic) => {
    const request = read(question);
    expect(request).toMatchObject({ wants, count });
    expect(request!.topic.replace(/^- ?/, '')).toContain(topic.replace(/^-moi /, ''));
  });

  it.each([
    ['Où en est l’affaire du phare ?', 'phare ?'],
    ['où en est le dossier de la grève', 'greve'],
    ['What’s the latest on the case of the lighthouse?', 'lighthouse?'],
    ['Où en est l’affaire Morin ?', "l'affaire morin ?"],
  ])('a word for any matter is no part of a topic: %s', (question, topic) => {
    expect(read(question)?.topic).toBe(topic);
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
    'What did the minister know about the leak?',
    'Que se passe-t-il si la digue cède ?',
    'Ont-ils gagné en deux points ?',
    'Combien de pages en trois lignes ?',
    'Raconte comment ils ont été sauvés',
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
    ['raconte-moi le viaduc', 'viaduc'],
    ['l’article sur le viaduc parle de quoi ?', 'viaduc'],
    ['le communiqué sur le viaduc dit quoi en gros ?', 'viaduc'],
    ['il se passe quoi dans l’article sur le viaduc ?', 'dans viaduc'],
    ['what is the article on the viaduct saying?', 'viaduct'],
    ['explain the viaduct to me', 'viaduct'],
    ['what are the main arguments of the op-ed on the viaduct?', 'op-ed viaduct'],
    ['give me the rundown on the viaduct', 'viaduct'],
    ['peut-on avoir un résumé de l’article sur le viaduc ?', 'viaduc'],
    ['il est question de quoi dans le texte sur le viaduc ?', 'dans viaduc'],
    ['que nous apprend l’article sur le viaduc ?', 'viaduc'],
    ['quel est le contenu de l’article sur le viaduc ?', 'viaduc'],
    ['qu’y a-t-il à retenir du viaduc ?', 'viaduc'],
    ['fais-moi un compte rendu de l’article sur le viaduc', 'viaduc'],
    ['un rapide tour d’horizon du viaduc', 'viaduc'],
    ['les faits marquants du viaduc', 'viaduc'],
    ['j’ai pas lu l’article sur le viaduc, il dit quoi ?', 'viaduc'],
    ['I haven’t read the piece on the viaduct, what does it say?', 'viaduct'],
    ['short version of the viaduct story?', 'viaduct'],
    ['what do we learn from the article about the viaduct?', 'viaduct'],
    ['break down the report on the viaduct', 'report viaduct'],
    ['condense the article about the viaduct', 'viaduct'],
    ['the highlights of the viaduct', 'viaduct'],
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
    'Il est question d’un report',
    'Did the abstract of the study mention children?',
    'Il n’a pas lu la lettre, pourquoi ?',
    'What does the article say about the bridge?',
  ])('%s asks for none', (question) => {
    expect(read(question)).toBeNull();
  });
});
