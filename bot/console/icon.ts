import { html, raw } from "hono/html";
import type { Html } from "./visit.ts";

const PATHS = {
  bell: "M12 4a5 5 0 0 0-5 5v4l-1.5 3h13L17 13V9a5 5 0 0 0-5-5Zm-2 14.5a2 2 0 0 0 4 0",
  home: "M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5",
  calendar: "M5 6h14v14H5zM5 10h14M9 3.5V7M15 3.5V7",
  plans: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
  plan: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
  activity: "M12 4v16M4 12h16",
  missing: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8a7 7 0 0 1 9-6.5M16 16h6",
  broadcast: "M4 10v4h4l7 4V6L8 10zM18 9a4 4 0 0 1 0 6",
  goals: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Zm0-4a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-4h.01",
  ledger: "M5 4h14v16H5zM9 4v16M12 9h4M12 13h4",
  pictures: "M5 20V10M10 20V5M15 20v-8M20 20V8",
  deliveries: "M4 12 20 5l-5 15-3.5-6.5z",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9a6 6 0 0 1 12 0M16 11a3 3 0 0 0 0-6M17 14a6 6 0 0 1 4 6",
  rooms: "M4 5h16v11H9l-5 4z",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  audit: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2",
  chat: "M4 5h16v11H9l-5 4z",
} as const;

/** A line drawing, hidden from screen readers: what it stands beside has a name. */
export function icon(name: keyof typeof PATHS): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(PATHS[name])}"/></svg>`;
}
