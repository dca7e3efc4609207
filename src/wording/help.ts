import { type Language, speaking } from "./language.ts";
import { lines } from "./layout.ts";

/** Who the bot is, what it reads, whom to ask. */
export function whoIAmText(organizer: string | undefined, language: Language): string {
  const say = speaking(language);
  return lines(
    say(
      "我是小铃铛，记活动和签到。只看叫我的话。",
      "I am Lingdang. I keep events and check-ins; I read only calls.",
    ),
    (organizer === undefined ? "" : say(`管理员${organizer}。`, `Admin ${organizer}. `)) +
      say("说“帮助”看用法，说“删我的资料”可退出", '"help" for usage, "delete my data" to leave'),
  );
}

/** What one can say, in examples rather than in a manual. */
export function helpText(
  about: string | undefined,
  organizes: boolean,
  language: Language,
): string {
  const say = speaking(language);
  if (about === "signup")
    return say("报名：回“报名”，两人回“报名2人”", 'To join reply "join", for two "join 2"');
  if (about === "checkin") return say("到了就回“签到”", 'When you are here reply "check in"');
  if (about === "decline") return say("去不了就回“请假”", 'If you cannot come reply "can\'t come"');
  return lines(
    say("您可以这样说：", "You can say:"),
    say("本月有什么活动", "what's on this month"),
    say("下一个 / 禁毒的什么时候", "next / when is the ..."),
    say("报名 / 请假 / 签到", "join / can't come / check in"),
    say("我的", "mine"),
    organizes &&
      say("导入计划 / 新活动 / 名单11 / 谁没到", "import plan / new event / roster 11 / missing"),
  );
}
