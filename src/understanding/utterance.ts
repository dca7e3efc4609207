/** One message as the understanding sees it: the words, where they were said, and what is open. */
export interface Utterance {
  readonly text: string;
  readonly where: "room" | "dm";
  /** True when the bot was named, by @ or by name. */
  readonly called: boolean;
  readonly role: "member" | "organizer";
  /**
   * What waits for an answer in this chat. Counts of open check-ins, sign-ups and notices;
   * `question` and `list`: the bot asked this person something, or showed them a numbered list,
   * less than ten minutes ago.
   */
  readonly open: {
    readonly checkin: number;
    readonly signup: number;
    readonly receipt: number;
    readonly question: boolean;
    readonly list: boolean;
  };
  /** The text of the message that this one quotes, when the network says so. */
  readonly quoted?: string;
  /** True when the text was transcribed from speech. */
  readonly voice?: boolean;
}
