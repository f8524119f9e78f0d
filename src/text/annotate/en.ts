import type { AnnotationWords } from './words-of-language.ts';
import { list } from './words-of-language.ts';

/** Folded forms. */
export const en: AnnotationWords = {
  negations:
    list(`not no never none nobody nothing neither nor without cannot hardly barely scarcely unable impossible
    failed fails fail refused refuses refuse lack lacks lacked banned forbidden denied`),
  reports:
    list(`said says say saying told tells tell according stated states announced announces announcing added adds
    explained explains claimed claims claim argued argues argue warned warns warn insisted insists believes believe
    believed thinks think thought estimated estimates estimate expects expect expected hopes hope hoped fears fear feared
    suggested suggests suggest reported reports report noted notes observed observes confirmed confirms admitted admits
    acknowledged promised promises promise vowed vows alleged alleges accused accuses accuse blamed blames denied denies
    deny replied replies answered answers called calls wrote writes predicted predicts predict concluded concludes found
    finds showed shows show revealed reveals proposed proposes demanded demands asked asks urged urges complained
    complains regretted regrets considers consider considered judged judges testified pleaded recalled recalls declared
    declares asserted asserts maintains maintained suspects suspected supposedly reportedly allegedly`),
};
