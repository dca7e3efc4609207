import { activityView } from "./views/activity-view.ts";
import { auditView } from "./views/audit-view.ts";
import { broadcastView } from "./views/broadcast-view.ts";
import { calendarView } from "./views/calendar-view.ts";
import { deliveriesView } from "./views/deliveries-view.ts";
import { goalsView } from "./views/goals-view.ts";
import { homeView } from "./views/home-view.ts";
import { ledgerView } from "./views/ledger-view.ts";
import { missingView } from "./views/missing-view.ts";
import { peopleView } from "./views/people-view.ts";
import { picturesView } from "./views/pictures-view.ts";
import { planView } from "./views/plan-view.ts";
import { plansView } from "./views/plans-view.ts";
import { roomsView } from "./views/rooms-view.ts";
import { settingsView } from "./views/settings-view.ts";
import type { View } from "./visit.ts";

/** Every page, in the order of the menu. */
export const VIEWS: readonly View[] = [
  homeView,
  calendarView,
  plansView,
  planView,
  activityView,
  broadcastView,
  missingView,
  goalsView,
  ledgerView,
  picturesView,
  deliveriesView,
  peopleView,
  roomsView,
  settingsView,
  auditView,
];
