import { headsIn } from "../understanding/heads.ts";
import { pattern } from "../understanding/pattern.ts";
import { COMPANION, COMPANION_ENGLISH } from "../understanding/words.ts";

const OURS = pattern`^(?:我|俺)\s*(?:和|跟|与|同|带|还有|、)\s*(?:我的?|俺)?\s*${COMPANION}(?:(?:和|、|还有)${COMPANION})*(?:一起|两个人?|俩|都)?(?:去|来|参加)?[吧啊呀。!\s]*$`;
const OURS_ENGLISH = pattern`^(?:just\s)?(?:me|i|myself|us)\s*(?:and|with|\+|plus|&)\s*(?:my\s)?(?:${COMPANION_ENGLISH})s?(?:\s(?:too|both|together))?[.!\s]*$`;

/**
 * 我和老伴, me and my husband: with how many somebody comes, said in private where only a sign-up can be
 * meant. Undefined when anything else is said.
 */
export function readCompany(text: string): number | undefined {
  const said = text.normalize("NFKC").trim();
  if (said.length > 40 || !(OURS.test(said) || OURS_ENGLISH.test(said))) return undefined;
  return headsIn(said).count;
}
