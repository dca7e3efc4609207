import type { Loop } from "../store/loops.ts";
import { dayWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines, wrapped } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** 12月31日, without the weekday: the end of something long. */
export function plainDay(day: string, reader: Reader): string {
  const words = dayWords(day, reader.today, reader.language);
  return reader.language === "en" ? words.replace(/^\w+ /, "") : words.replace(/周.$/, "");
}

/** 王强：每月探望一位老人，至12月31日 */
export function publicPromise(
  name: string,
  text: string,
  until: string | null,
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const end = until === null ? "" : say("，至", ", until ") + plainDay(until, reader);
  return `${name}${say("：", ": ")}${text}${end}`;
}

/** What others would read, before they do. */
export function promisePreview(text: string, { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say("公布的文字：", "What others will read:"),
    // A text that is published stands as it is; the phone breaks it.
    say(`“${text}”`, `"${text}"`),
    say("同意公布？", "Publish it?"),
    say("①是 ②先给支书看", "① yes ② show the secretary first"),
  );
}

export function promiseKept(due: string | null, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    say("好的，已公布", "Published"),
    due !== null &&
      say(
        `${dayWords(due, reader.today, "zh")}前办第1次`,
        `First by ${dayWords(due, reader.today, "en")}`,
      ),
    say("办了回“已探望”或“做了”", 'Reply "visited" or "done" when done'),
  );
}

/** To the branch secretary: shall it be published? */
export function promiseForApproval(text: string, { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say("有一条承诺请您看：", "A promise for you to see:"),
    // A text that is published stands as it is; the phone breaks it.
    say(`“${text}”`, `"${text}"`),
    say("同意公布回“同意”，不同意回“不”", 'Reply "agree" or "no"'),
  );
}

/** 记第1次（11月22日）。下次12月22日前 */
export function loggedText(
  times: number,
  day: string,
  next: string | undefined,
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const when = plainDay(day, reader);
  const first = say(`记第${times}次（${when}）。`, `No. ${times} logged (${when}).`);
  if (next === undefined) return lines(first, say("都办完了，谢谢", "All done, thank you"));
  return lines(
    `${first}`,
    say(`下次${plainDay(next, reader)}前`, `Next by ${plainDay(next, reader)}`),
  );
}

/** In private, to the one who answers for it. */
export function loopDueText(loop: Loop, reader: Reader): string {
  const say = speaking(reader.language);
  const due = dayWords(loop.due ?? "", reader.today, reader.language);
  return lines(
    ...wrapped(loop.title, LINE_WIDTH, 2),
    say(`${due}前要办`, `due by ${due}`),
    loop.kind === "issue"
      ? say(`办好了回“问题${loop.no} 办好了”`, `Reply "issue ${loop.no} done"`)
      : say("办了回“已探望”", 'Reply "visited" when done'),
  );
}

/** Which of several was meant. */
export function whichLoopText(loops: readonly Loop[], { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say("是哪一个？", "Which one?"),
    ...loops.slice(0, 6).map((loop, index) => clip(`${"①②③④⑤⑥"[index]} ${loop.title}`, LINE_WIDTH)),
    say("回数字", "Reply a number"),
  );
}

/** Who is overdue, for the organizer alone. */
export function overdueText(
  rows: readonly { readonly no: number; readonly owner: string; readonly due: string | null }[],
  reader: Reader,
): string {
  const say = speaking(reader.language);
  if (rows.length === 0) return say("都走访了，没有过期的", "Nobody is overdue");
  return lines(
    say(`过期没走访${rows.length}户：`, `${rows.length} overdue:`),
    ...rows
      .slice(0, 6)
      .map(({ no, owner, due }) =>
        clip(`${no}号 ${owner} ${due === null ? "" : plainDay(due, reader)}`, LINE_WIDTH),
      ),
  );
}

/** 问题3 路灯不亮 李红 12月1日周二前 */
export function issueLine(loop: Loop, owner: string | undefined, reader: Reader): string {
  const say = speaking(reader.language);
  const who = owner ?? say("没人办", "nobody yet");
  const when =
    loop.due === null
      ? ""
      : say(`${plainDay(loop.due, reader)}前`, `by ${plainDay(loop.due, reader)}`);
  return `${say("问题", "Issue ")}${loop.no} ${clip(loop.title, 12)} ${who}${when === "" ? "" : ` ${when}`}`;
}
