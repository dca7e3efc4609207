import type { GatewayState } from "../../src/chat/gateway.ts";
import type { LiveFacts } from "../../src/store/inspect-store.ts";

/** A message that could leave and has not for so long is late. */
const LATE_MS = 10 * 60_000;

export interface Health {
  readonly ok: boolean;
  /** In stable words, for a probe: what is wrong. */
  readonly troubles: readonly ("door" | "late" | "disk")[];
  readonly door: GatewayState;
  /** How long the oldest message that could leave has been waiting, in seconds. */
  readonly oldestWaitSeconds: number;
  readonly facts: LiveFacts;
}

/** Judges what a running process knows of itself. */
export function healthOf(
  facts: LiveFacts,
  door: GatewayState,
  { now, hasRoom }: { readonly now: number; readonly hasRoom: boolean },
): Health {
  const oldest = facts.oldestDueAt === null ? 0 : Math.max(0, now - facts.oldestDueAt);
  const troubles: Health["troubles"][number][] = [];
  if (door !== "online") troubles.push("door");
  if (oldest > LATE_MS) troubles.push("late");
  if (!hasRoom) troubles.push("disk");
  return {
    ok: troubles.length === 0,
    troubles,
    door,
    oldestWaitSeconds: Math.round(oldest / 1_000),
    facts,
  };
}
