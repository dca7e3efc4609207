/** Who is helped is nobody else's business: a person becomes what anybody may know of them. */
const PERSONS: readonly (readonly [RegExp, string])[] = [
  [
    /\p{Script=Han}{1,3}(?:奶奶|爷爷|大爷|大妈|大娘|婆婆|阿婆|阿公|老伯|大伯|伯伯|太太|老人|老太)/gu,
    "一位老人",
  ],
  [/\p{Script=Han}{1,3}(?:小朋友|同学|学生|孩子)/gu, "一位孩子"],
  [/\p{Script=Han}{1,3}(?:阿姨|叔叔|师傅|老师|大哥|大姐|嫂子?|婶)/gu, "一位邻居"],
  [
    /\b(?:Granny|Grandma|Grandpa|Old|Auntie|Uncle|Mr|Mrs|Ms)\.?\s[A-Z]\w+/gu,
    "an elderly neighbour",
  ],
];
const VERB = /(探望|看望|走访|陪伴?|照顾|帮助?|帮扶|慰问|接送|联系|为|给|替|和|跟|与)/u;
const UNTIL =
  /[\s,，]*(?:到|至|截止到?|直到|until|till|by)\s*(?:\d|今|明|本|年|月|底|[A-Z])[^,，。]*$|[\s,，]*\d{1,2}月\d{1,2}[日号](?:之?前|为止)$/iu;

/**
 * A promise as others may read it: without the end (which is said apart), without 一次, and without the names
 * of third persons.
 * @param names of members, which are taken out as well
 */
export function publicText(deed: string, names: readonly string[]): string {
  let text = deed
    .replace(UNTIL, "")
    .replace(/(?:一次|1次)$/u, "")
    .trim();
  for (const name of names.filter((one) => one.length > 1))
    text = text.replaceAll(name, "一位同志");
  for (const [person, instead] of PERSONS) {
    text = text.replace(person, (found) => `${verbIn(found)}${instead}`);
  }
  return text.trim();
}

/** 看望王奶奶: the characters before a title may still be the verb. */
function verbIn(found: string): string {
  const verb = VERB.exec(found);
  return verb === null ? "" : found.slice(0, verb.index + (verb[1]?.length ?? 0));
}
