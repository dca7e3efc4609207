import type { Capabilities } from "../chat/gateway.ts";
import { lastClaimedAt } from "../store/claims.ts";
import type { Db } from "../store/db.ts";
import type { OutboxItem } from "../store/outbox.ts";

/** Between two messages to the same chat on networks that punish haste (padchat#142: dropped silently). */
const CHAT_GAP_MS = 1_000;

/**
 * When the account's pace allows the next send. It is computed from what the store says was
 * tried, so that a restart does not forget it.
 */
export async function paceAllowsAt(
  db: Db,
  item: OutboxItem,
  capabilities: Capabilities,
  now: number,
): Promise<number> {
  if (!Number.isFinite(capabilities.perMinute)) return now;
  const gap = 60_000 / capabilities.perMinute;
  const [chat, account] = [
    await lastClaimedAt(db, { chat: item.chat }),
    await lastClaimedAt(db, { account: item.account }),
  ];
  // A last send in the future is a clock that was set back: it must not silence the account for long.
  const from = (last: number | undefined, wait: number) =>
    last === undefined || last > now + wait ? now : last + wait;
  return Math.max(now, from(chat, Math.max(gap, CHAT_GAP_MS)), from(account, gap));
}
