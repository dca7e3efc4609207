import { type Language, speaking } from "../language.ts";

/** The first page: what is on, and what waits for somebody. */
export function homeWords(language: Language) {
  const say = speaking(language);
  return {
    own: say("您负责的活动", "What you are responsible for"),
    next: say("接下来七天", "The next seven days"),
    nothingNext: say("七天内没有定下日子的活动", "No dated activity within seven days"),
    thisMonth: say("这个月，日子没定", "This month, day not set"),
    waits: say("等您处理", "Waiting for you"),
    nothingWaits: say("没有要处理的", "Nothing is waiting"),
    plan: (name: string, count: number) =>
      say(`“${name}”还有${count}条没看`, `“${name}”: ${count} lines to look at`),
    missing: (answered: number, expected: number) =>
      say(
        `通知：${expected}人里${answered}人回了`,
        `Notice: ${answered} of ${expected} have answered`,
      ),
    doubts: (count: number) =>
      say(`${count}条消息没发出去或不确定`, `Messages not sent, or in doubt: ${count}`),
    gaps: (count: number) => say(`台账有${count}场缺材料`, `Ledger: ${count} with gaps`),
    behind: (count: number) => say(`${count}项进度慢了`, `Goals behind: ${count}`),
    doors: say("账号", "Accounts"),
    doorStates: {
      starting: say("正在连接", "connecting"),
      scan: say("等扫码", "scan the code"),
      online: say("在线", "online"),
      offline: say("断线", "offline"),
      stopped: say("没开", "shut"),
    },
    local: say("本机聊天室", "local chat"),
  };
}
