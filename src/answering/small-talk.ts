import { messages } from '../i18n/messages.ts';
import { DAYS } from '../text/dates/names.ts';
import type { Language } from '../text/language.ts';
import { foldStraight } from '../text/words.ts';

/** What a message is that asks nothing of the articles. */
export type SmallTalk =
  | 'greeting'
  | 'farewell'
  | 'thanks'
  | 'assent'
  | 'insult'
  | 'arithmetic'
  | 'clock'
  | 'code'
  | 'order'
  | 'instruction'
  | 'help';

const GREETING =
  /^(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|evening|afternoon)|yo|bjr|slt)\b[\s,!.]*/;
const POLITE =
  /^(?:ca va|comment (?:ca va|vas[- ]tu|allez[- ]vous)|how are you|a tous|everyone|tout le monde|kiosque|le bot|bot|there)?[\s,!.?]*$/;

const DAY = DAYS.join('|');

/** Tried in order on the folded message, without a greeting before it. */
const KINDS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'instruction',
    /\b(?:ignore|oublie|oubliez|ignorez|forget|disregard|override)\b.{0,40}\b(?:instructions?|consignes?|regles?|rules?|prompts?|articles?)\b|\b(?:system|prompt) (?:prompt|systeme)\b|\bprompt systeme\b|\b(?:tu es|you are) (?:maintenant|desormais|now)\b|\b(?:act as|pretend to be|fais semblant|developer mode|jailbreak)\b|\b(?:affiche|montre|revele|print|show|reveal)\b.{0,30}\b(?:instructions|prompt|token|cle|key|password|mot de passe)\b/,
  ],
  [
    'instruction',
    /^(?:(?:oublie|oubliez|ignore|ignorez|forget|disregard) (?:tout|everything|all)\b(?! (?:sur|about|les|the)\b)|a partir de maintenant|desormais,|from now on|repete(?:z)? (?:tes|vos|le texte|mot pour mot)|repeat (?:your|the text|everything|after me)|(?:reponds|repondez) (?:seulement|uniquement|toujours) par|(?:answer|respond|reply) (?:only )?with|(?:say|dis|dites|ecris) (?:exactly|exactement|seulement|only|just)\b|what (?:are|were) your (?:instructions|rules)|quelles sont tes (?:consignes|instructions|regles))\b/,
  ],
  [
    'help',
    /^(?:(?:tu t'appelles|vous vous appelez) comment|c'est quoi (?:ton|votre) nom|comment (?:tu t'appelles|t'appelles-tu|vous appelez-vous)|quel est (?:ton|votre) nom|what(?: is|'s) your name|(?:es-tu|tu es|etes-vous|are you) (?:un |une |a |an )?(?:robot|humain|humaine|ia|bot|human|ai|machine|real|vivant)|qui (?:t'a|vous a) (?:cree|fait|programme)|who (?:made|created|built|programmed) you)\b.{0,20}$/,
  ],
  [
    'order',
    /^(?:raconte|raconte-moi|dis-moi|fais-moi|tell me|tell us|give me) (?:une |un |a |another )?(?:blague|histoire drole|devinette|poeme|joke|riddle|poem)\b/,
  ],
  [
    'farewell',
    new RegExp(
      `^(?:au revoir|bon(?:ne|s|nes)? (?:nuit|journee|soiree|week-?end|apres-midi|vacances|fin de (?:journee|semaine))|a (?:bientot|demain|plus|${DAY}|la prochaine)|bye(?: bye)?|goodbye|good night|ciao|take care|have a (?:nice|good|great|lovely) (?:day|evening|weekend|night|time|one)|see you(?: tomorrow| soon| later| next week| (?:on )?(?:${DAY}))?)[\\s?!.]*$`,
    ),
  ],
  [
    'greeting',
    /^(?:ca va|how are you(?: doing)?(?: today)?|comment (?:ca va|vas-tu|allez-vous))[\s?!.]*$/,
  ],
  [
    'greeting',
    /^(?:bon(?:ne|s|nes)? (?:fetes|annee|anniversaire|courage)|joyeu(?:x|ses) (?:noel|fetes|anniversaire|paques)|happy (?:birthday|new year|christmas|easter|holidays)|merry christmas|what'?s up|sup|tu (?:es|dors)(?: la)?|(?:are )?you there|(?:is )?any(?:one|body) (?:there|here)|(?:il )?y a(?:-t-il)? quelqu'un|la famille|les amis)[\s!.?]*$/,
  ],
  [
    'assent',
    /^(?:c'est |that'?s |that is |it'?s |tres |very |so |vraiment |really |trop |how )?(?:lol|mdr|ptdr|haha\w*|hehe\w*|bravo|bien joue|genial|top|nickel|excellent|parfait|impressionnant|gentil|awesome|amazing|brilliant|impressive|fantastic|wonderful|helpful|nice(?: one)?|good (?:bot|job|answer|work|one)|bonne reponse|well done|de rien|you'?re welcome|no (?:problem|worries)|pas de (?:souci|probleme)|never ?mind|laisse(?: tomber)?|laissez tomber|tant pis|oups|oops|my bad|sorry|desolee?|pardon|excuse[sz]?(?:-moi)?|test|testing|cheers|got it|understood|bon|great|cool|super)(?:[\s,]+(?:merci|thanks|thank you|beaucoup|so much|bot|kiosque))*[\s!.]*$/,
  ],
  [
    'assent',
    /^(?:(?:je t'aime|i (?:love|like) (?:you|it|this)|j'adore|je m'ennuie|i'?m bored)|(?:you'?re|you are|tu es|t'es) (?:so |very |really |tres |trop |vraiment )?(?:great|awesome|amazing|brilliant|the best|smart|funny|helpful|nice|cute|genial|geniale|super|top|le meilleur|la meilleure|gentil|gentille|drole|malin|fort|forte))(?: bot| kiosque)?[\s!.]*$/,
  ],
  ['thanks', /^(?:merci|thanks?|thank you|thx|mci)\b[^?]{0,40}$/],
  [
    'assent',
    /^(?:oui|non|si|ok|okay|d'accord|dac|ouais|nan|yes|yep|yeah|no|nope|nah|all right|alright|i see|je vois|compris|entendu|bien|tres bien|parfait|super|cool|great|perfect)(?:[\s,]+(?:oui|non|yes|no|ok|merci|thanks))?[\s!.]*$/,
  ],
  [
    'insult',
    /^(?:(?:tu es|t'?es|you are|you'?re|espece d[e']|quel|sale) ?(?:un |une |a |an |trop |so |vraiment )?)?(?:con|connard|connasse|idiot|idiote|imbecile|debile|nul|nulle|stupide|stupid|dumb|moron|useless|merde|salope|fuck(?: you| off)?|shut up|ta gueule|ferme[- ]la|bete)\b[\s!.]*(?:bot)?[\s!.]*$/,
  ],
  [
    'arithmetic',
    /^(?:combien (?:font|fait|valent)|calcule[zr]?|how much is|what is|what'?s|compute|calculate|ca fait combien|quel est le resultat de)?[\s:]*[-(]*\d[\d\s.,]*(?:\s*(?:[-+*/x×÷^%=()]|plus|moins|fois|divise par|times|minus|divided by)\s*[-(]*\d[\d\s.,]*\)*)+\s*[=?!.]*$/,
  ],
  [
    'clock',
    /^(?:quelle heure (?:est-il|il est)|il est quelle heure|(?:on est|nous sommes) quel jour|quel jour (?:sommes-nous|on est|est-on|est-ce)|what time is it|what day is (?:it|today)|what'?s the time)(?: (?:aujourd'hui|maintenant|now|today|please|stp|svp))?[\s?!.]*$/,
  ],
  [
    'code',
    /\b(?:ecris|ecrire|ecrivez|code|coder|programme|genere|donne|fais|write|generate|create|give|implement)\b.{0,40}\b(?:code|script|fonction|function|programme|program|python|javascript|typescript|java|sql|html|css|regex|bash|algorithme?|sort|class)\b|^\s*(?:def|class|function|const|let|var|import|from|select|#include|public|sudo|rm -|console\.log|print\().{0,60}[({;=*]/,
  ],
  [
    'order',
    /^(?:peux[- ]tu |pouvez[- ]vous |can you |could you |please |stp |svp )?(?:me |m')?(?:ecris|ecrire|ecrivez|redige|rediger|compose|raconte(?:r|[- ]moi)? une?|chante|traduis|traduire|traduisez|dessine|invente|joue|imagine|write|compose|tell me a|sing|translate|draw|invent|play)\b(?!.{0,60}\b(?:article|combien|pourquoi|quand|resume|synthese|fiche|presentation|summary|recap|profile|fact ?sheet)\b)/,
  ],
  [
    'help',
    /^(?:(?:can|could|will) you help(?: me)?|help me|i need (?:some )?help|aide[rz]?[- ]moi|(?:tu peux|peux-tu|pouvez-vous|vous pouvez) m'aider|j'ai besoin d'aide|(?:que |qu'est-ce que )?(?:tu |peux-tu |sais-tu )(?:(?:peux|sais) )?faire(?: quoi)?|tu (?:connais|sais) quoi|what do you know|(?:parle[- ]moi de toi|presente[- ]toi|tell me about yourself|introduce yourself)|(?:tu parles|parles-tu|vous parlez|parlez-vous) (?:anglais|francais|espagnol|allemand)|do you (?:speak|understand) (?:french|english|spanish|german)|how old are you|quel age (?:as-tu|avez-vous|tu as)|tu as quel age|where (?:do you live|are you from)|(?:tu habites|tu viens d')\s?ou|(?:d')?ou (?:habites-tu|viens-tu)|(?:je (?:ne )?comprends? (?:pas|rien)|i (?:don't|do not) (?:understand|get it))|what do you mean|(?:tu peux|peux-tu|can you|could you) (?:repeter|repeat)|es-tu sur d'etre|a quoi tu sers|aide|help|qui es[- ]tu|tu es qui|t'es qui|who are you|what are you|what can you do|que (?:sais|peux)[- ]tu faire|a quoi (?:tu )?sers[- ]tu|comment (?:ca|tu) (?:marche|fonctionnes?)|how do you work)\b.{0,20}$/,
  ],
];

const MAX_MESSAGE_CHARS = 400;

/** What kind of talk a message is; null when it may be a question about the articles. */
export function smallTalk(message: string): SmallTalk | null {
  const folded = foldStraight(message.slice(0, MAX_MESSAGE_CHARS)).trim();
  const rest = folded.replace(GREETING, '');
  if (rest !== folded && POLITE.test(rest)) return 'greeting';
  return KINDS.find(([, pattern]) => pattern.test(rest))?.[0] ?? null;
}

/** What is replied to small talk of a kind. */
export function smallTalkReply(kind: SmallTalk, language: Language): string {
  return messages(language).smallTalk[kind];
}
