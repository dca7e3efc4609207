import { type Language, speaking } from "../language.ts";

/** What went out and what did not. */
export function deliveryWords(language: Language) {
  const say = speaking(language);
  return {
    look: say("要您看一眼", "Please look at these"),
    noneToLook: say("没有要看的", "Nothing to look at"),
    ahead: say("等着发的", "Waiting to go out"),
    noneAhead: say("没有等着发的", "Nothing waits"),
    done: say("已发出", "Sent"),
    noneDone: say("还没有发出过", "Nothing was sent yet"),
    sentMeans: say("已发出，不等于已看到", "Sent does not mean seen"),
    sent30: say("30天内已发出", "sent in 30 days"),
    waiting: say("等着发", "waiting"),
    failed: say("没发出去", "not sent"),
    doubt: say("不确定", "in doubt"),
    to: say("给", "To"),
    at: say("时间", "When"),
    words: say("内容", "Text"),
    why: say("情况", "What happened"),
    repeat: say("再发一次", "Send again"),
    leave: say("不用发了", "Leave it"),
    whys: {
      "in-doubt": say(
        "不知道发没发出，正在查",
        "nobody knows yet whether it left; being looked up",
      ),
      "needs-look": say(
        "不知道发没发出，请看一眼群里",
        "nobody knows whether it left: look in the chat",
      ),
      dead: say("没发出去", "did not go out"),
      queued: say("等着发", "waiting"),
      sending: say("正在发", "being sent"),
      sent: say("已发出", "sent"),
      withdrawn: say("没有发", "withdrawn"),
    },
    tries: (count: number) => say(`试过${count}次`, `tried ${count}×`),
    lanes: [say("回复", "answer"), say("提醒", "reminder"), say("通知", "notice")],
  };
}
