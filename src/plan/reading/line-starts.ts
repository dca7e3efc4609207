import { readMarker } from "./numbering.ts";

/** Words that begin a line of their own in a list of dates, even without a number before them. */
const DATE_START =
  /^(?:[\d０-９]{1,4}\s*[年月日.\-/~—至][\d０-９\s]|[\d０-９]{1,2}\s*[月日](?:份|初|底|中旬|上旬|下旬)?|[一二三四五六七八九十]{1,3}、?[一二三四五六七八九十]?月(?:份)?|第[一二三四五六七八九十\d]+(?:周|阶段|季度|学期|部分|章|项)|(?:[一二三四]|首|末)季度|(?:周|星期|礼拜)[一二三四五六日天]|[上下]半年|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/;

const LABEL_START = /^[^，,。；;：:]{2,8}[：:]/;

/** Does a new entry begin with this line, whatever the line before it looked like? */
export function startsNewLine(line: string): boolean {
  return (
    readMarker(line, undefined) !== undefined ||
    DATE_START.test(line) ||
    LABEL_START.test(line) ||
    /^[|【[#]/.test(line)
  );
}
