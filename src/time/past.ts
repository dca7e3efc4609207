/** A verb with 了 or 过, or a word for what is left of it, says that the matter is over. */
const DONE =
  /[办搞做开去加行织展看送吃学玩讲唱跳拍参完到发](?:了|过)(?!年|节|两天|几天|吗)|[干做](?:啥|什么)了|[办搞做参](?:的|加的)(?:什么|啥|哪)|举办过|照片|回顾|回放|结果如何|(?:what|which) (?:did|was|were|happened)|photos?\b/u;

/** Whether a question asks about what has been (办了什么, 活动照片), so that the nearest past is meant. */
export function tellsOfPast(text: string): boolean {
  return DONE.test(text);
}
