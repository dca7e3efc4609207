import type { Card, CardChoice } from "../chat/card.ts";
import { type Language, speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";

const CIRCLED = "①②③④⑤⑥⑦⑧⑨";
/** A vendor advises options of at most eleven characters; longer ones are written out above. */
const OPTION_WIDTH = 10;
/** A card takes so many votes as a poll has numbers. */
const MOST_OPTIONS = 9;

/** A reminder that asks who comes, for a door with buttons. @param text ends in the line that asks */
export function comingCard(text: string, no: number, language: Language): Card {
  const say = speaking(language);
  return buttons(
    text,
    no,
    say("点按钮，或回“报名”“请假”", 'Press, or reply "join", "can\'t come"'),
    [
      { label: say("报名", "Join"), says: say(`报名${no}`, `join ${no}`) },
      { label: say("请假", "Can't come"), says: say(`请假${no}`, `can't come ${no}`) },
    ],
  );
}

/** The reminder of the day, for a door with buttons. @param text ends in the line that asks */
export function arrivingCard(text: string, no: number, language: Language): Card {
  const say = speaking(language);
  return buttons(text, no, say("到了点“签到”，或回“签到”", 'There? Press, or reply "check in"'), [
    { label: say("签到", "Check in"), says: say(`签到${no}`, `check in ${no}`) },
    { label: say("请假", "Can't come"), says: say(`请假${no}`, `can't come ${no}`) },
  ]);
}

function buttons(text: string, no: number, asks: string, choices: readonly CardChoice[]): Card {
  const told = text.slice(0, text.lastIndexOf("\n"));
  return { kind: "buttons", text: lines(told, asks), about: `activity/${no}`, choices };
}

/** A poll for a door with buttons. */
export function pollCard(
  poll: { readonly id: number; readonly title: string; readonly options: readonly string[] },
  language: Language,
): Card {
  const say = speaking(language);
  const options = poll.options.slice(0, MOST_OPTIONS);
  const labels = options.map((option, index) => `${CIRCLED[index]} ${option}`);
  const long = labels.some((label) => clip(label, OPTION_WIDTH) !== label);
  return {
    kind: "vote",
    text: lines(
      say("投票", "Poll") + (poll.title === "" ? "" : say(`：${poll.title}`, `: ${poll.title}`)),
      ...(long ? labels : []),
      say("选好提交，或回数字（不保密）", "Choose, or reply a number (not secret)"),
    ),
    about: `poll/${poll.id}`,
    choices: labels.map((label, index) => ({
      label: clip(label, OPTION_WIDTH),
      says: say(`投${index + 1}`, `vote ${index + 1}`),
    })),
  };
}

/** What a card says to somebody who pressed: that it was taken in, not what came of it. */
export function pressedLabel(label: string): string {
  return `✓ ${label}`;
}

/** The button under a vote: before it was handed in, and afterwards. */
export function submitLabel(done: boolean, language: Language): string {
  const say = speaking(language);
  return done ? say("已提交，可改", "Voted; may change") : say("提交", "Vote");
}
