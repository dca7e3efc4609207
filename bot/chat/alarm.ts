import type { Logger } from "pino";

const ANSWER_MS = 10_000;

/** Tells the operator something by another way than the doors. */
export interface Alarm {
  /** Resolves to false when it could not be told; never rejects. */
  tell(text: string): Promise<boolean>;
}

/**
 * An alarm over a webhook. The body is the one that group robots of WeCom and DingTalk take, so their
 * address works as it is, and any other receiver finds the text under `text.content`.
 * @param url a secret as a rule; it is never logged. Undefined: alarms are only logged
 */
export function createAlarm(url: string | undefined, log: Logger): Alarm {
  return {
    async tell(text) {
      log.warn({ alarm: text }, "alarm");
      if (url === undefined) return true;
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", connection: "close" },
          body: JSON.stringify({ msgtype: "text", text: { content: `【小铃铛】${text}` } }),
          signal: AbortSignal.timeout(ANSWER_MS),
        });
        await response.body?.cancel();
        if (response.ok) return true;
        log.error({ status: response.status }, "the alarm was not taken");
      } catch (error) {
        // The error's own text may hold the address.
        log.error(
          { failure: error instanceof Error ? error.name : "Error" },
          "no way to the alarm",
        );
      }
      return false;
    },
  };
}
