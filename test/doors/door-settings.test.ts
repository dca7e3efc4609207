import { expect, test } from "vitest";
import { hasRealDoors, readDoorSettings } from "../../bot/cli/door-settings.ts";

const read = (env: Record<string, string>) => readDoorSettings(env, "/data");

test("without settings there is only the local door", () => {
  expect(hasRealDoors(read({}))).toBe(false);
  expect(hasRealDoors(read({ LINGDANG_WEBHOOKS: " ", WECHATY_PUPPET: "" }))).toBe(false);
});

test("several doors at once, each under its own account; the login is kept by absolute path", () => {
  const settings = read({
    WECHATY_PUPPET: "wechaty-puppet-service",
    LINGDANG_WECHATY_ACCOUNT: "ling1",
    LINGDANG_WECOM_BOT_ID: "aib1",
    LINGDANG_WECOM_SECRET: "s",
    LINGDANG_WEBHOOKS: "东门=https://h.example/send?key=a\n二片区=https://h.example/send?key=b",
    LINGDANG_ALARM_MINUTES: "10",
  });
  expect(settings).toMatchObject({
    wechaty: { account: "ling1", memoryName: "/data/ling1" },
    wecom: { account: "wecom/aib1" },
    webhooks: [
      { account: "webhook/东门", topic: "东门" },
      { account: "webhook/二片区", url: "https://h.example/send?key=b" },
    ],
    alarmAfterMs: 600_000,
  });
});

test.each([
  ["LINGDANG_WECHATY_ACCOUNT", { LINGDANG_WECHATY_ACCOUNT: "local" }],
  ["LINGDANG_WECHATY_ACCOUNT", { LINGDANG_WECHATY_ACCOUNT: "../../etc" }],
  ["LINGDANG_WECOM_SECRET", { LINGDANG_WECOM_BOT_ID: "aib1" }],
  ["LINGDANG_WECOM_BOT_ID", { LINGDANG_WECOM_SECRET: "TOPSECRET" }],
  ["LINGDANG_WEBHOOKS", { LINGDANG_WEBHOOKS: "https://h.example/send?key=TOPSECRET" }],
  ["LINGDANG_WEBHOOKS", { LINGDANG_WEBHOOKS: "东门=h.example?key=TOPSECRET" }],
  ["LINGDANG_ALARM_URL", { LINGDANG_ALARM_URL: "ftp://h/TOPSECRET" }],
  ["LINGDANG_ALARM_MINUTES", { LINGDANG_ALARM_MINUTES: "0" }],
  ["REDIS_URL", { REDIS_URL: "localhost:TOPSECRET" }],
])("a wrong %s is named, its value is not", (name, env) => {
  const sentence = (() => {
    try {
      read(env);
      return "";
    } catch (error) {
      return String(error);
    }
  })();
  expect(sentence).toContain(name);
  expect(sentence).not.toContain("TOPSECRET");
});
