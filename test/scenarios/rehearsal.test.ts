import { describe, expect, test } from "vitest";
import { play } from "./play.ts";

describe("a rehearsal finds what differs", () => {
  const world = `群 东门: 张桂兰 老陈 | 组织者 李红
活动 11 普法讲座 | 2026-11-27 09:00 | 社区书屋
时间 2026-11-22 10:00
`;

  test.each([
    ["another answer", "张桂兰> 下一个活动是什么\n小铃铛< …禁毒…", ":5: 不一致"],
    ["the right words to somebody else", "张桂兰> 下一个活动是什么\n小铃铛<<老陈 …", ":5: 不一致"],
    ["silence where an answer is expected", "张桂兰> 吃了吗\n小铃铛< …", "没说话"],
    ["an answer where silence is expected", "张桂兰> 下一个活动是什么\n.", "普法讲座"],
    [
      "an answer that came before the last spoken line",
      "张桂兰> 下一个活动是什么\n老陈> 嗯嗯\n小铃铛< …普法讲座…",
      "没说话",
    ],
    ["a reminder that nobody expected", "时间 2026-11-26 20:00\n.", "明天"],
    [
      "a word that should be there",
      "张桂兰> 下一个活动是什么\n小铃铛< …\n#! 上条含 普法 禁毒",
      "没有“禁毒”",
    ],
    [
      "a word that should not be there",
      "张桂兰> 下一个活动是什么\n小铃铛< …\n#! 上条不含 普法",
      "不该有“普法”",
    ],
    [
      "a word in a room, whenever it was said",
      "#! 群里不含 普法\n张桂兰> 下一个活动是什么",
      "不该有“普法”",
    ],
    ["a word anywhere", "张桂兰>> 下一个活动是什么\n#! 全程不含 普法", "不该有“普法”"],
    ["a stranger", "赵六> 签到", "赵六"],
    ["somebody who is in another room", "群 二片区: 王敏\n王敏> 签到", "王敏"],
    ["a room that nobody made", "张桂兰@三片区> 签到", "三片区"],
    ["a code that was never shown", "李红>> 确认 {码}", "确认码"],
    ["a time that lies behind", "时间 2026-11-21 10:00", "倒退"],
    ["a file that is not there", "李红>> [文件 nowhere.docx]", "nowhere.docx"],
  ])("%s", async (_what, rest, sentence) => {
    await expect(play("sample.chat", world + rest)).rejects.toThrow(sentence);
  });

  test("a word that is only said in private may be forbidden in the rooms", async () => {
    const text = `${world}张桂兰>> 下一个活动是什么\n小铃铛<<张桂兰 …普法…\n#! 群里不含 普法`;
    await expect(play("sample.chat", text)).resolves.toBeUndefined();
  });

  test("a message of 100 KB is answered or refused, and the next one is answered as ever", async () => {
    const long = "一三五七八(（【签到11".repeat(8_000);
    const text = `${world}张桂兰>> ${long}\n张桂兰> ${long}\n张桂兰>> 下一个活动是什么\n小铃铛<<张桂兰 …普法…`;
    await expect(play("sample.chat", text)).resolves.toBeUndefined();
  });

  test("width and spaces do not count, and … goes over line ends", async () => {
    const text = `${world}张桂兰> 下一个活动是什么\n小铃铛< 下一个:…１１普法  讲座…社区 书屋`;
    await expect(play("sample.chat", text)).resolves.toBeUndefined();
  });

  test("what it prints is a transcript that can be played again", async () => {
    const lines: string[] = [];
    await play("sample.chat", `${world}张桂兰> 下一个活动是什么\n时间 +5d\n`, (line) =>
      lines.push(line),
    );
    const [setting] = world.split("时间");
    const again = `${setting}${lines.join("\n")}`;
    expect(again).toContain("小铃铛< 明天11月27日周五9:00");
    await expect(play("again.chat", again)).resolves.toBeUndefined();
  });
});
