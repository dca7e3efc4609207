import type { Place } from "./entry.ts";

/** Common family names of one character: 周三张老师 is Wednesday and Mr Zhang, 周一鸣老师 is a person. */
export const FAMILY_NAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const TITLE =
  /^(?:老师|主任|书记|同志|先生|女士|阿姨|医生|教授|校长|院长|局长|爷爷|奶奶|大爷|师傅|队长|站长|律师|同学|警官)/u;

const LABEL =
  /(?:联系人|负责人|责任人|姓名|主讲人?|讲师|作者|主持人?|记录人?|摄影|撰稿|经办人|报送人|审核人?|签发人?):?(?:[\u4e00-\u9fff]{2,3}[、 ]?){0,3}[\u4e00-\u9fff]?$/u;

/** 联系人：周三元, 主持人：李五一: behind such a label stand names. */
export function namesPeople(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - 16), from);
  return LABEL.test(before) && !/[于在为定每,。;]$/u.test(before);
}

/** 周一次 counts, 周一鸣老师 is a name; else 周一 is a day. */
export function isWeekday(wd: string | undefined, { text, from, to }: Place): boolean {
  if (namesPeople(text, from)) return false;
  const next = text[to] ?? "";
  if (
    /[次期练歌星鸣围]/u.test(next) ||
    // 周一班 is a class, 周一班会 a meeting on Monday.
    /^班(?![会级主子])/u.test(text.slice(to, to + 2)) ||
    // 周二娃 is a nickname, 周二娃娃们 the children on a Tuesday.
    /^(?:娃(?!娃)|妹(?!妹)|丫(?!头))/u.test(text.slice(to, to + 2)) ||
    (wd === "一" &&
      "至-~、".includes(next) &&
      /^[两二三2-9][次场期]/u.test(text.slice(to + 1, to + 3)))
  )
    return false;
  return !(
    TITLE.test(text.slice(to + 1, to + 4)) &&
    !FAMILY_NAMES.includes(next) &&
    /[\u4e00-\u9fff]/u.test(next) &&
    !"的上下中晚早".includes(next)
  );
}
