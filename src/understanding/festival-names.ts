import type { MaskedTimes } from "./sentence.ts";
import { unmask } from "./sentence.ts";

/** Days and seasons that titles begin with: 重阳慰问, 元旦联欢, 暑期托管. */
const FESTIVAL =
  /^(?:元旦|春节|新春|元宵|清明|五一|五四|六一|七一|八一|十一|国庆|端午|七夕|中秋|重阳|冬至|腊八|小年|除夕|立春|雨水|惊蛰|春分|谷雨|立夏|夏至|立秋|秋分|立冬|妇女|母亲|父亲|教师|圣诞|植树|劳动|青年|儿童|建党|建军|三八|暑假|寒假|暑期|春季|秋季|冬季|夏季)节?$/u;

/** Whether words are the name of a festival or season, which may be part of a title. */
export function isFestivalName(words: string): boolean {
  return FESTIVAL.test(words);
}

/** A masked text with the festivals that touch what `follows` put back, as part of the title. */
export function festivalsShown(masked: string, times: MaskedTimes, follows: string): string {
  const touching = new RegExp(`[\\ue000-\\ue0ff](?=${follows})`, "giu");
  return masked.replace(touching, (placeholder) => {
    const words = unmask(placeholder, times);
    return isFestivalName(words) ? words : placeholder;
  });
}
