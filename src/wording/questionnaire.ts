import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines, wrapped } from "./layout.ts";
import type { Reader } from "./period-names.ts";

const CIRCLED = "①②③④⑤";

interface Question {
  readonly text: string;
  readonly options: readonly string[];
}

/** A questionnaire before it goes out. */
export function questionnairePreview(
  view: {
    readonly title: string;
    readonly questions: readonly Question[];
    readonly expected: number;
    readonly code: number;
  },
  { language }: Reader,
): string {
  const say = speaking(language);
  return lines(
    say(
      `问卷“${view.title}”，发给${view.expected}人`,
      `Questionnaire "${view.title}" to ${view.expected}`,
    ),
    ...view.questions.map(({ text, options }, index) =>
      clip(`${index + 1} ${text} ${options.join("/")}`, LINE_WIDTH),
    ),
    say("私信填，只留合计", "Answered in private, only totals are kept"),
    say(`回“确认 ${view.code}”发出`, `Reply "confirm ${view.code}"`),
  );
}

/** To the rooms. */
export function questionnaireInvitation(
  title: string,
  count: number,
  { language }: Reader,
): string {
  const say = speaking(language);
  return lines(
    say(`问卷：${title}（${count}题）`, `Questionnaire: ${title} (${count} questions)`),
    say(
      "私信我“问卷”来填，只留合计",
      'Write "questionnaire" to me in private; only totals are kept',
    ),
  );
}

export function questionText(
  { text, options }: Question,
  index: number,
  count: number,
  { language }: Reader,
): string {
  const say = speaking(language);
  return lines(
    ...wrapped(`${index + 1}/${count} ${text}`, LINE_WIDTH, 2),
    ...options.map((option, at) => clip(`${CIRCLED[at]} ${option}`, LINE_WIDTH)),
    say("回数字", "Reply a number"),
  );
}

/** Totals; none where they would show who said what. */
export function questionnaireResult(
  view: {
    readonly title: string;
    readonly answered: number;
    readonly expected: number;
    readonly questions: readonly (Question & { readonly counts: readonly number[] })[];
  },
  { language }: Reader,
): string {
  const say = speaking(language);
  const { title, answered, expected, questions } = view;
  return lines(
    say(`${title}：${answered}/${expected}人填了`, `${title}: ${answered} of ${expected} answered`),
    questions.length === 0 && say("不到3人，先不出合计", "Fewer than 3: no totals yet"),
    ...questions.flatMap(({ text, options, counts }) => [
      clip(text, LINE_WIDTH),
      clip(options.map((option, at) => `${option}${counts[at]}`).join(" "), LINE_WIDTH),
    ]),
  );
}
