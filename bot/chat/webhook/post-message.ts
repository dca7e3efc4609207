import * as v from "valibot";
import type { Acknowledgement } from "../../../src/chat/gateway.ts";

/** Not before this long is an answer given up; the message may have arrived. */
const ANSWER_MS = 10_000;

/**
 * Answers of the interface that mean "not now" (errcode: what they say). Sources: the vendor's page of
 * global error codes (-1 busy; 45009 more calls than allowed; 45033 too many at once).
 */
const LATER = new Set([-1, 45_009, 45_033]);

const answerShape = v.object({ errcode: v.number(), errmsg: v.optional(v.string(), "") });

/**
 * Posts one message to a group's webhook. Never throws, and neither the address nor its key is part of
 * what it answers.
 * @param url with the key, which is a secret
 * @param body as the vendor's page 91770 writes it: msgtype and its part
 */
export async function postMessage(url: string, body: object): Promise<Acknowledgement> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      // A kept connection that the other side has closed meanwhile would put the message in doubt.
      headers: { "content-type": "application/json", connection: "close" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch (error) {
    return failed(error);
  }
  if (response.status === 429 || response.status === 503) {
    return { kind: "unreachable", reason: `HTTP ${response.status}` };
  }
  if (!response.ok) {
    const kind = response.status < 500 ? "refused" : "unknown";
    return { kind, reason: `HTTP ${response.status}` };
  }
  const answer = v.safeParse(answerShape, await response.json().catch(() => undefined));
  if (!answer.success) return { kind: "unknown", reason: "the answer could not be read" };
  const { errcode, errmsg } = answer.output;
  if (errcode === 0) return { kind: "accepted", networkMessageId: null };
  const reason = `errcode ${errcode} ${withoutSecrets(errmsg)}`.trim();
  return { kind: LATER.has(errcode) ? "unreachable" : "refused", reason };
}

/** Only a connection that never came about is certain to have sent nothing. */
function failed(error: unknown): Acknowledgement {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const never = [
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "UND_ERR_CONNECT_TIMEOUT",
  ];
  const name = error instanceof Error ? error.name : "Error";
  return never.includes(code)
    ? { kind: "unreachable", reason: code }
    : { kind: "unknown", reason: code || name };
}

/** The vendor's texts carry a hint, our address and sometimes the key. */
function withoutSecrets(text: string): string {
  return text.replace(/key=[\w-]+/giu, "key=…").slice(0, 120);
}
