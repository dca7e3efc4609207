import { type Language, speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines } from "./layout.ts";

/** To the organizer alone: how a room is moved to another door. */
export function moveCodeText(topic: string, code: string, language: Language): string {
  const say = speaking(language);
  return lines(
    clip(topic, LINE_WIDTH),
    say(`绑定码 ${code}，30分钟内有效`, `Code ${code}, good for 30 minutes`),
    say("搬过去以后，名册、活动、台账都在，", "People, activities and ledger move along;"),
    say("旧群里我就不再说话", "I fall silent in the old room"),
    say(`在新群里@我说“绑定 ${code}”`, `In the new room: "@me bind ${code}"`),
  );
}

/**
 * To the new room.
 * @param strangers on another door its people are not known by their names yet
 */
export function movedText(topic: string, strangers: boolean, language: Language): string {
  const say = speaking(language);
  return lines(
    clip(say(`${topic}搬到这里了`, `${topic} goes on here`), LINE_WIDTH),
    say("名册、活动、台账都在", "People, activities and ledger are kept"),
    strangers && say("各位回“我是（姓名）”认一下", 'Please reply "I am" and your name'),
  );
}

/** What people call the network of an account, by what stands before its stroke. */
const NETWORKS: ReadonlyMap<string, readonly [zh: string, en: string]> = new Map([
  ["wecom", ["企业微信", "WeCom"]],
  ["wechaty", ["微信", "WeChat"]],
]);

/**
 * To the place that was left, once.
 * @param to the room's name where it went; empty where the network tells none
 * @param account under which it is met there
 */
export function movedAwayText(
  topic: string,
  { to, account }: { readonly to: string; readonly account: string },
  language: Language,
): string {
  const say = speaking(language);
  const network = NETWORKS.get(account.split("/")[0] ?? "");
  const where = [to, network && say(...network)].filter(Boolean).join(say("，", ", "));
  return lines(
    clip(say(`${topic}搬走了`, `${topic} has moved`), LINE_WIDTH),
    where !== "" && clip(say(`新地方：${where}`, `It is now: ${where}`), LINE_WIDTH),
    say("报名、签到请到那里说", "Sign up and check in there;"),
    say("在这里我不再回话", "I am silent here from now on"),
  );
}

/** Why a room did not move. */
export function notMovedText(
  why: "wrong" | "not-open" | "here-already" | "has-history",
  language: Language,
): string {
  const say = speaking(language);
  const texts = {
    wrong: say("绑定码不对，再看一下", "Wrong code, please look again"),
    "not-open": say("绑定码过期了，请组织者重新拿", "No such code now; ask for a new one"),
    "here-already": say("就是这个群，请到新群里说", "That is this room; say it in the new one"),
    "has-history": say(
      "这个群已有自己的活动或通知，不能顶替",
      "This room has activities or notices of its own",
    ),
  };
  return texts[why];
}
