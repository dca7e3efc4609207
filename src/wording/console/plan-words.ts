import { type Language, speaking } from "../language.ts";

/** Loading and reviewing plans. */
export function planWords(language: Language) {
  const say = speaking(language);
  return {
    load: say("装一份计划", "Load a plan"),
    loadHint: say(
      "把计划全文贴在这里，或者选一个文件（txt、md、docx、pdf、xlsx）。先列出来给您看，确认了才进日历",
      "Paste the whole plan, or choose a file (txt, md, docx, pdf, xlsx). It is listed for you first; only what you confirm gets into the calendar",
    ),
    text: say("计划全文", "The plan"),
    file: say("或者选文件", "or a file"),
    read: say("读一读", "Read it"),
    readPlans: say("读过的计划", "Plans that were read"),
    nonePlans: say("还没有读过计划", "No plan was read yet"),
    stands: (open: number, confirmed: number, dropped: number) =>
      say(
        `待看${open}，已确认${confirmed}，不要${dropped}`,
        `${open} to look at, ${confirmed} confirmed, ${dropped} dropped`,
      ),
    year: (year: number) => say(`${year}年`, `${year}`),
    yearUnknown: say("年份没写", "no year given"),
    document: say("原文", "The document"),
    lines: say("读出来的事项", "What was read from it"),
    open: say("待看", "open"),
    confirmed: say("已进日历", "in the calendar"),
    dropped: say("不要", "dropped"),
    confirm: say("确认", "Confirm"),
    drop: say("不要", "Drop"),
    change: say("改", "Change"),
    when: say("时间", "When"),
    whenHint: say("如：5月20日、每月、5月中旬", "e.g. 20 May, every month, mid May"),
    title: say("名称", "Title"),
    save: say("保存", "Save"),
    aloud: (word: string, no: number) => say(`${word}第${no}条`, `${word} line ${no}`),
    confirmAll: (count: number) => say(`${count}条全部确认`, `Confirm all ${count}`),
    allDone: say("都看完了", "All lines are done"),
    toCalendar: say("看日历", "See the calendar"),
    keys: say(
      "键盘：↑ ↓ 选，回车确认，E 改，X 不要",
      "Keys: ↑ ↓ choose, Enter confirms, E changes, X drops",
    ),
  };
}
