import { Fault } from "../../src/errors.ts";
import type { Io } from "./io.ts";
import { readInput } from "./read-input.ts";

/**
 * Answers a file of one JSON object per line with one line each, in order. A line that cannot be answered
 * gets `{"id":…,"line":n,"error":"…"}` and the rest goes on.
 * @throws Fault `bad-line` at the end if there was such a line
 */
export function runBatch(io: Io, path: string, answer: (input: unknown) => object): void {
  const text = new TextDecoder().decode(readInput(path, io.folder).bytes);
  const bad: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const answered = answerLine(line, answer);
    if ("error" in answered) bad.push(index + 1);
    io.out(
      JSON.stringify(
        "error" in answered
          ? { id: answered.id, line: index + 1, error: answered.error }
          : answered.value,
      ),
    );
  }
  if (bad.length > 0) {
    throw new Fault(
      "bad-line",
      `${path}: 有${bad.length}行看不懂（第${bad.slice(0, 5).join("、")}行） / ${bad.length} line(s) could not be answered`,
    );
  }
}

type Answered = { readonly value: object } | { readonly id: unknown; readonly error: string };

function answerLine(line: string, answer: (input: unknown) => object): Answered {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `not JSON: ${sentence(error)}` };
  }
  try {
    return { value: answer(input) };
  } catch (error) {
    const id = typeof input === "object" && input !== null && "id" in input ? input.id : null;
    return { id, error: sentence(error) };
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
