import { countsOf } from "../../src/people/own-data.ts";
import { Refusal } from "../../src/refusal.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { identitiesOf, markErased, roomTopicsOf } from "../../src/store/identities.ts";
import { membersWithRole, rolesOf } from "../../src/store/members.ts";
import { mutedNumbers } from "../../src/store/mutes.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import { speaking } from "../../src/wording/language.ts";
import { erasedText, eraseQuestion, ownDataText, whoYouAreText } from "../../src/wording/people.ts";
import type { Handler, Reply, Scene } from "../scene.ts";

/** 我的资料: what is kept of the speaker. A telephone number is not kept, a name is changed by 我是. */
export const handleMyData: Handler<"mydata"> = async (scene, { slots }) => {
  const { db, sender, language } = scene;
  const say = speaking(language);
  if (slots.field === "phone") {
    return { text: say("电话我不存，不用改", "I keep no phone numbers"), privately: true };
  }
  if (slots.field === "name") {
    return {
      text: say("改名字请回“我是 姓名”", 'To change it reply "I am NAME"'),
      privately: true,
    };
  }
  const text = ownDataText(
    {
      name: sender.name,
      nicknames: (await identitiesOf(db, sender.id)).map(({ nickname }) => nickname),
      rooms: await roomTopicsOf(db, sender.id),
      roles: await rolesIn(scene),
      muted: sender.muted === 1,
      mutedNumbers: await mutedNumbers(db, sender.id),
      ...(await countsOf(db, sender.id)),
    },
    language,
  );
  return { text, privately: true };
};

async function rolesIn({ db, sender }: Scene): Promise<string[]> {
  const roles = await rolesOf(db, sender.id);
  return roles.filter(({ activity_id }) => activity_id === null).map(({ role }) => role);
}

/** 我是谁. */
export const handleWhoAmI: Handler<"whoami"> = async (scene) => {
  const { db, sender, language } = scene;
  const person = {
    name: sender.name,
    roles: await rolesIn(scene),
    rooms: await roomTopicsOf(db, sender.id),
  };
  return { text: whoYouAreText(person, language), privately: true };
};

/** 删我的资料: asked once, because it cannot be undone. */
export const handleForget: Handler<"forget"> = async (scene) => {
  await refuseLastOrganizer(scene);
  return {
    text: eraseQuestion(scene.language),
    privately: true,
    ask: { kind: "erase-me", payload: {} },
  };
};

async function refuseLastOrganizer(scene: Scene): Promise<void> {
  const organizers = await membersWithRole(scene.db, scene.space.id, "organizer");
  if (organizers.length !== 1 || organizers[0]?.id !== scene.sender.id) return;
  const text = speaking(scene.language)(
    "您是唯一的组织者，请先交接给别人",
    "You are the only organizer; please hand over first",
  );
  throw new Refusal("nothing-open", text);
}

/** 是: from now on nobody counts this person; the traces go once they have read that they go. */
export async function answerEraseMe(
  scene: Scene,
  question: OpenQuestion,
  { yes }: IntentSlots["answer"],
): Promise<Reply | undefined> {
  if (yes === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const say = speaking(scene.language);
  if (!yes) return { text: say("好的，都留着", "All right, everything stays") };
  await refuseLastOrganizer(scene);
  await markErased(scene.db, scene.sender.id, scene.now);
  return { text: erasedText(scene.language) };
}
