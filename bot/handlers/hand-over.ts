import { handOver, toHandOver } from "../../src/people/hand-over.ts";
import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { memberById } from "../../src/store/members.ts";
import { handOverPreview, takenOverText } from "../../src/wording/desk-record.ts";
import { speaking } from "../../src/wording/language.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { memberNamed } from "../member-named.ts";
import type { Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/** The question under which a hand-over waits for its code. */
export const HAND_OVER = "hand-over";
const CODE_COUNTS_MS = 5 * 60_000;

export interface HandOverWaiting {
  readonly code: number;
  readonly from: number;
  readonly to: number;
}

/** "交接 李红→王敏": what would go over; it happens on the code. */
export async function handleHandOver(
  scene: Scene,
  names: { readonly from: string | undefined; readonly to: string },
): Promise<Reply> {
  const from = names.from === undefined ? scene.sender : await memberNamed(scene, names.from);
  if (from.id !== scene.sender.id) {
    const refused = await refusedUnlessOrganizer(scene, "hand-over");
    if (refused !== undefined) return refused;
  }
  const to = await memberNamed(scene, names.to);
  const view = await toHandOver(scene.db, { ...handing(scene), from, to });
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const waiting: HandOverWaiting = { code, from: from.id, to: to.id };
  return {
    text: handOverPreview(view, code, scene),
    privately: true,
    ask: { kind: HAND_OVER, payload: waiting, forMs: CODE_COUNTS_MS },
  };
}

function handing(scene: Scene) {
  return { by: scene.sender.id, now: scene.now, today: scene.today.slice(0, 10) };
}

/** "确认 52": it goes over, and the one who takes over is told. */
export async function handOverConfirmed(scene: Scene, waiting: HandOverWaiting): Promise<Reply> {
  const from = await memberById(scene.db, waiting.from);
  const to = await memberById(scene.db, waiting.to);
  const view = await handOver(scene.db, { ...handing(scene), from, to });
  const told = await tell(scene, to.id, {
    text: takenOverText(view, scene),
    purpose: "hand-over",
  });
  const say = speaking(scene.language);
  return {
    text: told
      ? say(`已交接给${to.name}，也私信了`, `Handed over to ${to.name}, who was told`)
      : say(`已交接给${to.name}，请当面告知`, `Handed over to ${to.name}; please tell them`),
  };
}
