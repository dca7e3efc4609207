import { readerOf, trimmedGroup } from "./alternative-groups.ts";
import { normalise } from "./normalise.ts";

/** A unit as it is written on a list: 三1, or 三1=王老师 with who answers for it. */
export interface UnitSaid {
  readonly name: string;
  readonly person: string | undefined;
}

/** Orders about what is expected of each of a list, about sub-groups and about volunteers. */
export type RollOrder =
  | {
      readonly kind: "matrix";
      readonly title: string;
      readonly units: readonly UnitSaid[];
      readonly until: string | undefined;
    }
  | { readonly kind: "cascade"; readonly targets: string; readonly text: string }
  | { readonly kind: "upward"; readonly title: string; readonly text: string }
  | { readonly kind: "phases"; readonly campaign: string; readonly parts: readonly string[] }
  | { readonly kind: "phase-status" }
  | { readonly kind: "tick"; readonly text: string; readonly note: string | undefined }
  | { readonly kind: "missing"; readonly topic: string | undefined }
  | {
      readonly kind: "questionnaire";
      readonly title: string;
      readonly questions: readonly QuestionSaid[];
    }
  | { readonly kind: "fill" }
  | { readonly kind: "questionnaire-result" }
  | { readonly kind: "segment"; readonly name: string; readonly members: readonly string[] }
  | { readonly kind: "who-in"; readonly name: string }
  | { readonly kind: "volunteer"; readonly skill: string; readonly free: string | undefined }
  | { readonly kind: "volunteers"; readonly skill: string | undefined }
  | { readonly kind: "open-award"; readonly title: string; readonly until: string }
  | {
      readonly kind: "nominate";
      readonly title: string;
      readonly name: string;
      readonly why: string | undefined;
    }
  | { readonly kind: "nominations"; readonly title: string }
  | { readonly kind: "award"; readonly title: string; readonly names: readonly string[] }
  | {
      readonly kind: "grant";
      readonly title: string;
      readonly holder: string;
      readonly until: string;
    }
  | { readonly kind: "revoke"; readonly title: string; readonly holder: string }
  | { readonly kind: "evaluation-status" }
  | { readonly kind: "anonymous"; readonly text: string };

export interface QuestionSaid {
  readonly text: string;
  readonly options: readonly string[];
}

type Read = (text: string) => RollOrder | undefined;

/** 到1月15日, by 15 Jan: the end of a list of units. */
const UNTIL = /[\s,，;；]+(?:到|截止到?|在|by|before|until)\s*(\S.{1,24})$/iu;

/** Each looks at the whole message; the first that fits is it. */
const READERS: readonly Read[] = [
  readerOf(
    /^每个?(?:班|支部|社区|单位|科室|学校|村|组)级?(?:都|各)?(?:一?学?[年期]一次)?[\s,，]*([^\s:：]{2,16})[:：]\s*(.{3,400})$|^every (?:class|branch|unit|school|team) (.{2,24}?):\s*(.{3,400})$/iu,
    ([title = "", rest = ""]) => {
      const until = UNTIL.exec(rest)?.[1];
      const units = partsOf(rest.replace(UNTIL, "")).map(unitOf);
      return units.length < 2 ? undefined : { kind: "matrix", title, units, until };
    },
  ),
  readerOf(
    /^(?:转发|下发|布置|分派)(?:到|给|至)?\s*([^:：]{1,24})[:：]\s*([\s\S]{2,400})$|^cascade (?:to )?([^:]{1,40}):\s*([\s\S]{2,400})$/iu,
    ([targets = "", text = ""]) => ({ kind: "cascade", targets: targets.trim(), text }),
  ),
  readerOf(
    /^上报[\s:：]+([^\d\s,，]{2,16})[\s,，]+(.{2,80})$|^report upward[\s:]+(.{2,30}?)[\s,]+by (.{2,80})$/iu,
    ([title = "", text = ""]) => ({ kind: "upward", title, text }),
  ),
  readerOf(
    /^阶段\s*([^\s:：]{2,16})[:：]\s*(.{4,400})$|^phases (.{2,24}?):\s*(.{4,400})$/iu,
    ([campaign = "", rest = ""]) => {
      const parts = rest
        .split(/[;；]/u)
        .map((part) => part.trim())
        .filter((part) => part !== "");
      return parts.length < 2 ? undefined : { kind: "phases", campaign, parts };
    },
  ),
  readerOf(
    /^(?:现在)?(?:是|到)?(?:第几|哪个|哪一个|什么)阶段了?[?？]?$|^阶段(?:进度|情况)?[?？]?$|^(?:which|what) phase(?: is it| are we in)?\??$/iu,
    () => ({ kind: "phase-status" }),
  ),
  readerOf(
    /^哪些[?？]?$|^哪(?:些|几个)(?:班|支部|单位|社区|村|科室|学校)(?:还)?(?:没有?|未)(?:开|办|报|完成|交|召开)?(?:过|完|齐)?(.{0,12}?)(?:的)?[?？]?$|^which(?: ones)?\??$|^which \w+ (?:have|has)(?: not|n't) (?:held|done|reported)\s*(.{0,24}?)\??$/iu,
    ([topic]) => ({ kind: "missing", topic: trimmedGroup(topic) }),
  ),
  readerOf(
    /^(?:发|做|开)?(?:个)?问卷[\s:：]+([^\s:：]{1,16})[:：]\s*(.{4,400})$|^questionnaire (.{2,24}?):\s*(.{4,400})$/iu,
    ([title = "", rest = ""]) => {
      const questions = rest.split(/[;；]/u).flatMap(questionOf);
      return questions.length === 0 ? undefined : { kind: "questionnaire", title, questions };
    },
  ),
  readerOf(
    /^我?要?(?:填|做|答)?(?:一下)?问卷$|^(?:fill (?:in )?(?:the )?)?questionnaire$/iu,
    () => ({
      kind: "fill",
    }),
  ),
  readerOf(/^问卷(?:的)?(?:结果|进度|情况|怎么样了?)[?？]?$|^questionnaire results?\??$/iu, () => ({
    kind: "questionnaire-result",
  })),
  readerOf(
    /^分组\s*([^\s:：]{1,12})[:：]\s*(.{2,400})$|^sub-?group (.{1,16}?):\s*(.{2,400})$/iu,
    ([name = "", rest = ""]) => ({ kind: "segment", name, members: partsOf(rest) }),
  ),
  readerOf(
    /^([^\s]{1,12}?)(?:里|都|现在)?有(?:谁|哪些人|哪几个人)[?？]?$|^who is in (?:the )?(.{1,24}?)\??$/iu,
    ([name = ""]) => ({ kind: "who-in", name }),
  ),
  readerOf(
    /^我?(?:愿意?|想|要)(?:参加|当|做|报名)(?:志愿(?:者|服务|活动)?)?[\s:：,，]+([^\s,，]{2,16})(?:[\s,，]+(.{2,24}))?$|^i (?:can|want to|would like to) volunteer[\s:,]+(.{2,24}?)(?:,\s*(.{2,24}))?$/iu,
    ([skill = "", free]) => ({ kind: "volunteer", skill, free: trimmedGroup(free) }),
  ),
  readerOf(/^志愿者(?:名单|名册|有谁|有哪些)?[?？]?$|^volunteers\??$/iu, () => ({
    kind: "volunteers",
    skill: undefined,
  })),
  readerOf(/^谁(?:会|能|可以)(?:去|来)?(.{2,10}?)[?？]?$|^who can (.{2,24}?)\??$/iu, ([skill]) => ({
    kind: "volunteers",
    skill: trimmedGroup(skill),
  })),
  readerOf(
    /^(?:开始?|发起)推荐\s*([^\s:：]{2,12})[\s:：]+到?(.{2,20})$|^open nominations (?:for )?(.{2,24}?) until (.{2,24})$/iu,
    ([title = "", until = ""]) => ({ kind: "open-award", title, until }),
  ),
  readerOf(
    /^([^\s]{2,12}?)(?:的)?推荐(?:名单|情况|了谁)[?？]?$|^nominations (?:for )?(.{2,24}?)\??$/iu,
    ([title = ""]) => ({ kind: "nominations", title }),
  ),
  readerOf(
    /^推荐\s*([^\s:：]{2,12})[\s:：]+([^\s,，]{1,12})(?:[\s,，]+(.{2,60}))?$|^nominate (?:for )?(.{2,24}?): ([^,]{1,20})(?:, (.{2,60}))?$/iu,
    ([title = "", name = "", why]) => ({ kind: "nominate", title, name, why: trimmedGroup(why) }),
  ),
  readerOf(
    /^评出\s*([^\s:：]{2,12})[\s:：]+(.{1,120})$|^award (.{2,24}?): (.{1,120})$/iu,
    ([title = "", rest = ""]) => ({ kind: "award", title, names: partsOf(rest) }),
  ),
  readerOf(
    /^(?:授予|续)\s*([^\s:：]{2,16})[\s:：]+([^\s,，]{1,12})[\s,，]*到?(.{2,20})$|^(?:grant|renew) (.{2,24}?) (?:to |for )?(\S{1,20}) until (.{2,24})$/iu,
    ([title = "", holder = "", until = ""]) => ({ kind: "grant", title, holder, until }),
  ),
  readerOf(
    /^(?:撤|撤销|取消)\s*([^\s\d:：]{2,16})[\s:：]+([^\s,，]{1,12})$|^revoke (.{2,24}?) (?:of )?(\S{1,20})$/iu,
    ([title = "", holder = ""]) => ({ kind: "revoke", title, holder }),
  ),
  readerOf(
    /^(?:群众|民主)?评议(?:的)?(?:进度|到哪(?:一|儿)?(?:步)?了?)[?？]?$|^evaluation (?:status|progress)\??$/iu,
    () => ({
      kind: "evaluation-status",
    }),
  ),
  readerOf(
    /^匿名(?:意见|反映|建议)?[\s:：]+(.{2,120})$|^anonymous(?:ly)?(?: feedback)?[\s:：]+(.{2,120})$/iu,
    ([text = ""]) => ({ kind: "anonymous", text }),
  ),
  readerOf(
    /^(.{0,40}?)[\s,，]*(?:已|都|全)?(?:开|办|做|完成|办完|办好|报|上报)了[\s,，]*(\d{1,6})?(?:人|个|户|份|名)?[。!！]*$|^(.{0,40}?)[\s,，]*已(?:办|开|完成|上?报)[\s,，:：]*(\d{1,6})?(?:人|个|户|份|名)?[。!！]*$|^(.{0,60}?)[\s,]*\b(?:done|held|reported)\b[\s,:]*(\d{1,6})?[.!]*$/iu,
    ([text = "", note]) => ({ kind: "tick", text: text.trim(), note }),
  ),
];

/** What is asked about lists of units, sub-groups or volunteers; undefined: it is something else. */
export function readRollOrder(text: string): RollOrder | undefined {
  const plain = normalise(text).trim();
  if (plain.length > 500) return undefined;
  for (const read of READERS) {
    const order = read(plain);
    if (order !== undefined) return order;
  }
  return undefined;
}

function partsOf(text: string): string[] {
  return text
    .split(/[、,，;；/\s]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function unitOf(text: string): UnitSaid {
  const [, name = text, person] = /^(.+?)(?:=|\()([^=()]+)\)?$/u.exec(text) ?? [];
  return { name, person };
}

/** 几点睡(九点前/十点/更晚) */
function questionOf(text: string): QuestionSaid[] {
  const found = /^\s*(?:\d[.、\s]*)?(.{2,60}?)\s*[([](.+?)[)\]]\s*$/u.exec(text);
  const options = found?.[2]?.split(/[/、|]/u).map((option) => option.trim()) ?? [];
  return found === null || options.length < 2 ? [] : [{ text: found[1] ?? "", options }];
}
