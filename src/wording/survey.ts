import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

const CIRCLED = "①②③④⑤⑥⑦⑧⑨";

/** A quick poll in a room. It is not secret, and says so. */
export function pollText(title: string, options: readonly string[], { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say("投票", "Poll") + (title === "" ? "" : say(`：${title}`, `: ${title}`)),
    ...options.slice(0, 9).map((option, index) => `${CIRCLED[index]} ${option}`),
    say("回数字投票（不保密）", "Reply a number (not secret)"),
  );
}

/** 周六3票 周日5票，共8人 */
export function pollResultText(
  title: string,
  rows: readonly { readonly option: string; readonly votes: number }[],
  { language }: Reader,
): string {
  const say = speaking(language);
  const all = rows.reduce((sum, { votes }) => sum + votes, 0);
  return lines(
    say("投票结果", "Poll result") + (title === "" ? "" : say(`：${title}`, `: ${title}`)),
    ...rows.map(({ option, votes }) => `${clip(option, 11)} ${say(`${votes}票`, `${votes}`)}`),
    say(`共${all}人投`, `${all} voted`),
  );
}

/** 党性分析 139/142，差3份 */
export function collectionText(
  title: string,
  count: number,
  expected: number,
  { language }: Reader,
): string {
  const say = speaking(language);
  const left = expected - count;
  const rest = left > 0 ? say(`，差${left}份`, `, ${left} to go`) : say("，齐了", ", complete");
  return `${title} ${count}/${expected}${rest}`;
}

/** 六个一 4/6, with what is still to do. */
export function checklistText(
  title: string,
  items: readonly string[],
  done: ReadonlySet<string>,
  { language }: Reader,
): string {
  const say = speaking(language);
  const left = items.map((item, index) => ({ item, index })).filter(({ item }) => !done.has(item));
  return lines(
    `${title} ${items.length - left.length}/${items.length}`,
    ...left.slice(0, 5).map(({ item, index }) => clip(`${index + 1} ${item}`, LINE_WIDTH)),
    left.length === 0
      ? say("都完成了", "All done")
      : say(
          `做完回“${title}完成${(left[0]?.index ?? 0) + 1}”`,
          `Reply "${title} done ${(left[0]?.index ?? 0) + 1}"`,
        ),
  );
}

export interface Electorate {
  readonly members: number;
  readonly representatives: number;
}

/** Step 1 and 2 of an evaluation. */
export function evaluationOpened(
  view: {
    readonly room: string;
    readonly summaries: { readonly count: number; readonly expected: number } | undefined;
    readonly electorate: Electorate;
  },
  { language }: Reader,
): string {
  const say = speaking(language);
  const { summaries, electorate } = view;
  const { members, representatives } = electorate;
  const report =
    summaries === undefined
      ? say(`党员小结还没收（应${members}）`, `summaries not collected (of ${members})`)
      : say(
          `党员小结 ${summaries.count}/${summaries.expected}，差${summaries.expected - summaries.count}人`,
          `summaries ${summaries.count}/${summaries.expected}, ${summaries.expected - summaries.count} missing`,
        );
  return lines(
    say(`第1步 通报：${report}`, `Step 1 report: ${report}`),
    say("第2步 评议：方式？", "Step 2 evaluate: how?"),
    say("①会上举手计数 ②纸票（录总数） ③问卷", "① show of hands ② paper (totals) ③ questionnaire"),
    say(
      `范围：党员${members}+服务对象代表≥${representatives}`,
      `Electorate: ${members} members + ≥${representatives} representatives`,
    ),
  );
}

export interface Ballots {
  readonly out: number;
  readonly back: number;
  readonly votes: readonly { readonly grade: string; readonly count: number }[];
}

/** 94.8 */
export function returnRate({ out, back }: Ballots): string {
  return ((back / out) * 100).toFixed(1);
}

/** What would be published: totals, and nothing of anybody. */
export function evaluationResult(room: string, ballots: Ballots, { language }: Reader): string {
  const say = speaking(language);
  const { out, back, votes } = ballots;
  return lines(
    say(`${room}群众评议结果：`, `${room}: evaluation`),
    say(
      `发${out} 收${back} 回收率${returnRate(ballots)}%`,
      `${out} out, ${back} back, ${returnRate(ballots)}%`,
    ),
    votes.map(({ grade, count }) => `${grade}${count}`).join(" "),
  );
}

export function publishPreview(
  result: string,
  rate: string,
  code: number,
  { language }: Reader,
): string {
  const say = speaking(language);
  return lines(
    say(`回收率${rate}%。第3步 公布：预览——`, `Return ${rate}%. Step 3 publish: preview —`),
    result,
    say(`回“确认 ${code}”公布；5分钟内有效`, `Reply "confirm ${code}" within 5 minutes`),
  );
}

export function putRightText(issues: readonly string[], { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say("已公布。", "Published."),
    issues.length === 0
      ? say("第4步 整改：没有记下问题", "Step 4 put right: no issues noted")
      : say(
          `第4步 整改：从意见里记了${issues.length}个问题，谁办、几号？`,
          `Step 4 put right: ${issues.length} issues; who, when?`,
        ),
    ...issues.slice(0, 4).map((issue) => clip(issue, LINE_WIDTH + 4)),
    issues.length > 0 && say("回“问题1 姓名 日期”", 'Reply "issue 1 NAME DATE"'),
  );
}

/** Which of the four steps is done; a step is open when the one before it is. */
export function evaluationStatusText(
  view: {
    readonly title: string;
    readonly step: number;
    readonly settled: number;
    readonly issues: number;
  },
  { language }: Reader,
): string {
  const say = speaking(language);
  const { title, step, settled, issues } = view;
  const steps = say("通报 评议 公布 整改", "report evaluate publish put-right").split(" ");
  return lines(
    say(`${title}评议：`, `Evaluation of ${title}:`),
    ...steps.map((name, index) => {
      const at = index + 1;
      if (at === 4 && step === 4) {
        return `4 ${name} ${say(`问题${settled}/${issues}办结`, `${settled} of ${issues} issues settled`)}`;
      }
      const state =
        at < step
          ? say("已办", "done")
          : at === step
            ? say("正在办", "now")
            : say("没到", "not yet");
      return `${at} ${name} ${state}`;
    }),
  );
}

/** What was found wrong the last time, before a new round. */
export function lastRoundLine(settled: number, issues: number, { language }: Reader): string {
  return speaking(language)(
    `上次问题${issues}个，办结${settled}个`,
    `Last time: ${settled} of ${issues} issues settled`,
  );
}
