import { withoutQuotations } from "./events.ts";
import { DONE_SIGNS, PLAN_SIGNS, PROBLEM_SIGNS } from "./tense-words.ts";

/** What a clause says of its time by its own words. */
export type ClauseTense = "planned" | "done" | "unmarked";

/** 完成了…的班级: the perfective describes a noun, it does not tell what was done. */
const PERFECTIVE_MODIFIER = /了[^，,。；;]{1,14}的/;

export function clauseTense(clause: string): ClauseTense {
  const plain = withoutQuotations(clause);
  if (PLAN_SIGNS.some((sign) => sign.test(plain))) return "planned";
  if (ENGLISH_PLAN.test(plain)) return "planned";
  const done = DONE_SIGNS.some((sign) => sign.test(plain)) || ENGLISH_DONE.test(plain);
  return done && !PERFECTIVE_MODIFIER.test(plain) ? "done" : "unmarked";
}

export function tellsProblem(clause: string): boolean {
  return PROBLEM_SIGNS.some((sign) => sign.test(withoutQuotations(clause)));
}

const ENGLISH_PLAN =
  /\b(?:will|shall|'ll|to be (?:held|confirmed|announced)|plan(?:s|ned|ning)? (?:to|for)|intend|hope to|aim to hold|going to|is due|are due|is planned|are planned|is scheduled|are scheduled|should|must|please|upcoming|we want to|invited to)\b/i;
const ENGLISH_DONE =
  /\b(?:was|were|held|raised|attended by|took place|had been|has been|have been|did|went|came|welcomed|organi[sz]ed (?!by)|hosted|ran|visited|gave|made|won|collected|planted|lost|sold|bought|built|spent|behind us|met (?:on|in|at|every)|enjoyed|thanked|helped|saw|joined us|celebrated|ended|finished|completed|last (?:year|month|spring|summer|autumn|winter|season|term)|a year ago)\b/i;
