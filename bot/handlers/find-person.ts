import { onDuty } from "../../src/people/own-tasks.ts";
import { membersWithRole } from "../../src/store/members.ts";
import { whomToAskText } from "../../src/wording/people.ts";
import type { Reply, Scene } from "../scene.ts";

/** 找人: who is on duty today, and who runs this. */
export async function whomToAsk(scene: Scene): Promise<Reply> {
  const { db, space, today, language } = scene;
  const names = async (role: "organizer" | "secretary") =>
    (await membersWithRole(db, space.id, role)).map(({ name }) => name);
  const people = {
    duty: await onDuty(db, space.id, today.slice(0, 10)),
    organizers: await names("organizer"),
    secretaries: await names("secretary"),
  };
  return { text: whomToAskText(people, language) };
}
