import type { OpenQuestion } from "../src/store/dialogues.ts";
import type { IntentSlots } from "../src/understanding/intent.ts";
import type { Reply, Scene } from "./scene.ts";

/** Takes an answer to one kind of question; undefined: that was no answer to it. */
export type Answering = (
  scene: Scene,
  question: OpenQuestion,
  said: IntentSlots["answer"],
) => Promise<Reply | undefined>;
