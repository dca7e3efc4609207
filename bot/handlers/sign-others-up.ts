import { audienceOnly } from "../../src/attendance/audience-gate.ts";
import { Refusal } from "../../src/refusal.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { readPastedList } from "../../src/understanding/pasted-list.ts";
import { speaking } from "../../src/wording/language.ts";
import { listTakenText } from "../../src/wording/name-list.ts";
import { signedOthersUpText, signedUpForYouText } from "../../src/wording/sign-up.ts";
import {
  type Applied,
  applyNames,
  distinctNames,
  type NameWork,
  nextQuestion,
  readNames,
  type SaidName,
} from "../name-work.ts";
import { inboundIdOf, runs, summarizeLater } from "../said-here.ts";
import type { Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/** Without being an organizer one answers for neighbours, not for a street. */
const MOST_BY_A_MEMBER = 5;

/**
 * Signs up people by name: a proxy, a typed list, a 接龙. Certain names are taken at once; doubtful ones are
 * asked about in private, one numbered question at a time.
 */
export async function signOthersUp(
  scene: Scene,
  listed: Listed,
  names: readonly SaidName[],
  role: string | null,
): Promise<Reply | undefined> {
  const chain = readPastedList(scene.message.text)?.kind === "signup";
  refuseTooMany(scene, listed, { names, chain });
  const work = await readNames(scene, distinctNames(names), {
    action: "signup",
    occurrence: listed.occurrence.id,
    chain,
    inboundId: inboundIdOf(scene),
    role,
  });
  const applied = await applyNames(scene, work, work.settled);
  await summarizeLater(scene, listed);
  if (!chain) await tellEach(scene, listed, applied);
  const asked = await nextQuestion(scene, work, true);
  return asked ?? confirmation(scene, listed, work, applied);
}

function refuseTooMany(
  scene: Scene,
  listed: Listed,
  { names, chain }: { readonly names: readonly SaidName[]; readonly chain: boolean },
): void {
  if (runs(scene, listed)) return;
  const say = speaking(scene.language);
  const audience = audienceOnly(listed);
  if (audience !== undefined) {
    throw new Refusal(
      "not-allowed",
      say(
        `${listed.activity.no}只限${audience}，代报请找组织者`,
        `${listed.activity.no} is only for ${audience}; ask the organizer`,
      ),
    );
  }
  if (!chain && names.length > MOST_BY_A_MEMBER) {
    throw new Refusal(
      "not-allowed",
      say(`一次最多代报${MOST_BY_A_MEMBER}人`, `At most ${MOST_BY_A_MEMBER} for others at once`),
    );
  }
}

/** Who was signed up by somebody else hears of it, and may say no. */
async function tellEach(scene: Scene, listed: Listed, applied: readonly Applied[]): Promise<void> {
  for (const { member, result } of applied) {
    if (member.id === scene.sender.id || result.kind !== "in") continue;
    await tell(scene, member.id, {
      text: signedUpForYouText(scene.sender.name, listed, scene),
      purpose: `sign-up/${listed.occurrence.id}`,
      ask: { kind: "proxy-sign-up", payload: { occurrence: listed.occurrence.id } },
    });
  }
}

function confirmation(
  scene: Scene,
  listed: Listed,
  work: NameWork,
  applied: readonly Applied[],
): Reply | undefined {
  const waiting = applied.filter(({ result }) => result.kind === "waiting");
  if (scene.room !== undefined && waiting.length === 0) return undefined;
  const names = applied
    .filter(({ result }) => result.kind === "in" || result.kind === "already")
    .map(({ member }) => member.name);
  const text = signedOthersUpText(
    listed,
    { names, waiting: waiting.map(({ member }) => member.name) },
    scene,
  );
  return {
    text: work.chain ? `${listTakenText(listed, work, scene)}\n${text}` : text,
    privately: true,
  };
}
