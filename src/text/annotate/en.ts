import { type AnnotationWords, list, operatorsOf } from './words-of-language.ts';

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
    declares asserted asserts maintains maintained suspects suspected supposedly reportedly allegedly telling account
    accounts opinion version versions reads heard words
    complain contend contends contended maintain recount recounts recounted joke jokes joked doubt
    doubts`),
  operators: operatorsOf({
    condition: `if unless provided providing whether case condition conditional assuming otherwise when whenever once
      depending subject potential permitting pending`,
    restriction: `only just solely exclusively except excluding but merely mainly mostly partly partially largely chiefly
      almost nearly especially particularly apart alone other`,
    hedge: `may might could can would should must possible possibly probable probably likely unlikely perhaps maybe
      apparently reportedly allegedly seemingly seems seem seemed appears appear appeared suspected supposed alleged
      rumour rumours rumored false untrue potentially presumed risk risks try tries tried attempt attempts
      attempted tentative hopes hoped ought allowed permitted applies apply`,
    plan: `will shall ll plan plans planned planning intend intends intended aim aims due want wants wanted wish wishes
      wished going proposal proposed proposes expected expects scheduled set hope hopes next soon future goal target
      threat threatens threatened threatening considering promise promises promised about`,
    comparison: `more less most least fewer fewest better best worse worst higher highest lower lowest bigger biggest
      smaller smallest larger largest longer longest shorter shortest older oldest younger youngest earlier earliest
      later latest faster slower cheaper stronger weaker than as about around roughly approximately some over under up
      record first last second double triple twice times half exceeds equal too very quite`,
    quantifier: `all every each any some many much few several both either majority minority no dozens hundreds thousands
      third quarter among other others same another part`,
    order: `before after since until till during then already still yet now previously formerly between by again always
      often sometimes rarely usually ever ago within`,
    contrast: `however although though despite while whereas instead against rather contrary yet nevertheless`,
    prevention: `stopped stops ceased ceases prevented prevents prevent avoided avoids avoid halted discouraged`,
    fiction: `novel novels film films movie movies dream dreams nightmare sketch legend fiction fable parody satire myth
      theory theoretically lie lies hoax story stories paper principle officially nominally eyes view`,
  }),
  endings: [],
};
