import type { Health } from "./health.ts";

/** What is measured, in the text format that collectors read (version 0.0.4). No names, no message text. */
export function metricsText(health: Health): string {
  const { facts } = health;
  const states = Object.entries(facts.outbox).map(
    ([state, count]) => `lingdang_outbox_items{state="${state}"} ${count}`,
  );
  return [
    "# HELP lingdang_up 1 when the door is online, nothing is late and the disk has room.",
    "# TYPE lingdang_up gauge",
    `lingdang_up ${health.ok ? 1 : 0}`,
    "# HELP lingdang_door_online 1 when the chat account is logged in.",
    "# TYPE lingdang_door_online gauge",
    `lingdang_door_online ${health.door === "online" ? 1 : 0}`,
    "# HELP lingdang_oldest_wait_seconds How long the oldest message that could leave has been waiting.",
    "# TYPE lingdang_oldest_wait_seconds gauge",
    `lingdang_oldest_wait_seconds ${health.oldestWaitSeconds}`,
    "# HELP lingdang_outbox_items Messages by state.",
    "# TYPE lingdang_outbox_items gauge",
    ...states,
    "# HELP lingdang_owed Background work by kind: files to build, rooms of notices to write, files of a week that failed.",
    "# TYPE lingdang_owed gauge",
    ...Object.entries(facts.owed).map(([kind, count]) => `lingdang_owed{kind="${kind}"} ${count}`),
    "# HELP lingdang_last_delivery_timestamp_seconds When a message was accepted last.",
    "# TYPE lingdang_last_delivery_timestamp_seconds gauge",
    `lingdang_last_delivery_timestamp_seconds ${Math.round((facts.lastDeliveryAt ?? 0) / 1_000)}`,
    "# HELP lingdang_rooms Rooms that the bot knows.",
    "# TYPE lingdang_rooms gauge",
    `lingdang_rooms ${facts.rooms}`,
    "# HELP lingdang_members People that the bot knows.",
    "# TYPE lingdang_members gauge",
    `lingdang_members ${facts.members}`,
    "",
  ].join("\n");
}
