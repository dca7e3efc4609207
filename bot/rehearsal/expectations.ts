import { Fault } from "../../src/errors.ts";
import type { LocalNetwork } from "../chat/local/local-network.ts";
import { containsWord, messageMatches } from "./message-matches.ts";
import { chatIdOf, type Said, transcriptText } from "./said.ts";
import { BOT_NAME, type ChatName, type CheckStep, type ExpectStep } from "./transcript.ts";

/** What the bot said, held against what a transcript expects. */
export class Expectations {
  /** Checks of the whole file, by their lines: they are made at its end. */
  readonly open: [line: number, check: () => void][] = [];
  readonly #all: Said[] = [];
  /** Said since the last spoken or 时间 line, and not yet asked for. */
  #unmatched: Said[] = [];
  #last: Said | undefined;

  add(said: Said): void {
    this.#all.push(said);
    this.#unmatched.push(said);
  }

  /** A spoken or 时间 line begins a new page: what nobody asked for is tolerated. */
  forget(): void {
    this.#unmatched = [];
  }

  /** @throws Fault when the first unmatched message of the chat is another one, or there is none */
  match(network: LocalNetwork, { chat, pattern }: ExpectStep): void {
    const chatId = chatIdOf(network, chat);
    if (chatId === undefined) {
      throw new Fault("transcript", `没有这个群或人 / there is no such chat: ${nameOf(chat)}`);
    }
    const first = this.#unmatched.find((said) => said.chatId === chatId);
    if (first === undefined || !messageMatches(pattern, first.text)) {
      throw new Fault("transcript", this.#difference(transcriptText(markOf(chat), pattern), first));
    }
    this.#unmatched = this.#unmatched.filter((said) => said !== first);
    this.#last = first;
  }

  /** @throws Fault when anything was said that no line asked for */
  requireSilence(): void {
    const [first] = this.#unmatched;
    if (first !== undefined) throw new Fault("transcript", this.#difference(".", first));
  }

  /** Looks at the last matched message now, at rooms and the whole file when it is over. */
  check(step: CheckStep, line: number): void {
    if (step.scope !== "last") {
      this.open.push([line, () => checkTexts(step, this.#inScope(step.scope))]);
      return;
    }
    if (this.#last === undefined) {
      throw new Fault("transcript", "还没有对上的消息 / no message was matched yet");
    }
    checkTexts(step, [this.#last]);
  }

  #inScope(scope: CheckStep["scope"]): Said[] {
    return scope === "rooms" ? this.#all.filter((said) => said.inRoom) : this.#all;
  }

  #difference(expected: string, first: Said | undefined): string {
    const others = this.#unmatched.filter((said) => said !== first);
    const said =
      first === undefined ? "（没说话 / nothing）" : transcriptText(first.mark, first.text);
    return [
      "不一致 / differs",
      `应为 / expected: ${expected}`,
      `实际 / said:     ${said}`,
      ...others.map((other) => `还有 / also:     ${transcriptText(other.mark, other.text)}`),
    ].join("\n  ");
  }
}

function checkTexts({ wants, words }: CheckStep, said: readonly Said[]): void {
  for (const word of words) {
    const holder = said.find(({ text }) => containsWord(text, word));
    if (wants === "present" && holder === undefined) {
      const seen = said.map(({ mark, text }) => transcriptText(mark, text)).join("\n  ");
      throw new Fault("transcript", `里面没有“${word}” / it is not in:\n  ${seen}`);
    }
    if (wants === "absent" && holder !== undefined) {
      const seen = transcriptText(holder.mark, holder.text);
      throw new Fault("transcript", `不该有“${word}” / it should not be in:\n  ${seen}`);
    }
  }
}

function nameOf(chat: ChatName): string {
  return chat.kind === "private" ? chat.person : (chat.room ?? "");
}

function markOf(chat: ChatName): string {
  if (chat.kind === "private") return `${BOT_NAME}<<${chat.person}`;
  return chat.room === undefined ? `${BOT_NAME}<` : `${BOT_NAME}@${chat.room}<`;
}
