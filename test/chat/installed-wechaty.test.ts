import { spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, expectTypeOf, test, vi } from "vitest";
import { types } from "wechaty-puppet";
import { LocalPuppet } from "../../bot/chat/local/local-puppet.ts";
import type { PuppetPort } from "../../bot/chat/wechaty/puppet-port.ts";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import { scratchFolder } from "../cli/run.ts";
import { clock, log, openOdd } from "./open-test-door.ts";

const ROOT = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

test("what the door calls on a puppet is typed, and the installed library has all of it", () => {
  // The typecheck fails here as soon as one of these becomes `any`.
  expectTypeOf<PuppetPort["messageSendText"]>().parameter(1).toBeString();
  expectTypeOf<PuppetPort["messageSendText"]>().returns.resolves.toEqualTypeOf<
    string | undefined
  >();
  expectTypeOf<PuppetPort["messagePayload"]>().returns.resolves.not.toBeAny();
  expectTypeOf<PuppetPort["messageFile"]>().returns.resolves.not.toBeAny();
  // @ts-expect-error: a message is fetched by its id.
  expectTypeOf<PuppetPort["messagePayload"]>().toBeCallableWith(7);

  const [, body = ""] =
    /interface PuppetPort \{([\s\S]*?)\n\}/u.exec(read("bot/chat/wechaty/puppet-port.ts")) ?? [];
  const called = [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(<:]/gmu)].map(([, name]) => name);
  expect(called.length).toBeGreaterThan(14);
  const missing = called.filter((name) => !(`${name}` in LocalPuppet.prototype));
  expect(missing).toEqual([]);
});

test("what is said between the login and ready is announced once, after what was missed", async () => {
  const announced: string[] = [];
  const { network, room, zhang, heard, door } = await openOdd((of) => new LocalPuppet(of));
  await door.stop();
  const say = (text: string) => network.say({ from: zhang.id, to: room.id, text });
  const missed = say("您不在的时候说的");
  class Talkative extends LocalPuppet {
    override login(contactId: string): void {
      this.on("message", ({ messageId }) => void announced.push(messageId));
      super.login(contactId);
      announced.push(say("刚登录就说的").id);
    }
  }
  const puppet = new Talkative(network);
  announced.length = 0;
  const texts: string[] = [];
  const late = createWechatyGateway({
    ...{ account: "odd", name: "小铃铛", clock, log, puppet: () => puppet },
    onMessage: async ({ text }) => void texts.push(text),
  });
  await late.start();
  await puppet.settled();
  await late.idle();
  const live = announced.shift();
  expect(announced).toEqual([missed.id, live]);
  expect(texts).toEqual(["您不在的时候说的", "刚登录就说的"]);
  expect(heard).toEqual([]);
  await late.stop();
});

test("however many speak, Wechaty loads nobody, keeps nobody, and reports nothing at a join", async () => {
  const { WechatyBuilder } = await import("wechaty");
  const build = vi.spyOn(WechatyBuilder, "build");
  let looks = 0;
  class Counting extends LocalPuppet {
    override async contactRawPayload(id: string) {
      looks += 1;
      return super.contactRawPayload(id);
    }
  }
  const { network, heard, door, made } = await openOdd((of) => new Counting(of));
  const bot = build.mock.results[0]?.value as ReturnType<typeof WechatyBuilder.build>;
  const errors: unknown[] = [];
  bot.on("error", (error) => void errors.push(error));
  const crowd = Array.from({ length: 300 }, (_, n) => network.cast.addPerson(`邻居${n}`, "member"));
  const big = network.cast.addRoom("大群", [network.bot.id, ...crowd.map(({ id }) => id)]);
  looks = 0;
  for (const { id } of crowd) network.say({ from: id, to: big.id, text: "在" });
  // What Wechaty makes of a join: the members are dirty, under the id of the room.
  const dirty = { payloadType: types.Payload.RoomMember, payloadId: big.id };
  made[0]?.emit("dirty", dirty);
  network.joinRoom(big.id, network.cast.addPerson("新来的", "member").id);
  await door.idle();
  await setImmediate();
  expect(heard).toHaveLength(301);
  const { pool } = bot.Contact as unknown as { readonly pool: ReadonlyMap<string, unknown> };
  expect({ kept: pool.size, errors }).toEqual({ kept: 0, errors: [] });
  // The door asks for the own name of each who speaks, once; Wechaty would ask for the whole room besides.
  expect(looks).toBeLessThan(400);
});

test("a puppet is given nothing that it could write to its log: no network, no token", async () => {
  const { made } = await openOdd((of) => new LocalPuppet(of));
  expect(JSON.stringify(made[0]?.options)).toBe("{}");

  const nosy = join(scratchFolder(), "nosy-puppet.mjs");
  const mock = import.meta.resolve("wechaty-puppet-mock");
  writeFileSync(
    nosy,
    `import { PuppetMock } from ${JSON.stringify(mock)};
     export default class extends PuppetMock {
       constructor(options) { super(); this.given = JSON.stringify(options ?? {}); }
       async onStart() { this.emit("scan", { qrcode: this.given }); }
     }`,
  );
  vi.stubEnv("WECHATY_PUPPET_SERVICE_TOKEN", "TOPSECRET");
  const shown: (string | undefined)[] = [];
  const door = createWechatyGateway({
    ...{ account: "nosy", name: "小铃铛", clock, log, startTimeoutMs: 50 },
    puppet: () => pathToFileURL(nosy).href,
    onMessage: async () => undefined,
    onState: (state, qrcode) => void (state === "scan" && shown.push(qrcode)),
  });
  await door.start();
  await door.stop();
  expect(shown).toEqual(["{}"]);
});

test("who loads a puppet has set Wechaty's log level before, so that its noise is on no terminal", () => {
  const outside = /^import (?!type )[^;]*?"(?:wechaty|wechaty-puppet|file-box)(?:[-/][^"]*)?";/mu;
  const files = globSync("{bot,src,jobs}/**/*.ts", { cwd: ROOT }).filter((file) => {
    const code = read(file);
    return outside.test(code) && !/^import "[^"]*wechaty-log-level\.ts";/u.test(code);
  });
  // It takes bytes into a box, and prints nothing.
  expect(files).toEqual(["bot/chat/wechaty/send-message.ts"]);

  const noisy = `
    await import("./bot/chat/wechaty/wechaty-gateway.ts");
    const { log } = await import("wechaty-puppet");
    log.warn("Puppet", "noise");
    log.error("Puppet", "noise");
    process.stdout.write(log.level());`;
  const { WECHATY_LOG: _, ...env } = process.env;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", noisy], {
    ...{ cwd: ROOT, env, encoding: "utf8" },
  });
  expect([run.stdout, run.stderr]).toEqual(["silent", ""]);
});

test("Node runs the sources as they are: nothing needs a compiler while it runs", () => {
  const { dependencies, scripts } = JSON.parse(read("package.json"));
  const compilers = /^(?:typescript|ts-node|tsx|esbuild|@swc\/.*)$/u;
  expect(Object.keys(dependencies).filter((name) => compilers.test(name))).toEqual([]);
  expect(scripts.start).toMatch(/^node /u);
  // Node writes once that this function is experimental; it is the very one that runs the sources.
  vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  const files = globSync("bot/chat/**/*.ts", { cwd: ROOT });
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) expect(() => stripTypeScriptTypes(read(file)), file).not.toThrow();
});
