import type { Intent } from "../intent.ts";
import type { Sentence } from "../sentence.ts";
import { LIKELY_ATTENDANCE } from "./likely-attendance.ts";
import { LIKELY_COMMUNITY } from "./likely-community.ts";
import { LIKELY_DESK } from "./likely-desk.ts";
import { LIKELY_PEOPLE } from "./likely-people.ts";
import { LIKELY_PLAN } from "./likely-plan.ts";

/** A loose rule: what a sentence has to hold, what it must not, and the order that it most likely is. */
export interface Likely {
  readonly says: RegExp;
  readonly unless?: RegExp;
  readonly read: (sentence: Sentence) => Intent | undefined;
}

const LIKELIEST: readonly Likely[] = [
  ...LIKELY_PEOPLE,
  ...LIKELY_COMMUNITY,
  ...LIKELY_DESK,
  ...LIKELY_ATTENDANCE,
  ...LIKELY_PLAN,
];
const LONGEST = 80;

/**
 * What a sentence that was said to the bot, and that no exact rule took, most likely asks for. There
 * it is better to take a word for its order than to answer with the help page; what cannot be taken back is
 * asked again by its handler. Never used for what is only overheard.
 */
export function readLikely(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > LONGEST) return undefined;
  for (const { says, unless, read } of LIKELIEST) {
    if (!says.test(text) || unless?.test(text)) continue;
    const intent = read(sentence);
    if (intent !== undefined) return intent;
  }
  return undefined;
}
