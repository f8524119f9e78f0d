/** Scripts that neither language is written in. */
const OTHER_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Armenian}\p{Script=Georgian}]/gu;

/** Signs that Spanish alone writes. */
const SPANISH_SIGNS = /[¿¡]/u;

/** Function words of other languages that neither French nor English has, with their accents. */
const FOREIGN_WORDS = new Set(
  // Spanish, Portuguese, Italian
  `el los las una del qué quién quiénes cuál cuáles cuándo cuánto cuántos cuánta cuántas dónde cómo porqué están fue
  fueron murieron hay según también muy pero y ha han hecho más
  quem quantos quantas quando onde porque não uma foi foram dos das nos pelo pela são você qual quais morreram
  il gli che chi dove perché quanti quante quanto della delle degli nel nella sono è stato stata cosa quale quali
  morti di
  der das und ist nicht wie viele wer wo wann warum ein eine einen mit für sind wurde wurden welche welcher auf dem den
  haben hat von zu
  het een hoeveel wie waar wanneer waarom zijn niet van werd zijn welke`.split(/\s+/),
);
/** Those of the above that French or English writes too tell nothing. */
const SHARED = new Set([
  'il',
  'y',
  'die',
  'den',
  'zu',
  'van',
  'wie',
  'el',
  'ha',
  'hat',
  'das',
  'dos',
  'han',
  'di',
]);

/** Words of French and English that such a question does not have. */
const OWN_WORDS =
  /\b(?:the|of|and|is|are|was|were|what|when|where|why|how|who|does|did|le|la|les|des|du|est|sont|qui|que|quoi|combien|pourquoi|comment|dans|pour|avec|sur)\b/giu;

/**
 * Whether a text is in neither French nor English, as far as its script or its function words tell; of a few words, or of
 * mixed ones, nothing is told.
 */
export function isOtherLanguage(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return false;
  if ((text.match(OTHER_SCRIPT)?.length ?? 0) > letters / 2) return true;
  const own = text.match(OWN_WORDS)?.length ?? 0;
  if (SPANISH_SIGNS.test(text) && own === 0) return true;
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? [];
  const foreign = words.filter((word) => FOREIGN_WORDS.has(word) && !SHARED.has(word)).length;
  return foreign >= 2 && foreign > own;
}
