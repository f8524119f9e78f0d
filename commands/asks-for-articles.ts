import { foldStraight } from '../src/text/words.ts';

/** All of a message that asks which articles there are, about nothing in particular, in either language. */
const ASKS_FOR_ARTICLES = [
  /^(?:(?:what|which) (?:articles?|papers?|documents?|sources?|files?) (?:do you (?:have|know|read|use|hold)|have you(?: got| read)?|are (?:there|here|indexed|available)|can you (?:read|use|search))|(?:can you |could you |please )?(?:list|show|give)(?: me)?(?: all)?(?: of)? (?:the |your )?(?:articles?|documents?|sources))\b[^\p{L}]*(?:please|here|now)?[^\p{L}]*$/u,
  /^(?:(?:quels?|quelles?) (?:sont (?:les |tes |vos )?)?(?:articles?|journaux|documents?|sources?|fichiers?)(?: (?:as[- ]tu|avez[- ]vous|tu as|vous avez|connais[- ]tu|connaissez[- ]vous|lis[- ]tu|lisez[- ]vous|sont (?:la|disponibles|indexes)|y a[- ]t[- ]il|il y a))?(?: (?:lus?|disponibles|indexes))?|(?:tu as|vous avez|as[- ]tu|avez[- ]vous|y a[- ]t[- ]il) quels articles|(?:peux[- ]tu |pouvez[- ]vous )?(?:liste[rz]?|montre[rz]?|donne[rz]?)(?:[- ]moi)? (?:(?:tous )?(?:les|tes|vos) |la liste des )(?:articles?|documents?|sources)|(?:la )?liste des articles)[^\p{L}]*(?:stp|svp|s'il (?:te|vous) plait|ici)?[^\p{L}]*$/u,
];

/** Whether a question asks for the list of articles, and for nothing that they say. */
export function asksForArticles(question: string): boolean {
  const text = foldStraight(question.trim()).replace(
    /^(?:hello|hi|hey|bonjour|salut|bonsoir)[\s,!.]+/,
    '',
  );
  return text.length < 120 && ASKS_FOR_ARTICLES.some((pattern) => pattern.test(text));
}
