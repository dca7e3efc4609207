import type { Acknowledgement } from "../../../src/chat/gateway.ts";

/** The connection is no longer subscribed: it must be made anew (reported by other users of the interface). */
const NOT_SUBSCRIBED = 846_609;
/** "Not now" in the vendor's table of global error codes: busy, more calls than allowed, too many at once. */
const LATER = new Set([-1, 45_009, 45_033]);

export interface Failure {
  readonly acknowledgement: Exclude<Acknowledgement, { kind: "accepted" }>;
  /** The connection is of no use any more. */
  readonly reconnect: boolean;
  /** No answer came at all. */
  readonly silent: boolean;
}

/**
 * What a rejected call of the SDK (1.0.7) says about the message: a frame with an errcode means that it
 * was not sent; "not connected" that it never left; everything else (a time-out, a connection that closed
 * while waiting) leaves it in doubt.
 */
export function readFailure(error: unknown): Failure {
  const errcode = errcodeOf(error);
  if (errcode !== undefined) {
    const reason = `errcode ${errcode}`;
    const reconnect = errcode === NOT_SUBSCRIBED;
    const kind = reconnect || LATER.has(errcode) ? "unreachable" : "refused";
    return { acknowledgement: { kind, reason }, reconnect, silent: false };
  }
  const text = error instanceof Error ? error.message : "";
  if (/^WebSocket not connected/u.test(text)) {
    const acknowledgement = { kind: "unreachable", reason: "not connected" } as const;
    return { acknowledgement, reconnect: false, silent: false };
  }
  const silent = error instanceof Error && (error.name === "TimedOut" || /ack timeout/u.test(text));
  const reason = silent ? "no acknowledgement" : "the connection ended before the acknowledgement";
  return { acknowledgement: { kind: "unknown", reason }, reconnect: false, silent };
}

function errcodeOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode : undefined;
}
