/** Orders that change how the bot behaves, or who runs one activity. */
export type SettingOrder =
  | {
      readonly kind: "setting";
      readonly key: "quiet" | "pushes-a-day" | "pushes-a-week" | "language";
      readonly value: string;
    }
  | {
      readonly kind: "responsible";
      readonly no: number;
      readonly name: string;
      readonly give: boolean;
    };

const QUIET =
  /^(?:安静|免打扰|勿扰)(?:时间|时段)(?:改成|改为|设为|定为|是|[:\s])*((?:\d{1,2}[:点].{2,40})|没有|取消|不要)$|^(?:set )?quiet (?:hours|time)(?: (?:to|are|from))?[:\s]+((?:\d{1,2}[:\s]?.{2,40})|none|off)$/iu;
const BUDGET =
  /^(?:(?:每|一)个?群)?(每天|每日|一天|每周|每星期|一周)(?:每个?群)?最多(?:发|推送?|提醒)?\s*(\d{1,2})\s*(?:条|次)$|^(?:at most|no more than|max(?:imum)?) (\d{1,2}) (?:pushes|messages|reminders) (?:a|per) (day|week)$/iu;
const LANGUAGE =
  /^(?:以后)?(?:提醒|推送|主动发言)(?:都)?(?:用|说|发|改成)(中文|汉语|英文|英语)$|^(?:reminders|pushes) in (english|chinese)$/iu;

const NAME = String.raw`(?!.*(?:谁|哪|什么|吗|呢|电话|联系|几))[\p{Script=Han}·]{2,6}|(?!(?:who|what|is)\b)[A-Za-z][A-Za-z'’. -]{1,29}?`;
const RUNS = new RegExp(
  String.raw`^(\d{1,4})\s*(?:号)?的?负责人(?:是|改成|改为|换成|定为|[:\s])*(${NAME})$|^(?:请|让|由)?(${NAME})(?:来)?负责\s*(\d{1,4})(?:号)?$|^(\d{1,4})\s*(?:号)?(?:由|让|请|交给)(${NAME})(?:来)?负责$|^(${NAME}) (?:runs|is responsible for|is in charge of) (\d{1,4})$`,
  "iu",
);
const NO_LONGER = new RegExp(
  String.raw`^(\d{1,4})\s*(?:号)?不(?:再|用)?由?(${NAME})负责(?:了)?$|^(${NAME})不(?:再|用)?负责\s*(\d{1,4})(?:号)?(?:了)?$|^(${NAME}) (?:no longer runs|does not run) (\d{1,4})$`,
  "iu",
);

/** @param said the whole message, half-width, without a call */
export function readSettingOrder(said: string): SettingOrder | undefined {
  const text = said.replace(/[。.!！\s]+$/u, "");
  return readSetting(text) ?? readRuns(text, NO_LONGER, false) ?? readRuns(text, RUNS, true);
}

function readSetting(text: string): SettingOrder | undefined {
  const quiet = QUIET.exec(text);
  if (quiet !== null) {
    return { kind: "setting", key: "quiet", value: spans(quiet[1] ?? quiet[2] ?? "") };
  }
  const budget = BUDGET.exec(text);
  if (budget !== null) {
    const [, zh, count, most, en] = budget;
    const isDay = en === undefined ? /天|日/u.test(zh ?? "") : en.toLowerCase() === "day";
    const key = isDay ? "pushes-a-day" : "pushes-a-week";
    return { kind: "setting", key, value: count ?? most ?? "" };
  }
  const language = LANGUAGE.exec(text);
  if (language === null) return undefined;
  const isEnglish = /英|english/iu.test(language[1] ?? language[2] ?? "");
  return { kind: "setting", key: "language", value: isEnglish ? "en" : "zh" };
}

/** `21:00-8:00,12:00-14:00` of 21点到8点、12点到14点, 21:00 to 8:00; empty for none. */
function spans(words: string): string {
  if (/^(?:没有|取消|不要|none|off)$/iu.test(words)) return "";
  return words
    .replace(/(\d{1,2})点半/gu, "$1:30")
    .replace(/(\d{1,2})点/gu, "$1:00")
    .replace(/\s*(?:到|至|~|–|—|\bto\b)\s*/giu, "-")
    .replace(/\s*(?:、|和|以及|,|\band\b)\s*/giu, ",")
    .trim();
}

function readRuns(text: string, pattern: RegExp, give: boolean): SettingOrder | undefined {
  const found = pattern.exec(text)?.slice(1).filter(Boolean);
  const no = found?.find((part) => /^\d+$/u.test(part));
  const name = found?.find((part) => !/^\d+$/u.test(part));
  if (no === undefined || name === undefined) return undefined;
  return { kind: "responsible", no: Number(no), name: name.trim(), give };
}
