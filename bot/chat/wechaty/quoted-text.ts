/**
 * WeChat's web protocol writes a quoting reply as 「name：original」, a line of dashes, and the reply.
 * Returns both parts; without that shape the whole text is the reply.
 */
export function splitQuote(text: string): { reply: string; quoted?: string } {
  const match = /^「[^：:\n]{0,64}[：:]([\s\S]{0,4000}?)」\r?\n(?:- ?){5,}\r?\n([\s\S]*)$/u.exec(
    text,
  );
  const [, quoted, reply] = match ?? [];
  return quoted === undefined || reply === undefined ? { reply: text } : { reply, quoted };
}

/** The same shape, for networks that keep quotes apart. */
export function joinQuote(name: string, quoted: string, reply: string): string {
  return `「${name}：${quoted}」\n${"- ".repeat(15).trim()}\n${reply}`;
}
