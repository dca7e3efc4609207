import { relayTexts } from "../../src/reminding/relay-texts.ts";
import { readChatRecord, type SaidInRecord } from "../../src/understanding/chat-record.ts";
import type { Intent, IntentName } from "../../src/understanding/intent.ts";
import { understand } from "../../src/understanding/understand.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/**
 * Relay mode, with no bot in the group: "今天" gives the texts to paste, each a message of its own so that it can
 * be forwarded; a forwarded chat record comes back as sign-ups and check-ins.
 */
export const handleRelay: Handler<"relay"> = async (scene, { slots }) => {
  const refused = await refusedUnlessOrganizer(scene, "relay");
  if (refused !== undefined) return refused;
  return slots.text === undefined ? textsToPaste(scene) : takeRecord(scene, slots.text);
};

async function textsToPaste(scene: Scene): Promise<Reply> {
  const texts = await relayTexts(scene.db, scene.space.id, scene);
  const say = speaking(scene.language);
  if (texts.length === 0) return { text: say("今天没有要贴的", "Nothing to paste today") };
  for (const [index, text] of texts.entries()) {
    await tell(scene, scene.sender.id, { text, purpose: `relay/${index}` });
  }
  return {
    text: lines(
      say(`今天要贴${texts.length}条，见上`, `${texts.length} to paste today, above`),
      say("长按转发到群；接龙、名单贴回给我", "Forward them; paste lists back to me"),
    ),
  };
}

/** What a line of a record may mean for its speaker; everything else in it is chatter. */
const TAKEN: readonly IntentName[] = ["signup", "decline", "checkin"];

async function takeRecord(scene: Scene, text: string): Promise<Reply> {
  const people = new Map<IntentName, Set<string>>();
  for (const said of readChatRecord(text)) {
    const intent = meant(scene, said);
    if (intent === undefined) continue;
    people.set(intent, (people.get(intent) ?? new Set()).add(said.name));
  }
  const texts: string[] = [];
  for (const [intent, names] of people) {
    const slots = { people: [...names], proxy: true as const };
    for (const reply of await scene.carryOut({ intent, slots } as Intent)) texts.push(reply.text);
  }
  const say = speaking(scene.language);
  if (texts.length === 0) {
    return { text: say("记录里没有报名、请假或签到", "Nobody joins, declines or checks in there") };
  }
  return { text: lines(...texts) };
}

function meant(scene: Scene, { words }: SaidInRecord): IntentName | undefined {
  const utterance = {
    text: words,
    where: "dm" as const,
    called: false,
    role: "member" as const,
    open: {
      checkin: scene.checkinsOpen.length,
      signup: scene.signupsOpen.length,
      receipt: 0,
      question: false,
      list: false,
    },
  };
  const context = { now: scene.today, calendars: scene.calendars };
  const [first] = understand(utterance, context);
  return TAKEN.find((name) => name === first?.intent);
}
