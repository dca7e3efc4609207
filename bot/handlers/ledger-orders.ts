import { recordChange } from "../../src/store/changes.ts";
import { putMinutes } from "../../src/store/ledger-rows.ts";
import { type Member, membersByName } from "../../src/store/members.ts";
import { markVeterans, unmarkVeterans } from "../../src/store/veterans.ts";
import { isCalled, withoutCall } from "../../src/understanding/name-call.ts";
import { whenWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import { ledgerTerms } from "../../src/wording/ledger-terms.ts";
import { occurrenceToFill, WHEN_WORDS } from "../gap-occurrence.ts";
import type { Reply, Scene } from "../scene.ts";
import { byNumber } from "../which-occurrence.ts";
import { approveDeeds } from "./approve-deeds.ts";
import { calendarAddress } from "./calendar.ts";
import { ownBalance, redeem, witness } from "./deposit.ts";
import { draftReport } from "./draft-report.ts";
import { askForNames } from "./export.ts";
import { FILL_COUNT, fillCount } from "./fill-gap.ts";
import { refuseUnlessReadsLedger } from "./ledger-scope.ts";
import { cardOf, posterOf, progressOf, switchSummaries } from "./picture.ts";
import { compareWithLastYear } from "./report.ts";

type Order = readonly [
  RegExp,
  (scene: Scene, found: RegExpExecArray) => Promise<Reply | undefined>,
];

const CALENDAR = /^(?:订阅日历|日历(?:地址|订阅)?|(?:my )?calendar(?: feed| address)?)[。.!！]*$/iu;
const NEW_CALENDAR = /^(?:换(?:一个)?日历地址|new calendar address)[。.!！]*$/iu;

const POSTER =
  /^(?:(本月|这个?月|下个?月|\d{1,2}月(?:份)?)的?)?(?:活动)?海报[。.!！]*$|^(?:(this|next) month'?s )?poster[.!]*$/iu;
const PROGRESS =
  /^(?:(?:看|发|要)(?:一?下|个|张)?)?(?:计划)?(?:进度|完成)(?:图|海报)[。.!！]*$|^progress (?:picture|chart|poster)[.!]*$/iu;
const MINUTES = new RegExp(
  String.raw`^(?:会议)?(?:纪要|minutes)\s*(\d{1,4})(?:\s+(${WHEN_WORDS}))?[\s:：,，]+(\S.*)$`,
  "isu",
);
const SUMMARY =
  /^(?:活动)?小结图\s*(打?开|关(?:掉|闭)?|要|不要)[。.!！]*$|^summary pictures?\s*(on|off)[.!]*$/iu;
const CARD = /^(?:看图|picture(?: of)?)\s*(\d{1,4})[。.!！]*$/iu;

/** Words that are no intent of their own; in a room only when the bot is called. */
const ANYWHERE: readonly Order[] = [
  [CALENDAR, (scene) => calendarAddress(scene, false)],
  [NEW_CALENDAR, (scene) => calendarAddress(scene, true)],
  [POSTER, (scene, found) => posterOf(scene, found[1] ?? found[2])],
  [PROGRESS, progressOf],
  [
    SUMMARY,
    (scene, found) =>
      switchSummaries(scene, /^(?:打?开|要|on)$/iu.test(found[1] ?? found[2] ?? "")),
  ],
  [CARD, (scene, found) => cardOf(scene, Number(found[1]))],
];

const MORAL_BANK: readonly Order[] = [
  [
    /^(?:我?(?:可以|能|愿意)?见证(?:了)?|(?:i )?witness(?:ed(?: it)?)?)[。.!！]*$/iu,
    (scene) => witness(scene, true),
  ],
  [
    /^(?:不见证|没(?:看)?见(?:到)?|不能见证|not (?:witnessed|seen)|(?:i )?(?:did not|didn['’]t) see (?:it|that|this))[。.!！]*$/iu,
    (scene) => witness(scene, false),
  ],
  [/^(?:兑换|换|redeem)\s*(\S{1,12})$/iu, (scene, found) => redeem(scene, found[1] ?? "")],
  [/^(?:我的(?:积分|好事)|我?道德银行(?:有)?多少分|道德银行|my points)[?？。]*$/iu, ownBalance],
  [
    /^(?:全过|都过|全部通过|过\s*\d|退\s*\d|approve|return\s*\d)/iu,
    (scene, found) => approveDeeds(scene, found.input),
  ],
];

/** Words of the secretary's desk, in private. */
const DESK: readonly Order[] = [
  [
    /^(?:写|起草|生成)(?:一?份|个)?(?:年终|年度|季度)?(?:工作)?(?:简报|总结)[。.!！]*$|^(?:write|draft) (?:the |a )?(?:report|summary)[.!]*$/iu,
    draftReport,
  ],
  [MINUTES, noteMinutes],
  [
    /^(?:(?:和|跟)?去年同期(?:比)?|同比|(?:compared? (?:with|to) )?last year)[?？。.]*$/iu,
    compareWithLastYear,
  ],
  [/^(?:口径|怎么算的?|definitions?)[?？。.]*$/iu, definitions],
  [
    /^(?:五老名单|五老|veterans?)[\s:：]+(\S.*)$/iu,
    (scene, found) => veterans(scene, found[1] ?? "", true),
  ],
  [
    /^(?:不是五老|去掉五老|not veterans?)[\s:：]+(\S.*)$/iu,
    (scene, found) => veterans(scene, found[1] ?? "", false),
  ],
  [/^(?:我?要(?:带)?(?:全)?姓名|(?:带|含)姓名|with names|full names)[。.!！]*$/iu, askForNames],
  [FILL_COUNT, fillCount],
];

/** 纪要12 …, 去年同期, 口径, 五老名单 …, 12 30人; undefined: it is something else. */
export async function ledgerOrder(scene: Scene): Promise<Reply[] | undefined> {
  const { message, room } = scene;
  if (room !== undefined && !message.mentionsBot && !isCalled(message.text)) return undefined;
  const text = withoutCall(message.text).normalize("NFKC").trim();
  for (const [pattern, carryOut] of room === undefined
    ? [...ANYWHERE, ...DESK, ...MORAL_BANK]
    : ANYWHERE) {
    const found = pattern.exec(text);
    const reply = found === null ? undefined : await carryOut(scene, found);
    if (reply !== undefined) return [reply];
  }
  return undefined;
}

async function noteMinutes(
  scene: Scene,
  [, no = "", day, words = ""]: RegExpExecArray,
): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  const { db, space, sender, now } = scene;
  const then = await occurrenceToFill(scene, Number(no), day, "minutes");
  // A date that none of them has belongs to what happened.
  const line = then === undefined ? `${day ?? ""} ${words}` : words;
  const listed = then ?? (await byNumber(scene, Number(no)));
  const { occurrence, activity } = listed;
  await putMinutes(db, {
    spaceId: space.id,
    occurrenceId: occurrence.id,
    text: line.trim(),
    byId: sender.id,
    at: now,
  });
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "occurrence",
    subject_id: occurrence.id,
    action: "minutes",
    after: line.trim(),
    words: `记纪要“${activity.title}”`,
  });
  const when = whenWords(occurrence, scene.today, scene.language);
  const say = speaking(scene.language);
  return {
    text: say(
      `纪要记到${no} ${activity.title}\n${when}`,
      `Minutes noted for ${no} ${activity.title}\n${when}`,
    ),
  };
}

async function definitions(scene: Scene): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  const terms = ledgerTerms(scene.language).map(({ name, counts }) => `${name}：${counts}`);
  return { text: terms.join("\n") };
}

/** Marks or unmarks people as 五老; who is not in the roster is said. */
async function veterans(scene: Scene, list: string, marked: boolean): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  const { db, space, sender, now } = scene;
  const names = list.split(/[\s、,，;；]+/u).filter((name) => name !== "");
  const found: Member[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const [only, ...others] = await membersByName(db, space.id, name);
    if (only === undefined || others.length > 0) unknown.push(name);
    else found.push(only);
  }
  if (marked) await markVeterans(db, found, { byId: sender.id, at: now });
  else
    await unmarkVeterans(
      db,
      found.map(({ id }) => id),
    );
  const who = found.map(({ name }) => name).join(" ");
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "space",
    subject_id: space.id,
    action: "veterans",
    after: who,
    words: `${marked ? "标为五老" : "去掉五老"}：${who}`,
  });
  const say = speaking(scene.language);
  const done = marked
    ? say(`记为五老${found.length}人：${who}`, `Marked as 五老: ${who}`)
    : say(`不再算五老：${who}`, `No longer 五老: ${who}`);
  const doubtful = unknown.join(" ");
  const rest =
    unknown.length === 0
      ? ""
      : say(`\n名册里对不上：${doubtful}`, `\nNot one person in the roster: ${doubtful}`);
  return { text: done + rest };
}
