import { createHmac } from "node:crypto";
import { sameText } from "../same-text.ts";

/** Who signed in, and until when the cookie says so. */
export interface Session {
  readonly memberId: number;
  /** Epoch milliseconds. */
  readonly until: number;
  /** Hexadecimal, by chance: what a sign-out ends. */
  readonly id: string;
}

/** The value of a cookie that only we can make. */
export function sessionCookie(session: Session, secret: string): string {
  const words = `${session.memberId}.${session.until}.${session.id}`;
  return `${words}.${sealOf(words, secret)}`;
}

/** The session of a cookie; undefined when it is not ours, or over. */
export function readSession(cookie: string, secret: string, now: number): Session | undefined {
  const found = /^(\d{1,15})\.(\d{1,15})\.([\da-f]{24})\.([\w-]{43})$/u.exec(cookie);
  if (found === null) return undefined;
  const [, memberId = "", until = "", id = "", seal = ""] = found;
  if (!sameText(seal, sealOf(`${memberId}.${until}.${id}`, secret))) return undefined;
  return Number(until) > now ? { memberId: Number(memberId), until: Number(until), id } : undefined;
}

function sealOf(words: string, secret: string): string {
  return createHmac("sha256", secret).update(`session/${words}`).digest("base64url");
}
