import type { Clock } from "../../../src/clock.ts";
import type { PuppetPort } from "./puppet-port.ts";
import { within } from "./within.ts";

/** A name is asked for again after this long, in case the network never said that it changed. */
const FRESH_MS = 10 * 60_000;
/** More names than this are not remembered; the oldest go first. */
const MAX_NAMES = 5_000;
/** A contact that the network has not loaded yet must not hold up its message. */
const LOOKUP_MS = 3_000;

/**
 * Names of people and rooms. Wechaty's own cache of room members never hits, so without this each message
 * would cost a call to the network. An unknown name is empty, never an error.
 */
export class NameBook {
  readonly #puppet: PuppetPort;
  readonly #clock: Clock;
  readonly #names = new Map<string, { name: string; at: number }>();

  constructor(puppet: PuppetPort, clock: Clock) {
    this.#puppet = puppet;
    this.#clock = clock;
  }

  /** The person's name in the room (群昵称), else their own. */
  async nameOf(contactId: string, roomId: string | undefined): Promise<string> {
    const alias =
      roomId === undefined
        ? ""
        : await this.#remember(`${roomId}/${contactId}`, async () => {
            const member = await this.#puppet.roomMemberPayload(roomId, contactId);
            return member.roomAlias || member.name;
          });
    return (
      alias ||
      (await this.#remember(contactId, async () => {
        const contact = await this.#puppet.contactPayload(contactId);
        return contact.name;
      }))
    );
  }

  async topicOf(roomId: string): Promise<string> {
    return this.#remember(roomId, async () => (await this.#puppet.roomPayload(roomId)).topic);
  }

  /** Something about this person or room changed. */
  forget(id: string): void {
    for (const key of this.#names.keys()) {
      if (key.split("/").includes(id)) this.#names.delete(key);
    }
  }

  async #remember(key: string, ask: () => Promise<string | undefined>): Promise<string> {
    const known = this.#names.get(key);
    const now = this.#clock.now();
    if (known !== undefined && Math.abs(now - known.at) < FRESH_MS) return known.name;
    try {
      const name = (await within(ask(), LOOKUP_MS)) ?? "";
      if (name !== "") this.#keep(key, { name, at: now });
      return name;
    } catch {
      // Web WeChat loads contacts late: the message counts more than the name of who said it.
      return known?.name ?? "";
    }
  }

  #keep(key: string, entry: { name: string; at: number }): void {
    this.#names.delete(key);
    this.#names.set(key, entry);
    const oldest = this.#names.keys().next();
    if (this.#names.size > MAX_NAMES && oldest.done !== true) this.#names.delete(oldest.value);
  }
}
