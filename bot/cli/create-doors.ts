import type { Logger } from "pino";
import type { GatewayState, OnMessage } from "../../src/chat/gateway.ts";
import type { Clock } from "../../src/clock.ts";
import type { RoomShown } from "../../src/people/repair-identities.ts";
import type { RecentSend } from "../../src/store/recent-sends.ts";
import type { WatchedDoor } from "../chat/supervisor.ts";
import { createWebhookDoor, webhookRoomId } from "../chat/webhook/webhook-door.ts";
import { createWechatyGateway } from "../chat/wechaty/wechaty-gateway.ts";
import { createWecomDoor } from "../chat/wecom/wecom-door.ts";
import type { DoorSettings } from "./door-settings.ts";

export interface DoorDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly onMessage: OnMessage;
  /** Told after a login of the rooms of an account and who is in them. */
  readonly onRooms: (account: string, rooms: readonly RoomShown[]) => Promise<void>;
  /** What an earlier process sent in the last hour, by account. */
  readonly sentBefore: ReadonlyMap<string, readonly RecentSend[]>;
  readonly onState: (account: string, state: GatewayState, qrcode?: string) => void;
}

/** A door with what the process needs to know of it. */
export interface OpenedDoor extends WatchedDoor {
  /** Rooms that are known without anybody speaking in them. */
  readonly rooms: readonly { readonly networkId: string; readonly topic: string }[];
  /** Whether its login may be in use only once. */
  readonly exclusive: boolean;
}

/** The doors that the settings ask for, built and not started. */
export function createDoors(settings: DoorSettings, deps: DoorDeps): readonly OpenedDoor[] {
  return [
    ...wechatyDoors(settings, deps),
    ...wecomDoors(settings, deps),
    ...webhookDoors(settings, deps),
  ];
}

function wechatyDoors({ wechaty, name }: DoorSettings, deps: DoorDeps): OpenedDoor[] {
  if (wechaty === undefined) return [];
  const { account, puppet, memoryName, perDay } = wechaty;
  const door = createWechatyGateway({
    ...deps,
    account,
    name,
    onRooms: (rooms) => deps.onRooms(account, rooms),
    puppet: () => puppet,
    memoryName,
    capabilities: { perDay },
    restMs: 2_000,
    onState: (state, qrcode) => deps.onState(account, state, qrcode),
  });
  return [{ door, resets: true, probe: () => door.probe(), rooms: [], exclusive: true }];
}

function wecomDoors({ wecom, name }: DoorSettings, deps: DoorDeps): OpenedDoor[] {
  if (wecom === undefined) return [];
  const onState = (state: GatewayState) => deps.onState(wecom.account, state);
  const sentBefore = deps.sentBefore.get(wecom.account) ?? [];
  const door = createWecomDoor({ ...deps, ...wecom, name, onState, sentBefore });
  return [{ door, resets: false, rooms: [], exclusive: true }];
}

function webhookDoors({ webhooks }: DoorSettings, deps: DoorDeps): OpenedDoor[] {
  return webhooks.map(({ account, topic, url }) => ({
    door: createWebhookDoor({
      account,
      url,
      clock: deps.clock,
      sentBefore: deps.sentBefore.get(account) ?? [],
    }),
    resets: false,
    rooms: [{ networkId: webhookRoomId(url), topic }],
    exclusive: false,
  }));
}
