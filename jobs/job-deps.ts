import type { Logger } from "pino";
import type { Calendars } from "../src/calendar/calendars.ts";
import type { Clock } from "../src/clock.ts";
import type { Store } from "../src/store/open-store.ts";

export interface JobDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly calendars: Calendars;
  /** IANA zone of the operator; people's times are in the zone of their space. */
  readonly zone: string;
  readonly log: Logger;
}
