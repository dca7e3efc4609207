import { FULL_NAME, NICKNAME } from "../understanding/names.ts";
import { caseless } from "../understanding/pattern.ts";
import { hasIdNumber } from "./id-number.ts";

/**
 * What is never stored: identity numbers, rosters and telephone numbers of minors, facts of health, quarrels
 * and debts, home addresses, bank cards (product rules on personal data; PIPL art. 28, 31).
 */
export type SensitiveKind = "id-number" | "minors" | "health" | "dispute" | "address" | "bank-card";

export interface Sensitive {
  readonly kind: SensitiveKind;
  /** Counts from 1. */
  readonly line: number;
}

const NAME = `(?:${NICKNAME}|${FULL_NAME})`;
const ENGLISH = "(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})";
/** A child, in the words of schools and of those who look after them; their parents and teachers are not. */
const MINOR =
  "(?:留守|困境|孤儿|单亲|事实无人抚养|失学|辍学|学生|儿童|孩子|小朋友|同学|未成年人?|青少年|少年|幼儿|娃娃?|孙子|孙女|[一二三四五六七八九1-9]年级|[初高][一二三]|[大中小]班|[一二三四五六七八九十\\d]{1,2}班)";
const ENGLISH_MINOR = "(?:pupils?|students?|children|child|kids?|minors?|orphans?|left-behind)";
const LIST_NUMBER = "(?:\\d{1,3}[.、)）]?\\s*)?";
const ADULTS_OF =
  /(?:学生|孩子|小朋友|儿童|[一二三四五六七八九1-9]年级|[一二三四五六七八九十\d]{1,2}班|[大中小]班|[初高][一二三])*(?:的)?(?:家长|监护人|父母|老师|教师|班主任|校长|家委会?)|(?:parents?|guardians?|teachers?) of (?:the )?(?:pupils?|students?|children)/giu;

/** 学生名单：甲、乙: children named as a list. Titles in it show that they are grown up. */
const LISTED = caseless(
  `${MINOR}(?:${MINOR}|们|的)*(?:名单|名册|花名册|信息表?|情况表?|登记表?|台账)?(?:为|有|是|包括|如下)?\\s*[:：\\n]\\s*${LIST_NUMBER}${FULL_NAME}(?:[\\s、,，;；]+${LIST_NUMBER}${FULL_NAME})+[^\\n]{0,12}`,
);
const TITLED =
  /老师|教师|警官|医生|主任|检察官|法官|书记|校长|教授|干事|阿姨|大[姐妈爷叔哥]|律师|志愿者|组长/u;
const LISTED_ENGLISH = caseless(
  `${ENGLISH_MINOR}[^\\n.:]{0,20}:\\s*${ENGLISH}(?:\\s*(?:,|;|and|\\n)\\s*${ENGLISH})+`,
);
/** 张小明 9岁, 李小红 三年级 留守: one child with what only a roster says. */
const DESCRIBED = caseless(
  `${NAME}[\\s,，、|\\t(（]{1,3}[^\\n。]{0,12}?(?:(?<!\\d)(?:[1-9]|1[0-7])\\s?(?:周)?岁|[一二三四五六七八九1-9]年级|[一二三四五六七八九十\\d]{1,2}班|留守|困境|孤儿|单亲)`,
);
/** The head of a table that holds people's particulars. */
const HEAD =
  /姓\s*名[^\n]{0,80}(?:身份证|证件号|监护人|家庭住址|住址|出生(?:年月|日期)|年龄|班级|年级|学籍|就读学校|健康)|(?:身份证|证件号|监护人|家庭住址|班级|年级|学籍)[^\n]{0,80}姓\s*名|\bname\b[^\n]{0,80}\b(?:guardian|id (?:number|no)|date of birth|class|grade|home address)\b/iu;
const CHAIN_OF_MINORS = caseless(
  `^\\s*#?\\s*接龙[^\\n]{0,20}${MINOR}(?:春游|秋游|报名|参加|名单|登记|信息|统计|接龙)*\\s*\\n?\\s*\\d{1,3}\\s*[.、)）]`,
);

const MOBILE = /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/u;
const SAYS_MINOR = caseless(`${MINOR}|\\b${ENGLISH_MINOR}\\b`);

const CONDITION =
  "(?:抑郁|焦虑症|精神(?:病|分裂|障碍)|自闭症|多动症|癌|肿瘤|艾滋|HIV|梅毒|[甲乙丙]肝|肝炎|肺结核|白血病|尿毒症|糖尿病|高血压|心脏病|癫痫|智障|残疾|先天性|流产|depression|cancer|diabetes|autism|epilepsy|hepatitis|tuberculosis|leukaemia|leukemia)";
const PERSON = `(?:${NAME}|他|她|孩子|学生|小朋友|同学)`;
const NOT_A_LECTURE =
  "(?!.{0,6}(?:讲座|知识|宣传|防治|专家|义诊|科普|筛查|培训|课|日|预防|talk|lecture))";
const HEALTH = caseless(
  `${PERSON}[^。;；\\n]{0,6}?(?:患|得了|确诊|查出|诊断|有)[^。;；\\n]{0,6}?${CONDITION}${NOT_A_LECTURE}|${CONDITION}[^。;；\\n]{0,4}(?:患者|病人|儿童|学生)[:：\\s]*${NAME}|${ENGLISH} (?:has|have|had|suffers? from|(?:was|is) diagnosed with) (?:\\w+ )?${CONDITION}${NOT_A_LECTURE}`,
);

const MONEY = "\\d[\\d,.]*\\s?(?:元|块|万|千|百|yuan|rmb)";
const DISPUTE = caseless(
  `${PERSON}[^。;；\\n]{0,8}?(?:欠|借了?|骗|讹|赖|拖欠)[^。;；\\n]{0,10}?${MONEY}|${NAME}\\s*(?:和|跟|与|同)\\s*(?:${NAME}|邻居|老婆|老公|丈夫|妻子|儿子|儿媳|婆婆)[^。;；\\n]{0,8}(?:纠纷|吵架|打架|打官司|闹离婚|离婚|家暴|动手)|${NAME}[^。;；\\n]{0,4}(?:家暴|出轨|吸毒|坐过?牢|判了?刑|有前科)|${ENGLISH} owes? [^.\\n]{0,20}\\d`,
);

const ADDRESS =
  /(?:家住|住在|家庭住址|住址|家在|我住|(?<=[他她])住|lives? at|home address)[^。;；\n]{0,20}?(?:\d|[一二三四五六七八九十])+\s*(?:号楼|栋|幢|单元|室|号院|弄|门牌|号)|lives? at \d+|home address\W{0,3}\d+/iu;
const BANK_CARD =
  /(?:银行|卡号|账号|账户|card number|account (?:number|no))[^\d\n]{0,12}\d(?:[ -]?\d){14,18}/iu;
const ID_WORDS = /(?:身份证|证件)(?:号码?)?[^\d\n]{0,8}\d(?:[ -]?\d){13,17}[xX]?/u;

/** Longest piece that is looked at in one go; a list of people is never wider. */
const LONGEST = 4_000;

/** The first thing in a text that must not be stored; undefined: there is none. */
export function sensitiveIn(text: string): Sensitive | undefined {
  const plain = text.normalize("NFKC");
  const whole = plain.slice(0, LONGEST).replace(ADULTS_OF, "大人");
  if (CHAIN_OF_MINORS.test(whole)) return { kind: "minors", line: 1 };
  const lines = plain.split("\n");
  for (const [index, line] of lines.entries()) {
    const kind = kindIn(line, lines.slice(index + 1, index + 3).join("\n"));
    if (kind !== undefined) return { kind, line: index + 1 };
  }
  return undefined;
}

function kindIn(line: string, next: string): SensitiveKind | undefined {
  for (let at = 0; at === 0 || at < line.length; at += LONGEST - 200) {
    const kind = kindInPiece(line.slice(at, at + LONGEST), next.slice(0, 200));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

function kindInPiece(piece: string, next: string): SensitiveKind | undefined {
  if (hasIdNumber(piece) || ID_WORDS.test(piece)) return "id-number";
  if (BANK_CARD.test(piece)) return "bank-card";
  const children = piece.replace(ADULTS_OF, "大人");
  if (namesMinors(children, next)) return "minors";
  if (HEALTH.test(piece)) return "health";
  if (DISPUTE.test(piece)) return "dispute";
  return ADDRESS.test(piece) ? "address" : undefined;
}

function namesMinors(children: string, next: string): boolean {
  if (HEAD.test(children) || DESCRIBED.test(children)) return true;
  if (!SAYS_MINOR.test(children)) return false;
  if (MOBILE.test(children)) return true;
  const list = `${children}\n${next}`;
  const listed = LISTED.exec(list)?.[0];
  return (listed !== undefined && !TITLED.test(listed)) || LISTED_ENGLISH.test(list);
}

const ROSTER_FILE = caseless(
  `(?:新生|特困|${MINOR})[^活动计划安排方课]{0,12}(?:名册|名单|花名册|信息表?|登记表?|统计表|台账|档案|情况表|汇总表|明细)|(?:身份证|户口本|户口簿|病历|诊断书?|体检|化验|残疾证|低保|花名册)|(?:pupil|student|child|left-behind|orphan).{0,20}(?:roster|list|register|records?)|(?:medical|health).{0,10}(?:record|report)`,
);

/** Whether a file says by its name that it holds what must not be stored; then it is not even opened. */
export function sensitiveFileName(name: string): SensitiveKind | undefined {
  const plain = name.normalize("NFKC").replace(ADULTS_OF, "大人");
  if (!ROSTER_FILE.test(plain)) return sensitiveIn(plain)?.kind;
  return /病历|诊断|体检|化验|medical|health/iu.test(plain) ? "health" : "minors";
}
