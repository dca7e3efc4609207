import type { OutboxItem } from "../store/outbox.ts";
import { againMark } from "../wording/delivery.ts";

/** What an item says if it leaves now: its text, its late text, or nothing because it no longer matters. */
export function textToSend(item: OutboxItem, now: number): string | "expired" {
  const late = item.late_after !== null && now > item.late_after;
  if (item.expires_at !== null && now > item.expires_at) return "expired";
  if (late && item.late_body === null) return "expired";
  const text = late && item.late_body !== null ? item.late_body : item.body;
  return item.doubted === 1 ? `${againMark}${text}` : text;
}
