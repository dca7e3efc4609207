import type { Logger } from "pino";
import type { Clock } from "../../src/clock.ts";
import type { StuckItems } from "../../src/store/stuck-items.ts";
import type { Alarm } from "./alarm.ts";
import type { Door } from "./door.ts";
import type { DoorBoard, DoorView } from "./door-board.ts";

/** So long a door may be down before it gets a new instance. */
const RESET_AFTER_MS = 60_000;
/** Between two resets of a door at least one minute, then two, four … thirty. */
const LONGEST_RESET_PAUSE_MS = 30 * 60_000;
/** The same trouble is told again after this long. */
const AGAIN_MS = 60 * 60_000;

/** A door that is watched. */
export interface WatchedDoor {
  readonly door: Door;
  /** False for doors that come back by themselves. */
  readonly resets: boolean;
  /** Asks for a sign of life, where the door can. */
  readonly probe?: () => void;
}

export interface SupervisorDeps {
  readonly doors: readonly WatchedDoor[];
  readonly board: DoorBoard;
  readonly alarm: Alarm;
  readonly clock: Clock;
  readonly log: Logger;
  /** So long a door may be away before the operator hears of it, in ms. */
  readonly alarmAfterMs: number;
  readonly stuck: () => Promise<StuckItems>;
}

/**
 * Watches the doors and what does not go out. `look` is called every few seconds by whoever has a timer;
 * how often does not matter to what it decides.
 */
export class Supervisor {
  readonly #deps: SupervisorDeps;
  readonly #resets = new Map<string, { at: number; count: number }>();
  readonly #wasOnline = new Set<string>();
  readonly #told = new Map<string, number>();
  readonly #given = new Set<string>();
  #stuckTold = 0;
  #looking: Promise<void> | undefined;

  constructor(deps: SupervisorDeps) {
    this.#deps = deps;
  }

  /** One look at everything; looks never overlap. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** The account is somebody else's now: its door stays shut. */
  giveUp(account: string): void {
    this.#given.add(account);
  }

  async #look(): Promise<void> {
    for (const watched of this.#deps.doors) await this.#lookAt(watched);
    await this.#lookAtItems();
  }

  async #lookAt(watched: WatchedDoor): Promise<void> {
    const { account } = watched.door.gateway;
    if (this.#given.has(account)) return;
    watched.probe?.();
    const view = this.#deps.board.view(account);
    if (view === undefined) return;
    if (view.state === "online") return this.#backOnline(account);
    await this.#tellOfAbsence(view);
    if (watched.resets && view.state !== "scan") await this.#reset(watched.door, view);
  }

  async #backOnline(account: string): Promise<void> {
    this.#wasOnline.add(account);
    this.#resets.delete(account);
    if (!this.#told.delete(account)) return;
    await this.#deps.alarm.tell(`账号 ${account} 恢复在线 / is online again`);
  }

  async #tellOfAbsence({ account, state, since, qrcode }: DoorView): Promise<void> {
    const now = this.#deps.clock.now();
    const toldAt = this.#told.get(account);
    if (toldAt !== undefined && now - toldAt < AGAIN_MS) return;
    const awayMs = now - since;
    // Whoever was logged out must be fetched at once: the link is only good for minutes.
    const relogin = state === "scan" && this.#wasOnline.has(account);
    if (!relogin && awayMs < this.#deps.alarmAfterMs) return;
    const minutes = Math.floor(awayMs / 60_000);
    const text =
      state === "scan"
        ? `账号 ${account} 要扫码登录 / must be logged in by scanning ${qrcode ?? ""}`
        : `账号 ${account} 已离线${minutes}分钟 / has been offline for ${minutes} minutes`;
    if (await this.#deps.alarm.tell(text.trim())) this.#told.set(account, now);
  }

  async #reset(door: Door, view: DoorView): Promise<void> {
    const { clock, log } = this.#deps;
    const { account } = view;
    const now = clock.now();
    const before = this.#resets.get(account) ?? { at: view.since, count: 0 };
    const pauseMs = Math.min(RESET_AFTER_MS * 2 ** before.count, LONGEST_RESET_PAUSE_MS);
    if (now - before.at < pauseMs) return;
    this.#resets.set(account, { at: now, count: Math.min(before.count + 1, 10) });
    log.warn({ account, resets: before.count + 1 }, "the door gets a new instance");
    try {
      await door.stop();
      await door.start();
    } catch (error) {
      log.error({ err: error, account }, "the door could not be started");
    }
  }

  async #lookAtItems(): Promise<void> {
    const { alarm, clock, stuck } = this.#deps;
    const { needsLook, dead, late } = await stuck();
    const count = needsLook + dead + late;
    const now = clock.now();
    const recent = now - (this.#told.get("items") ?? Number.NEGATIVE_INFINITY) < AGAIN_MS;
    if (count <= this.#stuckTold) {
      this.#stuckTold = count;
      return;
    }
    if (recent && this.#stuckTold > 0) return;
    const text = `要人看${needsLook}条，没发成${dead}条，迟了${late}条 / messages: ${needsLook} to look at, ${dead} failed, ${late} late`;
    if (!(await alarm.tell(text))) return;
    this.#stuckTold = count;
    this.#told.set("items", now);
  }
}
