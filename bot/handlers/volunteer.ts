import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { membersWithRole } from "../../src/store/members.ts";
import { approveVolunteer, offer, volunteers, withdrawOffer } from "../../src/store/volunteers.ts";
import { speaking } from "../../src/wording/language.ts";
import { clip, LINE_WIDTH, lines } from "../../src/wording/layout.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/** Whether what somebody offered is taken into the file. */
export const APPROVE_VOLUNTEER = "approve-volunteer";

/** "我愿参加 教书法 周三下午": into the file once an organizer agrees. */
export async function handleVolunteer(
  scene: Scene,
  { skill, free }: { readonly skill: string; readonly free: string | undefined },
): Promise<Reply> {
  const { db, space, sender, now } = scene;
  const row = { member_id: sender.id, space_id: space.id, skill, free: free ?? null, at: now };
  await offer(db, row);
  const say = speaking(scene.language);
  const [organizer] = await membersWithRole(db, space.id, "organizer");
  if (organizer !== undefined) {
    await tell(scene, organizer.id, {
      text: lines(
        say(`${sender.name}愿做志愿者：${skill}`, `${sender.name} volunteers: ${skill}`),
        free === undefined ? undefined : say(`有空：${free}`, `Free: ${free}`),
        say("收下回“同意”，不收回“不”", 'Reply "agree" or "no"'),
      ),
      purpose: `volunteer/${skill}`,
      ask: { kind: APPROVE_VOLUNTEER, payload: { member: sender.id, name: sender.name, skill } },
    });
  }
  return {
    text: lines(
      say(
        `记下了：${skill}${free === undefined ? "" : ` ${free}`}`,
        `Noted: ${skill}${free === undefined ? "" : `, ${free}`}`,
      ),
      say("组织者同意后告诉您", "You will hear when an organizer agrees"),
    ),
    privately: true,
  };
}

export async function answerVolunteer(
  scene: Scene,
  question: OpenQuestion,
  { yes }: { readonly yes?: boolean },
): Promise<Reply | undefined> {
  if (yes === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const { member, name, skill } = question.payload as {
    readonly member: number;
    readonly name: string;
    readonly skill: string;
  };
  const say = speaking(scene.language);
  if (yes) await approveVolunteer(scene.db, member, skill);
  else await withdrawOffer(scene.db, member, skill);
  await tell(scene, member, {
    text: yes
      ? say(`收下了：${skill}。有活动找您`, `You are on file for: ${skill}`)
      : say(`这次先不安排：${skill}，谢谢您`, `Not this time: ${skill}. Thank you`),
    purpose: `volunteer-answer/${skill}`,
  });
  return { text: say(`好的，已告诉${name}`, `${name} was told`) };
}

/** 谁能来 is no question for the file. */
const SKILL = /^(?:教|讲|写|修|唱|跳|画|teach|talk|repair|sing)/iu;

/** "志愿者", "谁会教书法": the file, for the organizer alone. */
export async function handleVolunteers(
  scene: Scene,
  skill: string | undefined,
): Promise<Reply | undefined> {
  const { rights } = scene;
  if (skill !== undefined && !rights.organizes && !rights.keepsLedger) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "volunteer");
  if (refused !== undefined) return refused;
  const all = await volunteers(scene.db, scene.space.id);
  const found = all.filter(
    (one) => skill === undefined || one.skill.includes(skill) || skill.includes(one.skill),
  );
  const say = speaking(scene.language);
  if (found.length === 0) {
    return skill === undefined || SKILL.test(skill)
      ? { text: say("还没有人报", "Nobody has offered that yet") }
      : undefined;
  }
  return {
    text: lines(
      say(`志愿者${found.length}项：`, `${found.length} offers:`),
      ...found.slice(0, 6).map((one) => {
        const waiting = one.state === "offered" ? say("（待同意）", " (waiting)") : "";
        return clip(`${one.name} ${one.skill} ${one.free ?? ""}${waiting}`.trim(), LINE_WIDTH);
      }),
      found.length > 6 && say(`还有${found.length - 6}项`, `${found.length - 6} more`),
    ),
  };
}
