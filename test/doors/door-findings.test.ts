import { expect, test } from "vitest";
import { doorFindings } from "../../bot/cli/door-findings.ts";

const findings = (env: Record<string, string>) => doorFindings(env, "/data");

test("without real doors there is nothing to complain of", () => {
  expect(findings({})).toMatchObject([
    { ok: true, says: expect.stringContaining("docs/doors.md") },
  ]);
});

test.each([
  [
    "a puppet that is not there",
    { WECHATY_PUPPET: "wechaty-puppet-nope" },
    "npm i wechaty-puppet-nope",
  ],
  [
    "a token that is missing",
    { WECHATY_PUPPET: "wechaty-puppet-service" },
    "WECHATY_PUPPET_SERVICE_TOKEN",
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
])("%s is found", (_what, env, says) => {
  const [finding] = findings(env);
  expect(finding).toMatchObject({ ok: false, says: expect.stringContaining(says) });
  expect(finding?.says).not.toContain("TOPSECRET");
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
