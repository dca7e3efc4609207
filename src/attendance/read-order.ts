import type { RolePlaces } from "../store/role-places.ts";

/** What an organizer sets, said in one fixed form. */
export type AttendanceSetting =
  /** 口令11 5821; `code: null` takes it away. */
  | { readonly kind: "code"; readonly no: number; readonly code: string | null }
  /** 岗位11 摄影1 接待2. */
  | { readonly kind: "duties"; readonly no: number; readonly roles: readonly RolePlaces[] }
  /** 11只限三年级家长; `audience: null` opens it to everybody. */
  | { readonly kind: "audience"; readonly no: number; readonly audience: string | null };

/** A setting, or 缺人: which duties are short. */
export type AttendanceOrder =
  | AttendanceSetting
  | { readonly kind: "short"; readonly no: number | undefined };

const CODE =
  /^(?:现场)?(?:口令|暗号|签到码|code)\s*(\d{1,3})\s*[:：,， ]\s*(\d{3,8}|取消|不要|删掉?|off|none)$/iu;
const CODE_AFTER =
  /^(\d{1,3})\s*(?:的|号)?(?:现场)?(?:口令|暗号|签到码|code)\s*(?:是|为|设为|[:：])?\s*(\d{3,8}|取消|不要|删掉?|off|none)$/iu;
const DUTIES = /^(?:岗位|缺人|分工|需要|duties|roles|needs?)\s*(\d{1,3})\s*[:：,， ]\s*(.+)$/iu;
const DUTIES_AFTER = /^(\d{1,3})\s*(?:还)?(?:缺|需要|岗位|needs?)\s*[:：]?\s*(.+)$/iu;
const DUTY =
  /([\p{Script=Han}a-z]{1,12}?)\s*(\d{1,3})\s*(?:人|名|个|位|people)?(?=$|[\s,，、;；]|\p{Script=Han})/giu;
const ONLY = /^(\d{1,3})\s*(?:只限|仅限|only\s+for)\s*(.{1,20})$/iu;
const OPEN = /^(\d{1,3})\s*(?:不限(?:对象|人群)?|谁都可以|for\s+everybody|for\s+everyone)$/iu;
const SHORT =
  /^(?:(\d{1,3})\s*)?(?:还)?(?:缺(?:什么|哪些|多少|几个)?人(?:手)?|缺谁|缺啥人)(?:吗|么|呢|不)?[?？。]*$|^who(?:'s|\s+is)\s+(?:still\s+)?needed(?:\s+(?:for\s+)?(\d{1,3}))?\??$|^what(?:'s|\s+is)\s+short(?:\s+(\d{1,3}))?\??$/iu;

const LONGEST = 100;

/** Reads such an order; undefined when the text is something else. `text` without the bot's name. */
export function readAttendanceOrder(text: string): AttendanceOrder | undefined {
  if (text.length > LONGEST) return undefined;
  const said = text.normalize("NFKC").trim();
  const short = SHORT.exec(said);
  if (short !== null) {
    const no = short[1] ?? short[2] ?? short[3];
    return { kind: "short", no: no === undefined ? undefined : Number(no) };
  }
  return readCode(said) ?? readAudience(said) ?? readDuties(said);
}

function readCode(said: string): AttendanceOrder | undefined {
  const [, no, code] = CODE.exec(said) ?? CODE_AFTER.exec(said) ?? [];
  if (no === undefined || code === undefined) return undefined;
  return { kind: "code", no: Number(no), code: /^\d/u.test(code) ? code : null };
}

function readAudience(said: string): AttendanceOrder | undefined {
  const [, open] = OPEN.exec(said) ?? [];
  if (open !== undefined) return { kind: "audience", no: Number(open), audience: null };
  const [, no, audience] = ONLY.exec(said) ?? [];
  if (no === undefined || audience === undefined) return undefined;
  return { kind: "audience", no: Number(no), audience: audience.trim() };
}

function readDuties(said: string): AttendanceOrder | undefined {
  const [, no, list] = DUTIES.exec(said) ?? DUTIES_AFTER.exec(said) ?? [];
  if (no === undefined || list === undefined) return undefined;
  const roles = [...list.matchAll(DUTY)].map(([, label = "", places]) => ({
    label,
    places: Number(places),
  }));
  const read = list.replace(DUTY, "").replace(/[\s,，、;；和and]/giu, "");
  const sensible = roles.every(({ places }) => places > 0);
  return roles.length > 0 && read === "" && sensible
    ? { kind: "duties", no: Number(no), roles }
    : undefined;
}
