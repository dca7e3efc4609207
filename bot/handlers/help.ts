import { addDays, formatDay, mondayOf, parseDay } from "../../src/calendar/civil-day.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { membersWithRole } from "../../src/store/members.ts";
import type { Intent, IntentSlots } from "../../src/understanding/intent.ts";
import { withoutCall } from "../../src/understanding/name-call.ts";
import { normalise } from "../../src/understanding/normalise.ts";
import { helpText, whoIAmText } from "../../src/wording/help.ts";
import { speaking } from "../../src/wording/language.ts";
import { guessText } from "../../src/wording/people.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { whomToAsk } from "./find-person.ts";

/** Words of somebody who wants to know how; everything else that arrives here was not understood. */
const WANTS_HELP =
  /帮|求助|说明|菜单|功能|指令|命令|用法|教程|怎么|如何|咋|怎样|教|干(?:什么|啥|嘛)|会(?:什么|啥|用)|能(?:做|干)|help|menu|command|instruction|manual|how|what can|^[\s\p{P}]*$/iu;

/** How to use the bot; what was not understood is met with guesses. */
export const handleHelp: Handler<"help"> = async (scene, { slots }) => {
  if (slots.about === "bot") return whoTheBotIs(scene);
  const said = withoutCall(normalise(scene.message.text));
  if (slots.about === undefined && !WANTS_HELP.test(said)) return guesses(scene);
  return { text: helpText(slots.about, scene.rights.organizes, scene.language) };
};

/** 你是谁. */
export async function whoTheBotIs(scene: Scene): Promise<Reply> {
  const [organizer] = await membersWithRole(scene.db, scene.space.id, "organizer");
  return { text: whoIAmText(organizer?.name, scene.language) };
}

type Guess = "week" | "signup" | "checkin" | "mine" | "whom";

/** At most three things that may have been meant: what can be done here now, and a person to ask. */
async function guesses(scene: Scene): Promise<Reply> {
  const { language, db, space } = scene;
  const say = speaking(language);
  const [organizer] = await membersWithRole(db, space.id, "organizer");
  const second: Guess =
    scene.checkinsOpen.length > 0 ? "checkin" : scene.signupsOpen.length > 0 ? "signup" : "mine";
  const kinds: Guess[] = ["week", second, "whom"];
  const words: Record<Guess, string> = {
    week: say("看本周活动", "this week's events"),
    signup: say("报名", "sign up"),
    checkin: say("签到", "check in"),
    mine: say("看我报的", "my sign-ups"),
    whom:
      organizer === undefined
        ? say("找人", "a person")
        : say(`找${organizer.name}`, `ask ${organizer.name}`),
  };
  return {
    text: guessText(
      kinds.map((kind) => words[kind]),
      language,
    ),
    ask: { kind: "guess", payload: { kinds } },
  };
}

/** The number of a guess: it is carried out as if it had been said. */
export async function answerGuess(
  scene: Scene,
  question: OpenQuestion,
  { n }: IntentSlots["answer"],
): Promise<Reply | undefined> {
  const { kinds } = question.payload as { readonly kinds: readonly Guess[] };
  const kind = n === undefined ? undefined : kinds[n - 1];
  if (kind === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  if (kind === "whom") return whomToAsk(scene);
  const meant: Record<Exclude<Guess, "whom">, Intent> = {
    week: { intent: "ask", slots: { period: thisWeek(scene.today) } },
    signup: { intent: "signup", slots: {} },
    checkin: { intent: "checkin", slots: {} },
    mine: { intent: "mine", slots: {} },
  };
  const [reply] = await scene.carryOut(meant[kind]);
  return reply ?? { text: "" };
}

/** Monday to Sunday as a period slot. */
function thisWeek(today: string): string {
  const monday = formatDay(mondayOf(parseDay(today.slice(0, 10)) ?? 0));
  return `${monday}/${addDays(monday, 6)}`;
}
