import type { SendingTime } from "../delivery/queue.ts";
import { type Language, speaking } from "./language.ts";
import { lines } from "./layout.ts";

const MINUTE_MS = 60_000;

/** 约12分钟, about 12 minutes; undefined where it is over before one has read it. */
export function minutesWords({ ms }: SendingTime, language: Language): string | undefined {
  if (ms < MINUTE_MS) return undefined;
  const minutes = Math.ceil(ms / MINUTE_MS);
  return speaking(language)(`约${minutes}分钟`, `about ${minutes} min`);
}

/** What a notice will cost, before it is confirmed; undefined where there is nothing to say. */
export function costText(cost: SendingTime, own: number, language: Language): string | undefined {
  const say = speaking(language);
  const minutes = minutesWords(cost, language);
  const before = cost.messages - own - cost.resting;
  const text = lines(
    minutes !== undefined &&
      say(
        `发完要${minutes}${before > 0 ? `（前面排着${before}条）` : ""}`,
        `Takes ${minutes}${before > 0 ? ` (${before} wait before it)` : ""}`,
      ),
    cost.short > 0 &&
      say(
        `账号今天的量不够，${cost.short}条要等到明天`,
        `Daily limit: ${cost.short} must wait till tomorrow`,
      ),
  );
  return text === "" ? undefined : text;
}

/** What still waits to be sent, for an organizer who asks. */
export function queueText(queue: SendingTime, language: Language): string {
  const say = speaking(language);
  if (queue.messages === 0) return say("都发完了，没有排队的", "Nothing is waiting to be sent");
  const minutes = minutesWords(queue, language) ?? say("不到1分钟", "under a minute");
  const later = queue.resting + queue.short;
  return lines(
    say(`还有${queue.messages}条在排队`, `${queue.messages} waiting to be sent`),
    later < queue.messages && say(`还要${minutes}`, `${minutes} to go`),
    later > 0 &&
      say(`其中${later}条要晚些（安静或当天已满）`, `${later} later (quiet hours or daily limit)`),
  );
}
