import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { doorFindings } from "../../bot/cli/door-findings.ts";
import { scratchFolder } from "../cli/run.ts";

const findings = (env: Record<string, string>) => doorFindings(env, "/data");

test("without real doors there is nothing to complain of", () => {
  expect(findings({})).toMatchObject([
    { ok: true, says: expect.stringContaining("docs/doors.md") },
  ]);
});

const UUID = "693a91f6-7aaa-4bc4-97a0-0ec2511a5aaa";
const VENDOR = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";

test.each([
  [
    "a puppet that is not there",
    { WECHATY_PUPPET: "wechaty-puppet-nope" },
    "npm i wechaty-puppet-nope",
  ],
  ["something that is no puppet", { WECHATY_PUPPET: "kysely" }, "WECHATY_PUPPET"],
  ["an order where a name belongs", { WECHATY_PUPPET: "; rm -rf puppet" }, "WECHATY_PUPPET"],
  [
    "a token that is missing",
    { WECHATY_PUPPET: "wechaty-puppet-service" },
    "WECHATY_PUPPET_SERVICE_TOKEN",
  ],
  [
    "a token in quotes",
    { WECHATY_PUPPET: "wechaty-puppet-service", WECHATY_PUPPET_SERVICE_TOKEN: "“TOPSECRET”" },
    "WECHATY_PUPPET_SERVICE_TOKEN",
  ],
  [
    "a token without its puppet",
    { WECHATY_PUPPET_SERVICE_TOKEN: "TOPSECRET" },
    "WECHATY_PUPPET=wechaty-puppet-service",
  ],
  [
    "an endpoint without its port",
    { WECHATY_PUPPET: "wechaty-puppet-service", WECHATY_PUPPET_SERVICE_ENDPOINT: "h.example" },
    "WECHATY_PUPPET_SERVICE_ENDPOINT",
  ],
  [
    "a log level that prints the token",
    {
      WECHATY_PUPPET: "wechaty-puppet-service",
      WECHATY_PUPPET_SERVICE_TOKEN: "TOPSECRET",
      WECHATY_LOG: "verbose",
    },
    "WECHATY_LOG",
  ],
  ["half of WeCom's pair", { LINGDANG_WECOM_BOT_ID: "aib1" }, "LINGDANG_WECOM_SECRET"],
  [
    "both halves of WeCom's pair",
    { LINGDANG_WECOM_URL: "wss://h.example" },
    "LINGDANG_WECOM_BOT_ID LINGDANG_WECOM_SECRET",
  ],
  [
    "a secret that was copied with its label",
    { LINGDANG_WECOM_BOT_ID: "aib1", LINGDANG_WECOM_SECRET: "Secret：TOPSECRET" },
    "LINGDANG_WECOM_SECRET",
  ],
  [
    "an address for WeCom that is none",
    { LINGDANG_WECOM_BOT_ID: "aib1", LINGDANG_WECOM_SECRET: "s", LINGDANG_WECOM_URL: "TOPSECRET" },
    "LINGDANG_WECOM_URL",
  ],
  ["a robot's key that was cut off", { LINGDANG_WEBHOOKS: `东门=${VENDOR}TOPSECRET` }, "key"],
  ["a robot without its group", { LINGDANG_WEBHOOKS: `${VENDOR}${UUID}` }, "LINGDANG_WEBHOOKS"],
  ["a name that nobody can call", { LINGDANG_NAME: "小 铃 铛" }, "LINGDANG_NAME"],
  ["a Redis that is none", { REDIS_URL: "TOPSECRET" }, "REDIS_URL"],
  ["an alarm that never rings", { LINGDANG_ALARM_MINUTES: "soon" }, "LINGDANG_ALARM_MINUTES"],
])("%s is found", (_what, env, says) => {
  const [finding] = findings(env);
  expect(finding).toMatchObject({ ok: false, says: expect.stringContaining(says) });
  expect(finding?.says).not.toContain("TOPSECRET");
});

test("one door's wrong settings hide nothing of the others", () => {
  const found = findings({
    WECHATY_PUPPET: "kysely",
    LINGDANG_WECOM_BOT_ID: "aib1",
    LINGDANG_WEBHOOKS: "x",
    LINGDANG_ALARM_URL: "https://h.example",
  });
  expect(found.map(({ name, ok }) => [name, ok])).toEqual([
    ["微信 / Wechaty", false],
    ["企业微信 / WeCom", false],
    ["群机器人 / webhooks", false],
  ]);
});

test("a login that was kept only in part is named with its file", () => {
  const folder = scratchFolder();
  const env = { WECHATY_PUPPET: "wechaty-puppet-mock" };
  const card = join(folder, "wechaty.memory-card.json");
  expect(doorFindings(env, folder)[0]).toMatchObject({
    ok: true,
    says: expect.stringContaining("扫码"),
  });
  writeFileSync(card, '{"puppet":');
  expect(doorFindings(env, folder)[0]).toMatchObject({
    ok: false,
    says: expect.stringContaining(card),
  });
  writeFileSync(card, "{}");
  expect(doorFindings(env, folder)[0]).toMatchObject({
    ok: true,
    says: expect.stringContaining("登录过"),
  });
});

test("complete settings are listed, without their secrets, and an alarm that is missing is named", () => {
  const env = {
    WECHATY_PUPPET: "wechaty-puppet-mock",
    LINGDANG_WECOM_BOT_ID: "aib1",
    LINGDANG_WECOM_SECRET: "TOPSECRET",
    LINGDANG_WEBHOOKS: "东门=https://h.example/send?key=TOPSECRET",
  };
  const found = findings(env);
  expect(found.every(({ ok }) => ok)).toBe(true);
  expect(JSON.stringify(found)).toContain("LINGDANG_ALARM_URL");
  expect(JSON.stringify(found)).toContain("东门");
  expect(JSON.stringify(found)).not.toContain("TOPSECRET");
});
