/** Why people have it differently on another network: what the network cannot do, and nothing of ours. */
export const REASONS = {
  "takes nothing back": "the network does not tell what people take back: they say 撤销 instead",
  "cannot recall": "the bot can take nothing back there: it offers a correction at once",
  "names no rooms": "the network tells no names of rooms: a text does without",
  "hears only a call": "the network tells only what mentions the bot: who means it mentions it",
} as const;

/** A transcript that is not word for word as through the local door. */
export interface Difference {
  /** Of `test/scenarios` or `test/organizer`. */
  readonly file: string;
  readonly because: keyof typeof REASONS;
  /** Lines of the transcript, with those that stand there instead; everything else is the same. */
  readonly lines: readonly (readonly [here: string, there: string])[];
}

/** By door. A door that is not named has no differences. */
export const BY_CAPABILITY: ReadonlyMap<string, readonly Difference[]> = new Map([
  [
    "wecom",
    [
      takenBack("d3-check-in.chat", "老陈", "您的签到已撤销（因撤回）。签的话再发“签到”", {
        says: "撤销",
        answer: "已撤销：普法讲座 签到…",
      }),
      takenBack("d3-check-in-en.chat", "Chen", "…undone…", {
        says: "undo",
        answer: "Undone: Law talk, check-in…",
      }),
      takenBack("f25-undo-en.chat", "Chen", "check-in undone (recalled). Send again if meant", {
        says: "undo",
        answer: "Undone: Law talk, check-in…",
      }),
      takenBack("other-room-check-in.chat", "叶春", "您的签到已撤销（因撤回）。签的话再发“签到”", {
        says: "撤销",
        answer: "…已撤销：健康讲座 签到…",
      }),
      takenBack("other-room-check-in-en.chat", "Tom", "…undone (recalled)…", {
        says: "undo",
        answer: "Undone: Yoga, check-in…",
      }),
      {
        file: "duplicates.chat",
        because: "takes nothing back",
        lines: [["撤回 李阿姨", "李阿姨>> 撤销"]],
      },
      {
        file: "f25-undo.chat",
        because: "takes nothing back",
        lines: [
          ["撤回 王淑芬", "王淑芬>> 撤销"],
          [
            "小铃铛<<王淑芬 您的报名已撤销（因撤回）。报的话再发“报名”",
            "小铃铛<<王淑芬 已撤销：合唱 报名…",
          ],
          ["撤回 李红", "李红>> 撤销"],
          [
            "小铃铛<<李红 您的签到已撤销（2人）（因撤回）。…",
            "小铃铛<<李红 已撤销：普法讲座 2人签到…",
          ],
        ],
      },
      {
        file: "f49-recall-notice.chat",
        because: "cannot recall",
        lines: [
          [
            "小铃铛<<李红 已撤回2个群(60秒前)",
            "小铃铛<<李红 一支部 二支部已超2分钟或撤不回…发更正吗？回“更正 …”",
          ],
        ],
      },
      {
        file: "f43-f49-notices.en.chat",
        because: "cannot recall",
        lines: [
          [
            "小铃铛<<Hong Recalled in 2 rooms…",
            '小铃铛<<Hong Branch A, Branch B: too late to recall…Reply "correct …"',
          ],
        ],
      },
      {
        file: "room-moved.chat",
        because: "names no rooms",
        lines: [["  新地方：东门新群\n  报名、签到请到那里说", "  报名、签到请到那里说"]],
      },
      called("ask-next-page.chat", "小满妈> 下一页"),
      called("d12-refusals.chat", "新人> 你是谁"),
      called("f12-duties.chat", "张桂兰> 缺人", "王淑芬> 缺人"),
      called("f12-duties-en.chat", "Zhang> join 11 photo", "Chen> who's needed?"),
      called(
        "f95-cascade.zh.chat",
        "王敏@一社区> 已报 12人",
        "老陈@二社区> 已办",
        "赵六@三社区> 已报 5人",
      ),
      called("f95-cascade.en.chat", "Ann@Branch A> reported 12"),
      {
        file: "f14-lists.chat",
        because: "hears only a call",
        // Nobody mentions the bot in a list of somebody else.
        lines: [["陈明> #接龙\n  团购苹果\n  1. 陈明 2箱\n.", ""]],
      },
    ],
  ],
]);

function takenBack(
  file: string,
  who: string,
  told: string,
  instead: { readonly says: string; readonly answer: string },
): Difference {
  const lines = [
    [`撤回 ${who}`, `${who}>> ${instead.says}`],
    [`小铃铛<<${who} ${told}`, `小铃铛<<${who} ${instead.answer}`],
  ] as const;
  return { file, because: "takes nothing back", lines };
}

function called(file: string, ...said: readonly string[]): Difference {
  return {
    file,
    because: "hears only a call",
    lines: said.map((line) => [line, line.replace("> ", "> @小铃铛 ")]),
  };
}

/**
 * The transcript as it goes there.
 * @throws Error when a line is not in it any more
 */
export function asThere(text: string, { file, lines }: Difference): string {
  return lines.reduce((before, [here, there]) => {
    const after = `\n${before}\n`.replace(`\n${here}\n`, () => `\n${there}\n`);
    if (after === `\n${before}\n`) throw new Error(`${file} has no line “${here}”`);
    return after.slice(1, -1);
  }, text);
}
