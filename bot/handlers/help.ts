import { membersWithRole } from "../../src/store/members.ts";
import { helpText, whoIAmText } from "../../src/wording/help.ts";
import type { Handler } from "../scene.ts";

/** How to use the bot; also the answer to what it did not understand when it was called. */
export const handleHelp: Handler<"help"> = async (scene, { slots }) => {
  const [organizer] = await membersWithRole(scene.db, scene.space.id, "organizer");
  if (slots.about === "bot") return { text: whoIAmText(organizer?.name, scene.language) };
  return { text: helpText(slots.about, scene.rights.organizes, scene.language) };
};
