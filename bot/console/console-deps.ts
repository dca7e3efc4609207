import type { Logger } from "pino";
import type { Calendars } from "../../src/calendar/calendars.ts";
import type { DoorView } from "../chat/door-board.ts";
import type { Gate } from "./gate.ts";
import type { OrderDeskDeps } from "./order-desk.ts";
import type { WatchedStore } from "./watched-store.ts";

/** What the console is made of. */
export interface ConsoleDeps extends OrderDeskDeps {
  readonly store: WatchedStore;
  readonly calendars: Calendars;
  readonly log: Logger;
  readonly gate: Gate;
  readonly doors: () => readonly DoorView[];
  readonly isVirtual: () => boolean;
  /** Something was written that may leave at once. */
  readonly wake: () => void;
  /** Makes the marks in forms; never leaves the process. */
  readonly secret: string;
}
