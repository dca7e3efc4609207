import { type Language, speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";

const CIRCLED = "①②③④⑤⑥⑦⑧⑨";

/** Asked of an organizer, once: 群昵称『幸福一生』= 张桂兰？ */
export function bindQuestion(
  asked: {
    readonly nickname: string;
    readonly name: string;
    readonly known: boolean;
    readonly bound: string | undefined;
  },
  language: Language,
): string {
  const { nickname, name, known, bound } = asked;
  const say = speaking(language);
  return lines(
    say(`群昵称『${nickname}』= ${name}？`, `Is “${nickname}” ${name}?`),
    !known && say("（名册里还没有这个名字）", "(not on the roster yet)"),
    bound !== undefined &&
      say(`（${name}现在是『${bound}』）`, `(${name} is “${bound}” at present)`),
    say("回 是/否", "Reply yes / no"),
  );
}

export function sameNameText(options: readonly string[], language: Language): string {
  const say = speaking(language);
  return lines(
    say("同名的有几位，您是：", "Several share that name. You are:"),
    ...options.map((option, index) => `${CIRCLED[index]}${option}`),
    say("回数字", "Reply a number"),
  );
}

/** Which of several waiting people is meant by 是 or 否. */
export function whichBindingText(
  people: readonly { readonly nickname: string; readonly name: string }[],
  language: Language,
): string {
  const say = speaking(language);
  return lines(
    say("是指哪一位？", "Which one do you mean?"),
    ...people.map(({ nickname, name }, index) => `${CIRCLED[index]}『${nickname}』= ${name}`),
    say("回数字", "Reply a number"),
  );
}

export interface OwnData {
  readonly name: string;
  readonly nicknames: readonly string[];
  readonly rooms: readonly string[];
  readonly roles: readonly string[];
  readonly signups: number;
  readonly checkins: number;
  readonly receipts: number;
  readonly muted: boolean;
  /** Activities of which no private reminder is wanted, by number. */
  readonly mutedNumbers: readonly number[];
}

/** 我的资料: everything that is kept of somebody, in plain words. */
export function ownDataText(data: OwnData, language: Language): string {
  const say = speaking(language);
  const { name, nicknames, rooms, roles, signups, checkins, receipts, muted, mutedNumbers } = data;
  const others = nicknames.filter((nickname) => nickname !== name);
  return lines(
    say(`记着您：${name}`, `Kept of you: ${name}`) +
      (others.length > 0
        ? say(`（昵称${clip(others.join(" "), 20)}）`, ` (nickname ${clip(others.join(", "), 30)})`)
        : ""),
    say("身份：", "Role: ") +
      (roles.length === 0
        ? say("成员", "member")
        : roles.map((role) => roleName(role, language)).join(say(" ", ", "))),
    rooms.length > 0 &&
      say(`在群：${clip(rooms.join(" "), 30)}`, `Rooms: ${clip(rooms.join(", "), 40)}`),
    say(
      `报名${signups}次 签到${checkins}次 收到${receipts}次`,
      `${signups} sign-ups, ${checkins} check-ins, ${receipts} receipts`,
    ),
    say("签到存3年；电话、闲聊不存", "Check-ins are kept 3 years; no phone, no chatter"),
    muted && say("现在不私信提醒您", "Private reminders are off"),
    mutedNumbers.length > 0 &&
      say(
        `不提醒您：${clip(mutedNumbers.join(" "), 20)}`,
        `No reminders of ${clip(mutedNumbers.join(", "), 20)}`,
      ),
    say("改回“我是…”，删回“删我的资料”", 'Change: "I am …". Delete: "delete my data"'),
  );
}

const ROLES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  organizer: ["组织者", "organizer"],
  secretary: ["秘书", "secretary"],
  leader: ["领导", "leader"],
  operator: ["管理员", "operator"],
  guest: ["来宾", "guest"],
};

export function roleName(role: string, language: Language): string {
  const [zh, en] = ROLES[role] ?? [role, role];
  return speaking(language)(zh, en);
}

/** 我是谁. */
export function whoYouAreText(
  person: {
    readonly name: string;
    readonly roles: readonly string[];
    readonly rooms: readonly string[];
  },
  language: Language,
): string {
  const { name, roles, rooms } = person;
  const say = speaking(language);
  const role =
    roles.length === 0
      ? say("成员", "member")
      : roles.map((one) => roleName(one, language)).join(say("、", ", "));
  return lines(
    say(`您是${name}（${role}）`, `You are ${name} (${role})`),
    rooms.length > 0 && clip(rooms.join(" "), 30),
    say("不对请回“我是 姓名”", 'Wrong? Reply "I am NAME"'),
  );
}

/** Asked once before anything is erased. */
export function eraseQuestion(language: Language): string {
  const say = speaking(language);
  return lines(
    say("要删您的资料吗？删了找不回来：", "Delete your data? It cannot be undone:"),
    say("姓名、昵称、报名、回复都删掉", "name, nicknames, sign-ups and answers go"),
    say("签到只留人数，不留人", "check-ins stay as a number only"),
    say("计划里的名字改写成“某人”", 'plans say "某人" (somebody) for the name'),
    say("备份里的到期随备份一起删", "older backups lose it when they expire"),
    say("删回“是”，不删回“不”", 'Reply "yes" or "no"'),
  );
}

export function erasedText(language: Language): string {
  const say = speaking(language);
  return lines(
    say("已删除您的资料。", "Your data is deleted."),
    say("以前的备份里还有，到期会一起删", "Older backups still hold it until they expire"),
    say("再说话会当作新人", "If you write again you are new to me"),
  );
}

/** 别提醒我11: that one is silenced, the others are not. */
export function activityMutedText(
  activity: { readonly no: number; readonly title: string },
  language: Language,
): string {
  const say = speaking(language);
  const title = clip(activity.title, 20);
  return lines(
    say(`好的，${activity.no} ${title}`, `All right, ${activity.no} ${title}:`),
    say("不再私信提醒您，别的照常", "no more private reminders of it"),
    say(`要恢复回“恢复提醒${activity.no}”`, `To undo reply "unmute ${activity.no}"`),
  );
}

/** @param still whether all private reminders are off beside it */
export function activityUnmutedText(
  activity: { readonly no: number; readonly title: string },
  still: boolean,
  language: Language,
): string {
  const say = speaking(language);
  const title = clip(activity.title, 20);
  return lines(
    say(`好的，恢复提醒${activity.no} ${title}`, `Reminders of ${activity.no} ${title} are on`),
    still && say("全部提醒还停着，", "All reminders are still off,"),
    still && say("要打开回“恢复提醒”", 'to turn them on reply "unmute"'),
  );
}

/** 找人: whom to ask. */
export function whomToAskText(
  people: {
    readonly duty: readonly string[];
    readonly organizers: readonly string[];
    readonly secretaries: readonly string[];
  },
  language: Language,
): string {
  const say = speaking(language);
  const { duty, organizers, secretaries } = people;
  const line = (zh: string, en: string, names: readonly string[]) =>
    names.length > 0 && say(`${zh}${names.join(" ")}`, `${en}${names.join(", ")}`);
  return duty.length + organizers.length + secretaries.length === 0
    ? say("还没有登记组织者", "No organizer is known yet")
    : lines(
        line("今天值班：", "On duty today: ", duty),
        line("组织者：", "Organizer: ", organizers),
        line("秘书：", "Secretary: ", secretaries),
        say("请在群里@或私信", "Mention or message them"),
      );
}

/** Said once in a room that the bot has entered. */
export function helloText(contact: string | undefined, language: Language): string {
  const say = speaking(language);
  return lines(
    say("大家好，我是小铃铛，管活动的", "Hello, I am Lingdang; I keep events"),
    say("只看叫我的话，闲聊不看不存", "I read only what is said to me"),
    say("记：姓名 报名 签到 收到", "Kept: name, sign-up, check-in, got it"),
    say("为了办活动和安全点名，存3年", "For events and safety, for 3 years"),
    say("孩子只记人数，不记姓名", "Children are counted, not named"),
    contact !== undefined && say(`有事找${contact}`, `Ask ${contact}`),
    say("不想被记：私信“删我的资料”", 'Not you? Message "delete my data"'),
    say("说“帮助”看用法", 'Say "help" for usage'),
  );
}

/** Called, but not understood: what may have been meant. */
export function guessText(guesses: readonly string[], language: Language): string {
  const numbered = guesses.map((guess, index) => `${CIRCLED[index]}${guess}`).join(" ");
  return speaking(language)(`您是要 ${numbered}`, `Did you mean ${numbered}`);
}

export interface Mine {
  readonly signups: readonly {
    readonly no: number;
    readonly when: string;
    readonly waiting: boolean;
  }[];
  readonly duties: readonly string[];
  readonly due: readonly string[];
  readonly hours: number;
}

/** 我的: what somebody has taken on, what they owe, and their hours of this year. */
export function mineText(mine: Mine, language: Language): string {
  const say = speaking(language);
  const { signups, duties, due, hours } = mine;
  const listed = signups
    .slice(0, 6)
    .map(({ no, when, waiting }) =>
      say(
        `${no}（${when}${waiting ? " 候补" : ""}）`,
        `${no} (${when}${waiting ? ", waiting" : ""})`,
      ),
    );
  const none = say("无", "none");
  return lines(
    signups.length === 0
      ? say("报名：无", "signed up: none")
      : say(`报名${signups.length}项：${listed.join(" ")}`, `signed up: ${listed.join(", ")}`),
    say("值班：", "duty: ") +
      (duties.length === 0 ? none : duties.slice(0, 3).join(say("；", "; "))),
    say("待交：", "due: ") +
      (due.length === 0 ? none : clip(due.join(" "), 24)) +
      say(` 时长：今年${hours}小时`, `; hours this year: ${hours}`),
  );
}

/** After a login with new ids: who was found again, and who an organizer has to look at. */
export function doubtsText(
  doubts: {
    readonly pairs: readonly { readonly nickname: string; readonly name: string }[];
    /** How many there are, this page included. */
    readonly left: number;
    readonly counts?: { readonly matched: number; readonly missing: number };
  },
  language: Language,
): string {
  const { pairs, left, counts } = doubts;
  const say = speaking(language);
  return lines(
    counts &&
      say(
        `重新登录：认回${counts.matched}人，没认出${counts.missing}人`,
        `New login: ${counts.matched} found again, ${counts.missing} not`,
      ),
    left > 0 && say(`要您看的${left}人：`, `Please look at ${left}:`),
    ...pairs.map(
      ({ nickname, name }, index) => `${CIRCLED[index]}『${clip(nickname, 8)}』= ${name}？`,
    ),
    left > 0 &&
      say("全对回“都对”，或回对的数字；都不对回“不”", 'Reply "all", the right numbers, or "no"'),
    counts !== undefined &&
      counts.missing > 0 &&
      left === 0 &&
      say("没认出的请他们说“我是 姓名”", 'The others may say "I am NAME"'),
  );
}
