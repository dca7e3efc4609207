/** 回“确认 47”, reply "confirm K7Q2", “绑定 111509”: a code, and neither 确认1-8 nor 确认1、3. */
const SHOWN =
  /(?:确认|confirm|绑定|bind)[\s“”"'「」:：]*([0-9A-Za-z]{2,8})(?![\w\-–~～,，、至到])/giu;

/** The confirm code that a message shows last; undefined when it shows none. */
export function confirmCodeIn(text: string): string | undefined {
  return [...text.matchAll(SHOWN)].at(-1)?.[1];
}
