/** Who said what in a chat record that somebody forwarded as text. */
export interface SaidInRecord {
  readonly name: string;
  readonly words: string;
}

const HEADER = /聊天记录|chat history|^[-—=\s]*$/iu;
/** 张桂兰 08:31, 张桂兰 2026-11-22 08:31:05: the words follow on the next lines. */
const NAME_AND_TIME =
  /^\s*(\S.{0,15}?)\s+(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*$/u;
/** 张桂兰: 报名 */
const NAME_AND_WORDS = /^\s*([^\s:：]{1,12})\s*[:：]\s*(.+)$/u;

/** The lines of a forwarded chat record by speaker; headers and empty lines are left out. */
export function readChatRecord(text: string): SaidInRecord[] {
  const said: SaidInRecord[] = [];
  let speaker: string | undefined;
  for (const line of text.slice(0, 20_000).split(/\r?\n/u)) {
    const timed = NAME_AND_TIME.exec(line)?.[1]?.trim();
    const [, name, words] = NAME_AND_WORDS.exec(line) ?? [];
    if (HEADER.test(line)) continue;
    if (timed !== undefined) speaker = timed;
    else if (name !== undefined && words !== undefined) said.push({ name, words: words.trim() });
    else if (speaker !== undefined) said.push({ name: speaker, words: line.trim() });
  }
  return said;
}
