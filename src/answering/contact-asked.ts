/** Folded: asks how somebody is reached, by telephone or by mail; what is forbidden to telephones is another question. */
const TELEPHONE_ASKED =
  /\bnumero (?:de |du )?(?:tel|telephone|portable|standard)\b|^(?:le |quel (?:est )?(?:le )?)?(?:tel|telephone)\b|\b(?:tele)?phone number\b|^(?:the )?(?:tele)?phone (?:of|for)\b/;
const MAIL_ASKED =
  /\badresse (?:e-?)?mail\b|\badresse (?:electronique|de courriel)\b|^(?:le |l'|quel (?:est )?(?:le |l')?)?(?:courriel|e-?mail|mail) (?:de|du|des|d')|\be-?mail address\b|^(?:the )?e-?mail (?:of|for)\b/;
const TELEPHONE = /\d(?:[ .\-/)(\u00a0\u202f]{0,2}\d){5,}/;

/**
 * Whether a question wants a telephone number or a mail address, and a text has none: where to write is no answer then.
 * @param question folded.
 */
export function lacksContact(question: string, text: string): boolean {
  if (TELEPHONE_ASKED.test(question)) return !TELEPHONE.test(text);
  return MAIL_ASKED.test(question) && !text.includes('@');
}
