import type { Reward } from "../ledger/deed-rewards.ts";
import type { NamedDeed } from "../store/deeds.ts";
import { MONTHS } from "./calendar-names.ts";
import { speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** 小雨妈妈 is of 小雨家: the deed is the family's. */
export function familyOf(name: string): string {
  const child = /^(.{1,3}?)(?:的)?(?:妈妈?|爸爸?|奶奶|爷爷|姥姥|外公|外婆|家长)$/u.exec(name)?.[1];
  return child === undefined ? name : `${child}家`;
}

export function howToDepositText({ language }: Reader): string {
  return speaking(language)(
    "说清做了什么、谁看见的：\n存好事 帮邻居搬菜 见证 李红",
    "Say what was done and who saw it:\ndeposit carried vegetables witness Li Hong",
  );
}

export function noSuchWitnessText(name: string, { language }: Reader): string {
  return speaking(language)(
    `名册里找不到“${name}”，请换一位见证人`,
    `"${name}" is not in the roster: please name another witness`,
  );
}

export function depositTakenText(deed: NamedDeed, { language }: Reader): string {
  const witness = deed.witness ?? "";
  return speaking(language)(
    `记下：${deed.title}\n已请${witness}见证，审核后告诉您`,
    `Noted: ${deed.title}\n${witness} is asked to witness; I tell you once it is approved`,
  );
}

/** To the witness. */
export function witnessAskedText(deed: NamedDeed, { language }: Reader): string {
  const [month, day] = [Number(deed.day.slice(5, 7)), Number(deed.day.slice(8, 10))];
  return speaking(language)(
    `${familyOf(deed.member)} ${deed.title} ${month}月${day}日，见证吗？回“见证”`,
    `${deed.member}: ${deed.title}, ${day} ${MONTHS[month - 1]}. Did you see it? Reply "witness"`,
  );
}

export function witnessedText(count: number, { language }: Reader): string {
  return speaking(language)(
    `谢谢，见证${count}件，交审核了`,
    `Thank you: ${count} witnessed, now to be approved`,
  );
}

export function notWitnessedText(title: string, { language }: Reader): string {
  return speaking(language)(
    `“${title}”没有得到见证，没存上`,
    `"${title}" was not witnessed and is not booked`,
  );
}

const MOST_SHOWN = 6;

/** To whoever approves: everything that waits, numbered. */
export function reviewText(waiting: readonly NamedDeed[], { language }: Reader): string {
  const say = speaking(language);
  const shown = waiting.slice(0, MOST_SHOWN).map((deed, index) => {
    const seen =
      deed.witness === null ? "" : say(`（${deed.witness}见证）`, ` (seen by ${deed.witness})`);
    const what = deed.kind === "redeem" ? say(`换${deed.title}`, `for ${deed.title}`) : deed.title;
    return `${index + 1} ${clip(`${familyOf(deed.member)} ${what}`, 20)}${seen}`;
  });
  const more = waiting.length - shown.length;
  return lines(
    say(`待审${waiting.length}件：`, `${waiting.length} waiting:`),
    ...shown,
    more > 0 && say(`还有${more}件`, `${more} more`),
    say("回“全过”或“过1 退2 理由”", 'reply "approve all" or "approve 1 return 2 why"'),
  );
}

/** 存入2分，共14分。满20可换本子. */
export function bookedText(
  book: { readonly points: number; readonly balance: number; readonly rewards: readonly Reward[] },
  { language }: Reader,
): string {
  const { points, balance, rewards } = book;
  const say = speaking(language);
  return (
    say(`存入${points}分，共${balance}分。`, `+${points}, total ${balance}. `) +
    rewardHint(balance, rewards, language)
  );
}

function rewardHint(
  balance: number,
  rewards: readonly Reward[],
  language: Reader["language"],
): string {
  const say = speaking(language);
  const within = rewards.filter(({ points }) => points <= balance).at(-1);
  if (within !== undefined)
    return say(
      `可换${within.name}，回“换${within.name}”`,
      `Enough for ${within.name}: reply "redeem ${within.name}"`,
    );
  const next = rewards.find(({ points }) => points > balance);
  return next === undefined
    ? ""
    : say(`满${next.points}可换${next.name}`, `${next.points} for ${next.name}`);
}

export function returnedText(title: string, reason: string | null, { language }: Reader): string {
  const say = speaking(language);
  const why = reason === null ? "" : say(`：${reason}`, `: ${reason}`);
  return say(`“${title}”退回了${why}`, `"${title}" was returned${why}`);
}

export function decidedText(
  counts: { readonly passed: number; readonly returned: number },
  { language }: Reader,
): string {
  const say = speaking(language);
  return lines(
    counts.passed > 0 &&
      say(`过${counts.passed}件，已告诉本人`, `${counts.passed} approved; they are told`),
    counts.returned > 0 &&
      say(`退${counts.returned}件，已告诉本人`, `${counts.returned} returned; they are told`),
  );
}

export function balanceText(
  balance: number,
  rewards: readonly Reward[],
  { language }: Reader,
): string {
  const say = speaking(language);
  return (
    say(`道德银行共${balance}分。`, `Moral bank: ${balance} points. `) +
    rewardHint(balance, rewards, language)
  );
}

export function redeemAskedText(reward: Reward, balance: number, { language }: Reader): string {
  const say = speaking(language);
  return balance < reward.points
    ? say(
        `还差${reward.points - balance}分才能换${reward.name}`,
        `${reward.points - balance} points short of ${reward.name}`,
      )
    : say(
        `换${reward.name}要${reward.points}分，交审核了`,
        `${reward.name} takes ${reward.points} points; now to be approved`,
      );
}

export function redeemedText(deed: NamedDeed, balance: number, { language }: Reader): string {
  return speaking(language)(
    `已换${deed.title}，扣${-deed.points}分，还有${balance}分`,
    `${deed.title}: ${-deed.points} points taken, ${balance} left`,
  );
}

/** Once a month in the room: how many, and nobody's name. */
export function deedsOfMonthText(month: number, count: number, { language }: Reader): string {
  return speaking(language)(
    `每月公示：${month}月存好事${count}件（不列名）`,
    `Monthly notice: ${count} good deeds in ${MONTHS[month - 1]}, no names`,
  );
}
