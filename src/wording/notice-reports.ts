import { clockWords, dayWords } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

const MOST_NAMED = 6;

export interface SendingReport {
  /** Topics of the rooms that the network took it for. */
  readonly sent: readonly string[];
  readonly failed: readonly { readonly topic: string; readonly why: string }[];
  /** Rooms that get it later, and when (local civil text). */
  readonly waiting: readonly { readonly topic: string; readonly at: string }[];
  readonly total: number;
}

/** To the organizer: in how many rooms a notice is out, and in which not. 已发出, never 已送达. */
export function sendingReportText(report: SendingReport, reader: Reader): string {
  const say = speaking(reader.language);
  const { sent, failed, waiting } = report;
  const named = sent.length > 0 && sent.length <= MOST_NAMED ? sent.join(say(" ", ", ")) : "";
  return lines(
    sent.length > 0 &&
      say(
        `已发出${sent.length}个群${named === "" ? "" : `：${named}`}`,
        `Sent to ${sent.length} ${rooms(sent.length)}${named === "" ? "" : `: ${named}`}`,
      ),
    ...groupedByTime(waiting).map(({ topics, at }) =>
      say(
        `${topics}${moment(at, reader)}发（安静或当天已满）`,
        `${topics}: leaves ${moment(at, reader)} (quiet hours or daily limit)`,
      ),
    ),
    ...failed
      .slice(0, 3)
      .map(({ topic, why }) =>
        say(
          `没发出：${topic}（${reason(why, "zh")}）`,
          `Not sent: ${topic} (${reason(why, "en")})`,
        ),
      ),
    failed.length > 3 && say(`没发出共${failed.length}个群`, `${failed.length} rooms not sent`),
    sent.length > 0 &&
      failed.length + waiting.length === 0 &&
      say("发错了2分钟内回“撤回刚才的”", 'A mistake? "recall that" within 2 min'),
  );
}

function rooms(count: number): string {
  return count === 1 ? "room" : "rooms";
}

function groupedByTime(waiting: SendingReport["waiting"]): { topics: string; at: string }[] {
  const times = [...new Set(waiting.map(({ at }) => at))].slice(0, 3);
  return times.map((at) => ({
    at,
    topics: clip(
      waiting
        .filter((one) => one.at === at)
        .map(({ topic }) => topic)
        .join(" "),
      24,
    ),
  }));
}

function moment(civil: string, { today, language }: Reader): string {
  const gap = language === "zh" ? "" : " ";
  return dayWords(civil, today, language) + gap + clockWords(civil, language);
}

function reason(why: string, language: Language): string {
  const say = speaking(language);
  if (why === "nobody-there") return say("不在这个群里了", "no longer in that room");
  if (why === "expired") return say("过了时间", "out of time");
  if (why === "recalled") return say("已停发", "stopped");
  if (why === "in-doubt") return say("不确定发没发出，请看一眼群", "unsure, please look");
  return clip(why, 20);
}

/** Half of a long broadcast is out. */
export function progressText(sent: number, total: number, language: Language): string {
  return speaking(language)(`已发出${sent}/${total}个群`, `Sent to ${sent} of ${total} rooms`);
}

export interface RecallReport {
  readonly done: number;
  /** How long before the recall the youngest of them was sent, in ms; undefined: they had not left yet. */
  readonly ageMs: number | undefined;
  readonly failed: readonly string[];
}

/** What could be taken back and what not; then a correction is offered. */
export function recallReportText(
  { done, ageMs, failed }: RecallReport,
  language: Language,
): string {
  const say = speaking(language);
  const age =
    ageMs === undefined ? "" : say(`（${seconds(ageMs)}秒前）`, ` (${seconds(ageMs)} s old)`);
  const names =
    failed.length > MOST_NAMED
      ? `${failed.length}${say("个群", " rooms")}`
      : failed.join(say(" ", ", "));
  return lines(
    [
      done > 0 && say(`已撤回${done}个群${age}`, `Recalled in ${done} ${rooms(done)}${age}`),
      failed.length > 0 && say(`${names}已超2分钟或撤不回`, `${names}: too late to recall`),
    ]
      .filter((part) => part !== false)
      .join(say("；", "; ")),
    failed.length > 0 && say("发更正吗？回“更正 …”", 'Send a correction? Reply "correct …"'),
  );
}

function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}

/** Everybody has answered: told once. */
export function allAnsweredText(
  counts: { readonly answered: number; readonly phoned: number },
  language: Language,
): string {
  const { answered, phoned } = counts;
  return speaking(language)(
    `全部回复了：${answered}人${phoned > 0 ? `（电话${phoned}人）` : ""}`,
    `All ${answered} have answered${phoned > 0 ? ` (${phoned} by phone)` : ""}`,
  );
}

/** A private reminder to somebody who has not answered. */
export function nudgeText(body: string, language: Language): string {
  const say = speaking(language);
  return lines(
    say("还没收到您的回复：", "We have no answer from you yet:"),
    body.split("\n")[0],
    say("收到请回“收到”", 'Reply "got it"'),
  );
}

export interface Nudged {
  readonly round: number;
  readonly written: number;
  readonly noAddress: readonly string[];
  readonly muted: readonly string[];
  readonly already: number;
  /** Local civil text when it is quiet now. */
  readonly waitsUntil: string | undefined;
}

/** To the organizer: who was reminded in private and who was not. */
export function nudgedText(nudged: Nudged, reader: Reader): string {
  const say = speaking(reader.language);
  const { written, noAddress, muted, already, waitsUntil } = nudged;
  return lines(
    written > 0 &&
      (waitsUntil === undefined
        ? say(`私信提醒${written}人（第${nudged.round}次）`, `Reminding ${written} in private`)
        : say(
            `${moment(waitsUntil, reader)}私信提醒${written}人`,
            `${written} get a private reminder ${moment(waitsUntil, reader)}`,
          )),
    written === 0 && say("没有可提醒的人", "Nobody to remind"),
    noAddress.length > 0 &&
      say(
        `没有私信：${clip(noAddress.join(" "), 40)}，可打电话`,
        `No private chat: ${clip(noAddress.join(", "), 60)} — call them`,
      ),
    muted.length > 0 &&
      say(`设了别提醒：${clip(muted.join(" "), 40)}`, `Muted: ${clip(muted.join(", "), 60)}`),
    already > 0 && say(`已提醒过2次：${already}人`, `${already} were reminded twice already`),
  );
}

/** 谢军：电话已通知（李红 19:12）。还差4人 */
export function phonedText(
  phoned: {
    readonly names: readonly string[];
    readonly by: string;
    readonly clock: string;
    readonly left: number;
  },
  language: Language,
): string {
  const { names, by, clock, left } = phoned;
  const say = speaking(language);
  return say(
    `${names.join(" ")}：电话已通知（${by} ${clock}）。${left > 0 ? `还差${left}人` : "都齐了"}`,
    `${names.join(", ")}: reached by phone (${by} ${clock}). ${left > 0 ? `${left} left` : "All done"}`,
  );
}

/** Somebody could not be reached by phone: nothing is marked. */
export function notReachedText(names: readonly string[], left: number, language: Language): string {
  return speaking(language)(
    `${names.join(" ")}没打通，还算没回。还差${left}人`,
    `${names.join(", ")} not reached, still missing. ${left} left`,
  );
}

/** In private: that an answer was noted. */
export function receivedText(
  body: string,
  attend: boolean | undefined,
  language: Language,
): string {
  const say = speaking(language);
  const intention =
    attend === undefined
      ? ""
      : attend
        ? say("，参加", ", coming")
        : say("，去不了", ", not coming");
  return lines(
    say(`记下了：收到${intention}`, `Noted: got it${intention}`),
    clip(body.split("\n")[0] ?? "", 30),
  );
}

/** A private reminder to somebody who has not said whether they come, or is not here. */
export function attendanceNudgeText(
  about: { readonly title: string; readonly when: string; readonly field: "signup" | "checkin" },
  language: Language,
): string {
  const { title, when, field } = about;
  const say = speaking(language);
  return field === "signup"
    ? lines(`${title} ${when}`, say("去的回“报名”，不去回“请假”", 'Reply "join" or "can\'t come"'))
    : lines(`${title} ${when}`, say("到了请回“签到”", 'Here? Reply "check in"'));
}
