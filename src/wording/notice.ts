import type { DatedText, NamedTime } from "../notice/dated-text.ts";
import type { NoticeDraft } from "../notice/draft.ts";
import { shortNames } from "../notice/rooms-meant.ts";
import { clockWords, dayWords } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** A moment with its date and weekday: 11月23日周一15:00. */
export function timeWords(time: NamedTime, { today, language }: Reader): string {
  const gap = language === "zh" ? "" : " ";
  const part = time.part?.replace(/^[今明]晚$/u, "晚上").replace(/^tonight$/iu, "evening");
  if (time.dayBefore && time.clock !== undefined) return clockOf(time.clock, language);
  const rest = time.clock === undefined ? part : clockOf(time.clock, language);
  return dayWords(time.day, today, language) + (rest === undefined ? "" : gap + rest);
}

/** @param clock `HH:MM` */
function clockOf(clock: string, language: Language): string {
  return language === "zh" ? clock.replace(/^0/, "") : clock;
}

function saidText(text: DatedText, reader: Reader): string {
  return text
    .map((piece) => (typeof piece === "string" ? piece : timeWords(piece, reader)))
    .join("");
}

/** What stands in the rooms: the notice with its dates, and how to answer it. */
export function noticeText(draft: NoticeDraft, reader: Reader): string {
  const say = speaking(reader.language);
  const [first] = draft.text;
  const byThen = first !== undefined && typeof first !== "string" && first.limit;
  const mark =
    draft.corrects === undefined ? say("【通知】", "[Notice] ") : say("【更正】", "[Correction] ");
  return lines(
    mark + (byThen ? say("请于", "") : "") + saidText(draft.text, reader),
    draft.asksReceipt && say("收到请回“收到”", 'Reply "got it"'),
  );
}

export interface Preview {
  readonly draft: NoticeDraft;
  readonly rooms: readonly { readonly topic: string; readonly people: number }[];
  readonly code: number;
  /** How long it takes to send, where that is worth a line. */
  readonly cost: string | undefined;
  readonly shortNotice: boolean;
  /** The time that it names is past already. */
  readonly past: boolean;
  /** How many rooms the words spoke of, when that is not how many there are. */
  readonly said: number | undefined;
  /** Rooms for which it would wait (quiet hours, or enough for today), and until when (local civil text). */
  readonly waiting: readonly { readonly topic: string; readonly at: string }[];
}

/** What an organizer sees before anything is sent. */
export function previewText(preview: Preview, reader: Reader): string {
  const { draft, rooms, code } = preview;
  const say = speaking(reader.language);
  const { waiting, said } = preview;
  const [first] = waiting;
  return lines(
    say("预览——", "Preview —"),
    noticeText(draft, reader),
    say("发到：", "To: ") + targetWords(rooms, reader.language),
    said !== undefined &&
      say(
        `注意：说的是${said}个，找到${rooms.length}个`,
        `Note: you said ${said}, I found ${rooms.length}`,
      ),
    preview.past && say("注意：这个时间已经过了", "Note: that time is past"),
    preview.shortNotice &&
      !draft.urgent &&
      say(
        "注意：离截止不足24小时，算“应急”吗？\n确认就按应急记下；或回“改成…”",
        'Under 24 h: is it urgent?\nConfirming notes it as such; or "make it …"',
      ),
    draft.urgent && say("按应急发，安静时段也发", "Urgent: quiet hours do not hold it"),
    first !== undefined &&
      say(
        `现在不发：${waitingNames(preview, "zh")}${momentWords(first.at, reader)}发（安静或当天已满）`,
        `Not now: ${waitingNames(preview, "en")}leaves ${momentWords(first.at, reader)} (quiet hours or daily limit)`,
      ),
    preview.cost,
    say(`回“确认 ${code}”发出；5分钟内有效`, `Reply "confirm ${code}" within 5 min`),
  );
}

const MOST_NAMED = 6;

/** Which rooms wait, unless all do. */
function waitingNames({ waiting, rooms }: Preview, language: Language): string {
  if (waiting.length === rooms.length) return "";
  const names = waiting.slice(0, 3).map(({ topic }) => topic);
  return names.join(language === "zh" ? " " : ", ") + (language === "zh" ? "" : " ");
}

function targetWords(rooms: Preview["rooms"], language: Language): string {
  const say = speaking(language);
  const total = rooms.reduce((sum, room) => sum + room.people, 0);
  if (rooms.length > MOST_NAMED) {
    return say(`${rooms.length}个群（共${total}人）`, `${rooms.length} rooms (${total} people)`);
  }
  return rooms
    .map(({ topic, people }) => say(`${topic}（${people}人）`, `${topic} (${people})`))
    .join(say("", ", "));
}

/** Local civil text as date, weekday and clock. */
function momentWords(civil: string, { today, language }: Reader): string {
  const gap = language === "zh" ? "" : " ";
  return dayWords(civil, today, language) + gap + clockWords(civil, language);
}

/** Before → after of a corrected time, and the new code. */
export function retimedText(
  change: { readonly before: NamedTime; readonly after: NamedTime; readonly code: number },
  reader: Reader,
): string {
  const { before, after, code } = change;
  const say = speaking(reader.language);
  const { today, language } = reader;
  const day = (time: NamedTime) => dayWords(time.day, today, language);
  const hour = (time: NamedTime) =>
    (time.clock && clockOf(time.clock, language)) ?? time.part ?? say("全天", "all day");
  const moved =
    before.day === after.day
      ? `${hour(before)}→${hour(after)}${say(`（${day(after)}）`, ` (${day(after)})`)}`
      : `${day(before)}→${day(after)}${after.clock === undefined && after.part === undefined ? "" : ` ${hour(after)}`}`;
  return say(`改：${moved}。回“确认 ${code}”`, `Changed: ${moved}. Reply "confirm ${code}"`);
}

export interface CountOfRoom {
  readonly topic: string;
  readonly answered: number;
  readonly expected: number;
}

/** 收到 一48/48 二49/51: how many have answered, for the organizer. */
export function countsText(counts: readonly CountOfRoom[], language: Language): string {
  const say = speaking(language);
  const names = shortNames(counts.map(({ topic }) => topic));
  const missing = counts.reduce((sum, one) => sum + one.expected - one.answered, 0);
  const shown = counts.map(
    ({ answered, expected }, index) =>
      `${counts.length === 1 ? "" : spaced(names[index] ?? "")}${answered}/${expected}`,
  );
  return lines(
    say(`收到 ${shown.join(" ")}`, `Got it: ${shown.join(", ")}`),
    missing > 0 &&
      say(`没回${missing}人（点开看）：回“谁没回”`, `${missing} missing: reply "who's missing"`),
    missing === 0 && say("都回了", "Everybody has answered"),
  );
}

/** A name that ends in a digit or Latin letter must not run into the count. */
function spaced(name: string): string {
  return /[\da-z]$/iu.test(name) ? `${name} ` : name;
}

export interface MissingPerson {
  readonly name: string;
  readonly topic: string;
  readonly prefersPhone: boolean;
}

/** Names by room, and what can be done; only ever for the organizer's private chat. */
export function whoIsMissingText(
  people: readonly MissingPerson[],
  nudge: { readonly round: number | undefined },
  language: Language,
): string {
  const say = speaking(language);
  if (people.length === 0) return say("都回了，没有差的", "Nobody is missing");
  const { round } = nudge;
  return lines(
    namesByRoom(people, language),
    [
      round === undefined
        ? say("①已提醒2次，不再提醒", "① reminded twice already")
        : round === 1
          ? say("①提醒他们（今天第1次）", "① nudge (1st today)")
          : say("①提醒他们（第2次，最后一次）", "① nudge (2nd, the last)"),
      say("②出电话名单", "② call list"),
      say("③算了", "③ leave it"),
    ].join(" "),
  );
}

function namesByRoom(people: readonly MissingPerson[], language: Language): string {
  const say = speaking(language);
  const topics = [...new Set(people.map(({ topic }) => topic))];
  const short = shortNames(topics);
  return topics
    .map((topic, index) => {
      const names = people
        .filter((one) => one.topic === topic)
        .map(({ name, prefersPhone }) =>
          prefersPhone ? name + say("（常打电话）", " (phone person)") : name,
        );
      const shown = names.slice(0, 30).join(" ") + (names.length > 30 ? " …" : "");
      return topics.length === 1 ? shown : `${short[index]}${say("：", ": ")}${shown}`;
    })
    .join(say("；", "; "));
}

/** Whom to ring up: names only, telephone numbers are not kept. */
export function callListText(people: readonly MissingPerson[], language: Language): string {
  const say = speaking(language);
  if (people.length === 0) return say("都回了，不用打电话", "Nobody needs a call");
  const { name } = people[0] ?? { name: "" };
  return lines(
    say(`电话名单${people.length}人：`, `To call, ${people.length}:`),
    namesByRoom(people, language),
    say(`打完回“电话通知了${name}”`, `Then reply "told ${name} by phone"`),
  );
}
