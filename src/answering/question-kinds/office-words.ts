/** Words, folded, by which people and papers call whoever holds the same office. */
const SAME_OFFICE: readonly (readonly string[])[] = [
  [
    'patron',
    'patronne',
    'boss',
    'directeur',
    'directrice',
    'dirigeant',
    'dirigeante',
    'pdg',
    'gerant',
    'gerante',
  ],
  ['boss', 'director', 'manager', 'chief', 'head', 'owner'],
  ['entraineur', 'entraineuse', 'coach', 'selectionneur', 'manager', 'trainer'],
  ['prof', 'professeur', 'enseignant', 'enseignante', 'instituteur', 'institutrice', 'teacher'],
  ['maire', 'mayor'],
];

/** What else the holder of an office may be called; none where that is not known. */
export const otherWordsFor = (office: string): readonly string[] =>
  [...new Set(SAME_OFFICE.filter((words) => words.includes(office)).flat())].filter(
    (word) => word !== office,
  );
