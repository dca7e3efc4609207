import type { Roll } from "../store/rolls.ts";
import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines, wrapped } from "./layout.ts";
import type { Reader } from "./period-names.ts";
import { plainDay } from "./promise.ts";

/** To an organizer of a space to which a task was handed down. */
export function handedDownText(
  task: { readonly from: string; readonly to: string; readonly roll: Roll },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { title, body, due } = task.roll;
  return lines(
    clip(say(`${task.from}下发给${task.to}：`, `From ${task.from} to ${task.to}:`), LINE_WIDTH),
    ...wrapped(body ?? title, LINE_WIDTH, 3),
    due !== null && say(`${plainDay(due, reader)}前上报`, `report by ${plainDay(due, reader)}`),
    say("要各群办：“转发到各群：…”", 'To your rooms: "cascade to all rooms: …"'),
    say("报了回“已上报 人数”", 'Reply "reported, NUMBER"'),
  );
}

/** After a task was handed down to spaces. */
export function handedDownReply(
  down: { readonly count: number; readonly title: string; readonly alone: readonly string[] },
  { language }: Pick<Reader, "language">,
): string {
  const say = speaking(language);
  const { count, title, alone } = down;
  return lines(
    say(`已下发给${count}个单位`, `Handed down to ${count}`),
    say(`看进度回“${title}进度”`, `Ask "progress of ${title}"`),
    alone.length > 0 &&
      clip(
        say(`还没有组织者：${alone.join(" ")}`, `nobody organizes: ${alone.join(", ")}`),
        LINE_WIDTH,
      ),
  );
}
