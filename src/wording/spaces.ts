import { type Language, speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines } from "./layout.ts";

/** To a room that belongs to another space now. */
export function roomGivenText(
  space: string,
  { organizes, organizer }: { readonly organizes: boolean; readonly organizer: string },
  language: Language,
): string {
  const say = speaking(language);
  return lines(
    clip(say(`这个群归${space}了`, `This room belongs to ${space}`), LINE_WIDTH),
    say("计划、名单、台账从这里另记", "Its plan, people and ledger begin here"),
    organizes
      ? say(`组织者：${organizer}`, `organizer: ${organizer}`)
      : say("组织者照旧", "its organizers stay"),
  );
}

/** No space of that name: shall there be one below this one? */
export function newSpaceAskedText(name: string, above: string, language: Language): string {
  const say = speaking(language);
  return lines(
    clip(say(`还没有“${name}”`, `There is no “${name}” yet`), LINE_WIDTH),
    clip(say(`建在${above}下面？`, `Make it below ${above}?`), LINE_WIDTH),
    say("①新建，这个群归它 ②不用", "① make it, with this room ② no"),
  );
}

/** Why a room does not change its space. */
export function notGivenText(why: "here-already" | "has-history", language: Language): string {
  const say = speaking(language);
  return why === "here-already"
    ? say("这个群本来就是", "This room belongs to it already")
    : say(
        "这个群已有自己的活动或通知，不能改归",
        "This room has activities or notices of its own and stays",
      );
}

/** Which of the organizations that know somebody is meant from now on. */
export function whichSpaceText(names: readonly string[], language: Language): string {
  const say = speaking(language);
  return lines(
    say("现在说哪个单位的事？", "Which organization do you mean?"),
    ...names.slice(0, 6).map((name, index) => clip(`${index + 1} ${name}`, LINE_WIDTH)),
    say("回数字", "Reply a number"),
  );
}

export function switchedText(name: string, language: Language): string {
  const say = speaking(language);
  return clip(say(`好，现在说${name}的事`, `All right: ${name} from now on`), LINE_WIDTH);
}
