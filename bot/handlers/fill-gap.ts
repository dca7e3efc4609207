import { countHeads, isChildren } from "../../src/attendance/count-heads.ts";
import { headcountText } from "../../src/wording/check-in.ts";
import { speaking } from "../../src/wording/language.ts";
import { occurrenceToFill, WHEN_WORDS } from "../gap-occurrence.ts";
import { statementOf } from "../said-here.ts";
import type { Reply, Scene } from "../scene.ts";

/** 12 30人, 12 学生30人, 13 3月5日 30人, 13 3/5 30 pupils: as the list of gaps suggests. */
export const FILL_COUNT = new RegExp(
  String.raw`^(\d{1,4})(?:\s+(${WHEN_WORDS}))?(?:\s*[到来]了?\s*|\s+|(?=\p{L}))(学生|孩子|青少年|儿童|小朋友)?\s*(\d{1,5})\s*(?:名|个)?\s*(人|people|pupils|children|kids)?[。.]*$`,
  "iu",
);

/** A number for something that nobody counted; undefined: that was no such number. */
export async function fillCount(
  scene: Scene,
  [, no, when, label, count, unit]: RegExpExecArray,
): Promise<Reply | undefined> {
  if (!scene.rights.keepsLedger || (label === undefined && unit === undefined)) return undefined;
  const say = speaking(scene.language);
  const children = label ?? (unit !== undefined && isChildren(unit) ? unit : undefined);
  const gap = children === undefined ? "count" : "children";
  const listed = await occurrenceToFill(scene, Number(no), when, gap);
  if (listed === undefined) {
    return { text: say(`${no}在${when}没有安排`, `${no} was not on then: ${when}`) };
  }
  const counted = { label: children ?? say("到场", "people"), count: Number(count) };
  await countHeads(scene.db, statementOf(scene, listed, scene.sender), counted);
  const shown = [{ ...counted, children: children !== undefined }];
  return { text: headcountText(shown, listed, scene) };
}
