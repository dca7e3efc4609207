import { type Language, speaking } from "../language.ts";

/** Signing in from elsewhere. */
export function signInWords(language: Language) {
  const say = speaking(language);
  return {
    title: say("登录", "Sign in"),
    who: say("您的姓名", "Your name"),
    whoHint: say(
      "小铃铛会私信您一个6位数，填在下一页",
      "Lingdang sends you 6 digits in private; type them on the next page",
    ),
    send: say("发给我", "Send it"),
    sent: say(
      "如果这个名字可以登录，6位数已经私信过去了，10分钟内有效",
      "If this name may sign in, 6 digits were sent in private; they work for 10 minutes",
    ),
    code: say("6位数", "6 digits"),
    enter: say("登录", "Sign in"),
    wrong: say("不对，或者过期了。再来一次", "Wrong or expired. Please try again"),
    tooMany: say("试得太多了，过一小时再来", "Too many attempts: come back in an hour"),
    again: say("重新发", "Send another"),
  };
}

/** The private message with the code. */
export function signInCodeText(code: string): string {
  return `网页登录码 ${code}，10分钟内有效。\n不是您本人在登录就不用理，也别告诉别人。`;
}
