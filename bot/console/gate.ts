import type { Context } from "hono";
import type { Member } from "../../src/store/members.ts";

/** Who is let in, and as whom. */
export interface Gate {
  /** The member who looks; undefined: nobody, and nothing may be shown. */
  visitor(context: Context): Promise<Member | undefined>;
  /** As whom this visitor may look instead, by the name to show, without signing in again; empty: only as themselves. */
  others(): Promise<readonly Member[]>;
  /** From which origin forms may come. */
  isOwnOrigin(context: Context): boolean;
  /** What somebody who is not let in gets to see. */
  turnAway(context: Context): Response | Promise<Response>;
}
