import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, day, quotes } from './ask.ts';

const text = `La fonderie de Sarlac ferme ses portes

Par Jeanne Ollivier

La fonderie de Sarlac fermera le 30 juin après cent douze ans d’activité, a annoncé la direction lundi. Les 84 salariés de la fonderie seront licenciés. Ils l’ont appris à midi.

La fonderie coulait des cloches pour toute la région. En 1950 elle employait 600 ouvriers. Et puis les commandes ont baissé.

Le maire de Sarlac, Rémi Castan, demande que la fonderie devienne un musée. Qui paiera ? La région donnerait 2 millions d’euros pour le musée.

Les salariés de la fonderie veulent reprendre l’atelier des cloches sous forme de coopérative. Ils ont jusqu’au 15 mai pour déposer leur projet de coopérative.

Partager cet article`;

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    fonderie: article(text),
    avant: article(
      `Le cirque arrive

Le cirque Zambra arrive mardi à Pontevin avec douze chevaux. Le directeur, Tino Vargas, attend huit cents spectateurs au Champ de Foire de Pontevin.`,
      { published: day('2026-01-05') },
    ),
    apres: article(
      `Le cirque est reparti

Le cirque Zambra a quitté Pontevin lundi avec neuf chevaux. Le directeur, Tino Vargas, a vendu 1 417 billets au Champ de Foire de Pontevin. Le cirque Zambra ira ensuite à Loubens. Le maire de Pontevin, Léo Marsan, veut revoir le cirque Zambra en mai.

Erratum : le cirque a vendu 1 147 billets, et non 1 417.`,
      { published: day('2026-01-12') },
    ),
    cantine: article(
      `La cantine de Plénour passera au bio plus tard

Le tout bio attendra. La mairie de Plénour a annoncé jeudi que la cantine passerait au bio en janvier 2027, et non à la rentrée comme prévu. Deux des sept fermes ont renoncé après la sécheresse. Le repas coûte donc toujours 3,40 euros.

L’adjointe aux écoles parle d’un contretemps. Un élu d’opposition dénonce une promesse faite sans préparation. Les parents d’élèves seront reçus mardi à la mairie de Plénour.`,
      { published: day('2026-08-28') },
    ),
    bus: article(`Les bus de Verlin sont gratuits

Les bus de Verlin ont pris 8 100 voyageurs de plus cet été. La gratuité coûte 410 000 euros à la ville de Verlin.`),
    ecole: article(`Les bus de Verlin attendront les élèves

Les bus de Verlin attendront 20 minutes les 190 élèves du lycée de Verlin. Ils partiront ensuite sans eux.`),
    neige: article('La neige a bloqué le col de Tende. Les chasse-neige sont partis à l’aube.'),
  });
});
afterAll(() => library.close());

describe('the figures of an article that is named', () => {
  it('are not those of another one about the same', async () => {
    const about = quotes(await library.ask('Les chiffres clés des bus de Verlin')).join(' ');
    expect(about).toContain('20 minutes');
    const one = quotes(await library.ask('Les chiffres de l’article sur les bus de Verlin'));
    expect(one.join(' ')).toContain('8 100 voyageurs');
    expect(one.join(' ')).not.toContain('20 minutes');
  });
});

describe('a summary', () => {
  it.each([
    'Résume l’article sur la fonderie de Sarlac',
    'De quoi parle l’article sur la fonderie ?',
    'Les points principaux de l’article sur la fonderie',
    'What is the article on the fonderie de Sarlac about?',
    'What’s the fonderie article about?',
  ])('%s', async (question) => {
    const answer = await library.ask(question);
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'summary' });
    const shown = quotes(answer);
    expect(shown.length).toBeGreaterThanOrEqual(3);
    expect(shown.length).toBeLessThanOrEqual(5);
    expect(shown[0]).toContain('fermera le 30 juin');
    const places = answer.sentences.map(({ citation }) => citation.start);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const quote of shown) expect(quote).not.toMatch(/\?$|^Par |Partager/);
  });

  it.each([
    'Tu peux me faire un petit résumé de l’article sur le cirque stp ?',
    'sumarise the artcle about the cirque Zambra',
  ])('%s: whatever the request looks like, it is one', async (question) => {
    expect(await library.ask(question)).toMatchObject({
      kind: 'answered',
      questionKind: 'summary',
    });
  });

  it('is none of an article that mentions the topic once', async () => {
    const answer = await library.ask('Résume l’article sur la sécheresse');
    expect(answer.questionKind).not.toBe('summary');
  });

  it('sums up the article of the turn before', async () => {
    const turns = [{ question: 'q', understood: 'q', articleIds: ['fonderie'] }];
    expect(quotes(await library.ask('résume', turns))[0]).toContain('fonderie');
  });

  it.each([
    'De quoi ça parle ?',
    'Ça parle de quoi ?',
    'C’est à propos de quoi ?',
    'What is it about?',
    'Whats it about',
    'What is the topic?',
    'Résume cet article en trois phrases',
  ])('%s asks of the article at hand', async (question) => {
    const turns = [{ question: 'q', understood: 'q', articleIds: ['fonderie'] }];
    const answer = await library.ask(question, turns);
    expect(answer.questionKind).toBe('summary');
    expect(quotes(answer)[0]).toContain('fonderie');
  });

  it('is of the newest of two versions, without what was taken back since', async () => {
    const answer = await library.ask('De quoi parle l’article sur le cirque Zambra ?');
    const shown = quotes(answer).join(' ');
    expect(answer.sentences[0]!.citation.articleId).toBe('apres');
    expect(shown).toContain('neuf chevaux');
    expect(shown).not.toContain('1 417 billets');
  });

  it('is not what a definition wants', async () => {
    const { questionKind } = await library.ask('C’est quoi la fonderie de Sarlac ?');
    expect(questionKind).not.toBe('summary');
  });

  it.each([
    ['Résume la fonderie de Sarlac en une phrase', 1],
    ['tl;dr la fonderie de Sarlac en 2 points', 2],
    ['Donne-moi 4 infos sur la fonderie de Sarlac', 4],
  ])('%s keeps the number', async (question, count) => {
    const answer = await library.ask(question);
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'summary' });
    expect(quotes(answer)).toHaveLength(count);
    expect(quotes(answer)[0]).toContain('fermera le 30 juin');
  });
});

describe('what is wanted of a topic', () => {
  it('is what the articles say of somebody whom no article is about', async () => {
    const answer = await library.ask('Fais une fiche sur Rémi Castan');
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'overview' });
    expect(quotes(answer)[0]).toContain('Rémi Castan');
    expect(quotes(answer).join(' ')).not.toContain('cirque');
  });

  it('is its figures', async () => {
    const shown = quotes(await library.ask('Les chiffres clés de la fonderie de Sarlac'));
    expect(shown.length).toBeGreaterThan(1);
    for (const quote of shown) expect(quote).toMatch(/\d/);
  });

  it('is what is new, and what was so before', async () => {
    const answer = await library.ask('Quoi de neuf sur le cirque Zambra ?');
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'latest' });
    expect(answer.sentences[0]!.label).toContain('12 janvier 2026');
    expect(answer.sentences.at(-1)!.label).toContain('5 janvier 2026');
  });

  it('is the newest of a live page', async () => {
    const live = await asking({
      direct: article(
        `DIRECT. Grève des bacs de Morlan

11 h 20. Le préfet reçoit les marins
Le préfet a reçu cinq marins des bacs de Morlan pendant une heure.

9 h 45 : Les bacs restent à quai
Aucun bac de Morlan n’a quitté le port depuis l’aube, dit la capitainerie.

7 h 10. Bonjour et bienvenue sur ce direct`,
        { published: day('2026-02-02') },
      ),
    });
    const answer = await live.ask('Quoi de neuf sur la grève des bacs de Morlan ?');
    await live.close();
    expect(answer.sentences.map(({ label }) => label?.replaceAll('\u00a0', ' '))).toEqual([
      '11 h 20 :',
      '9 h 45 :',
    ]);
    expect(quotes(answer)[0]).toMatch(/^Le préfet/);
  });

  it('is refused where the articles have nothing of it', async () => {
    const answer = await library.ask('Parle-moi de la lune de Saturne');
    expect(answer.questionKind).not.toBe('summary');
    expect(answer.kind).not.toBe('answered');
  });

  it('has what is so instead of what was planned; only an erratum is left out', async () => {
    const shown = quotes(await library.ask('Résume l’article sur la cantine de Plénour')).join(' ');
    expect(shown).toContain('janvier 2027');
    const circus = quotes(await library.ask('Résume l’article sur le cirque Zambra')).join(' ');
    expect(circus).not.toContain('Erratum');
  });
});

describe('an article and its correction', () => {
  let aid: typeof library;
  beforeAll(async () => {
    aid = await asking({
      aide: article(
        `L’aide au chauffage de Sorlin

L’aide au chauffage de Sorlin se demande à la mairie de Sorlin. Cette aide de la mairie est de 300 euros par foyer de Sorlin et par hiver. Trois erreurs reviennent dans les demandes d’aide au chauffage : la date, le nom et la signature. Le guichet de la mairie ouvre le mardi. Les retraités de Sorlin reçoivent aussi un sac de bois.`,
        { published: day('2026-01-05') },
      ),
      erratum: article(
        `Rectificatif : l’aide au chauffage de Sorlin est de 200 euros

Dans notre article du 3 janvier, nous avons écrit que l’aide au chauffage de Sorlin était de 300 euros par foyer. C’est une erreur : elle est de 200 euros par foyer de Sorlin, et de 250 euros pour les familles de trois enfants.`,
        { published: day('2026-01-09') },
      ),
    });
  });
  afterAll(() => aid.close());

  it('is summed up by the article, with what was corrected', async () => {
    const answer = await aid.ask(
      'résume l’article sur l’aide au chauffage de Sorlin en cinq phrases',
    );
    const shown = quotes(answer);
    expect(answer.lead).toContain('L’aide au chauffage de Sorlin');
    expect(shown.join(' ')).toContain('200 euros');
    expect(shown).not.toContain(
      'Cette aide de la mairie est de 300 euros par foyer de Sorlin et par hiver.',
    );
  });

  it('takes back no number that counts another thing', async () => {
    const shown = quotes(await aid.ask('Quelles erreurs reviennent dans les demandes à Sorlin ?'));
    expect(shown[0]).toContain('Trois erreurs');
    expect(shown.join(' ')).not.toContain('C’est une erreur');
  });
});

describe('key figures', () => {
  it.each([
    'Quels sont les chiffres clés de l’usine de Marvol ?',
    'les chiffres de l’usine de Marvol',
  ])('%s: those that the article itself lists', async (question) => {
    const plant = await asking({
      usine: article(`L’usine de Marvol sort de terre

L’usine de Marvol, attendue depuis 2019, emploiera 40 ouvriers de Marvol venus de 3 communes.

Chiffres clés
• 21 millions d’euros
• 320 emplois

La direction de l’usine de Marvol prévoit 12 visites par an pour les écoles de Marvol.`),
    });
    expect(quotes(await plant.ask(question))).toEqual(['21 millions d’euros', '320 emplois']);
    await plant.close();
  });
});

describe('a topic as a whole', () => {
  it('is that of an article whose words stand for it', async () => {
    const answer = await library.ask('peux tu me faire un petit topo sur la fonderie de Sarlac ?');
    expect(answer).toMatchObject({ questionKind: 'summary', kind: 'answered' });
  });
});

describe('the article that is to be summed up', () => {
  let versions: Awaited<ReturnType<typeof asking>>;
  beforeAll(async () => {
    versions = await asking({
      annulation: article(
        `Halle de Sarmont : le tribunal annule le vote

Le tribunal de Loubens a annulé jeudi le vote sur la halle de Sarmont. Les juges reprochent à la commune de Sarmont une étude trop courte. Le vote avait eu lieu en janvier à Sarmont.

L’association Halle ouverte avait attaqué le vote. La commune versera 900 euros à l’association Halle ouverte. Le maire de Sarmont, Rémi Castan, réunira son conseil mardi.`,
        { published: day('2026-01-08') },
      ),
      appel: article(
        `Halle de Sarmont : la commune fait appel

La commune de Sarmont a déposé lundi un recours devant la cour de Loubens. Elle conteste l’annulation du vote. Le maire de Sarmont, Rémi Castan, prépare aussi une halle plus petite.

La halle de Sarmont coûterait 3 millions d’euros. L’association Halle ouverte reste contre la halle. La commune de Sarmont attend une audience en juin.`,
        { published: day('2026-02-10') },
      ),
      conseil: article(
        `Compte rendu du conseil municipal de Brizac

Le prix du repas passe à 4 euros à la cantine de Brizac. Le gymnase de Brizac ferme en juillet pour travaux.

Le club de boules perd 300 euros de subvention. L’éclairage de la place est prolongé jusqu’à minuit.`,
      ),
      ferry: article(
        `Ferry fares to rise

The firm says that fuel is to blame for the new fares, and that it carried 900 passengers a day last year. The county council owns the piers but not the boats, and its leader, Ann Moss, said that she would ask the firm for a meeting.

The fare will rise to £5.60 on 1 April. Children travel free.`,
        { language: 'en' },
      ),
    });
  });
  afterAll(() => versions.close());

  it.each([
    ['Résume l’article sur l’annulation du vote de la halle de Sarmont', 'annulation'],
    ['Résume l’article sur la halle de Sarmont', 'appel'],
    ['Main points of the Brizac council meeting?', 'conseil'],
  ])('%s: %s', async (question, id) => {
    const answer = await versions.ask(question);
    expect(answer.sentences[0]!.citation.articleId).toBe(id);
  });
});

it('of what no article has by that name is the one that tells it in another word, with a warning', async () => {
  const press = await asking({
    jugement: article(
      `Deux ans de prison pour le voleur des cloches de Brévans

Le tribunal de Dole a condamné lundi le voleur des cloches de Brévans à deux ans de prison. Les cloches de Brévans avaient été fondues. Le ferrailleur paiera 800 euros. Le voleur fera appel.`,
      { published: day('2026-01-05') },
    ),
    foire: article('La foire de Crémiac attire 4 000 visiteurs. Elle finit dimanche.'),
  });
  const answer = await press.ask('un résumé du procès du voleur des cloches ?');
  const other = await press.ask('un résumé du procès du voleur de Lons ?');
  await press.close();
  expect(answer).toMatchObject({ questionKind: 'summary', kind: 'perhaps' });
  expect(quotes(answer)[0]).toContain('condamné');
  expect(other.questionKind).not.toBe('summary');
});
