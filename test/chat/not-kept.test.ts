import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { openLive } from "../../bot/cli/go-live.ts";
import { HandClock } from "../../bot/rehearsal/hand-clock.ts";
import { docxOf } from "../plan-reading/office-files.ts";

const CHILD = "欧阳小果果";
const NUMBER = "110105201503072873";
const ROSTER = `三年级二班学生名单\n1 ${CHILD} 女 9岁 ${NUMBER}\n2 司马豆豆 男 8岁\n3 慕容团团 女 9岁`;
const PLAN = "2027年计划\n1、3月5日上午9点在社区书屋举办读书会。";
const bytes = (text: string) => new TextEncoder().encode(text);

/** What of the secrets any file of a folder holds, logs and copies included. */
function foundIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const held = readFileSync(join(parentPath, name));
      return [CHILD, NUMBER].filter((secret) => held.includes(secret)).map(() => name);
    });
}

test("children and ID numbers that were refused are in no file beside the store, while it runs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-not-kept-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const live = await openLive({
    storeFile: join(folder, "store.db"),
    zone: "Asia/Shanghai",
    clock: new HandClock(Date.parse("2026-11-23T09:00:00+08:00")),
    log: pino({ level: "silent" }),
  });
  onTestFinished(() => live.close());
  await live.begin();
  const { network } = live;
  const li = network.cast.findPerson("李红")?.id ?? "";
  const room = network.cast.findRoom("东门社区关工委")?.id ?? "";
  network.say({ from: li, to: li, text: ROSTER });
  network.say({ from: li, to: room, text: ROSTER });
  network.say({ from: li, to: li, text: `新活动 明天9:00 书屋 ${CHILD}身份证${NUMBER}` });
  const files = [
    { name: `${CHILD}${NUMBER}.txt`, bytes: bytes(PLAN) },
    { name: "计划.docx", bytes: docxOf([PLAN, ...ROSTER.split("\n")], []) },
    { name: "名单.csv", bytes: bytes(`姓名,年龄,身份证\n${CHILD},9,${NUMBER}\n司马豆豆,8,\n`) },
  ];
  for (const file of files) network.say({ from: li, to: li, file });
  network.say({ from: li, to: room, text: "这句留着" });
  await live.idle();

  expect(foundIn(folder)).toEqual([]);
  const said = network.messagesIn(room).map(({ text }) => text);
  expect(said).toEqual([expect.stringContaining("没有保存"), "这句留着"]);
});
