import { createHash } from "node:crypto";
import type { TemplateCard } from "@wecom/aibot-node-sdk";
import type { Card } from "../../../src/chat/card.ts";
import { pressedLabel, submitLabel } from "../../../src/wording/cards.ts";
import { languageOf } from "../../../src/wording/language.ts";

/** Advised by the SDK's types (1.0.7): longer texts are cut off on the screen. */
const TITLE_CHARACTERS = 26;
const TEXT_CHARACTERS = 112;
const MOST_BUTTONS = 6;

/** What somebody chose on a card, by the words that it says. */
export interface Chosen {
  readonly says: string;
}

/** Whether the vendor's card shows all of it; what does not fit is sent as words. */
export function fitsCard({ kind, text, choices }: Card): boolean {
  const [title = "", ...rest] = text.split("\n");
  const fits = title.length <= TITLE_CHARACTERS && rest.join("\n").length <= TEXT_CHARACTERS;
  return fits && (kind === "vote" || choices.length <= MOST_BUTTONS);
}

/** The id of a card: letters and digits only, the same for the same message however often it is tried. */
export function taskIdOf(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 40);
}

/**
 * A card as the vendor takes it.
 * @param chosen undefined: as it is first sent
 */
export function templateCard(card: Card, taskId: string, chosen: Chosen | undefined): TemplateCard {
  const [title = "", ...rest] = card.text.split("\n");
  const head = {
    main_title: { title },
    sub_title_text: rest.join("\n"),
    task_id: taskId,
  };
  return card.kind === "buttons"
    ? { card_type: "button_interaction", ...head, button_list: buttonsOf(card, chosen) }
    : { card_type: "vote_interaction", ...head, ...voteOf(card, chosen) };
}

/** For somebody who pressed a card that this process has not sent: the card is gone, the press is not. */
export function plainPressed(says: string, taskId: string): TemplateCard {
  const card: Card = { kind: "buttons", text: says, about: "", choices: [{ label: says, says }] };
  return templateCard(card, taskId, { says });
}

function buttonsOf({ choices }: Card, chosen: Chosen | undefined) {
  return choices.map(({ label, says }, index) => ({
    text: says === chosen?.says ? pressedLabel(label) : label,
    style: says === chosen?.says ? 3 : index === 0 ? 1 : 2,
    key: `say:${says}`,
  }));
}

function voteOf({ text, about, choices }: Card, chosen: Chosen | undefined) {
  return {
    checkbox: {
      question_key: about,
      mode: 0 as const,
      option_list: choices.map(({ label, says }) => ({
        id: says,
        text: label,
        is_checked: says === chosen?.says,
      })),
    },
    submit_button: { text: submitLabel(chosen !== undefined, languageOf(text)), key: "vote" },
  };
}
