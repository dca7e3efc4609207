import { LocalNetwork } from "../../../bot/chat/local/local-network.ts";
import { localNetworkFile } from "../../../bot/chat/local/network-file.ts";
import { seedSampleCast } from "../../../bot/chat/local/sample-cast.ts";
import type { Random } from "../../simulation/random.ts";

interface Question {
  readonly account: string;
  readonly id: string;
  readonly chatId: string;
  readonly seq: number;
  readonly at: number;
}

/** What everybody can see on the networks in the end. Times in ms. */
export interface Verdict {
  readonly questions: number;
  readonly lost: number;
  readonly doubled: number;
  /** Answers in a chat that came before the answer to an earlier question there. */
  readonly outOfOrder: number;
  /** By question: when it was asked and how long its answer took. */
  readonly waits: readonly { readonly at: number; readonly ms: number }[];
}

/** People on several local networks, who ask and read what is answered. */
export class Crowd {
  readonly #networks: ReadonlyMap<string, LocalNetwork>;
  readonly #random: Random;
  readonly #asked: Question[] = [];

  constructor(storeFile: string, accounts: readonly string[], random: Random) {
    const clock = { now: () => Date.now() };
    this.#random = random;
    this.#networks = new Map(
      accounts.map((account) => {
        const network = new LocalNetwork({ file: localNetworkFile(storeFile, account), clock });
        seedSampleCast(network);
        return [account, network];
      }),
    );
  }

  /** Somebody asks something, in a room or in private. */
  ask(): void {
    const [account, network] = this.#random.pick([...this.#networks]);
    const room = this.#random.pick(network.cast.rooms());
    const from = this.#random.pick(room.members.filter((id) => id !== network.bot.id));
    const inRoom = this.#random.chance(0.5);
    const chatId = inRoom ? room.id : from;
    const text = `${inRoom ? "@小铃铛 " : ""}下一个活动是什么`;
    const { id, seq, at } = network.say({ from, to: chatId, text });
    this.#asked.push({ account, id, chatId, seq, at });
  }

  /** How many questions have no answer (yet). */
  unanswered(): number {
    const answered = this.#answers();
    return this.#asked.filter(({ account, id }) => !answered.has(`${account} ${id}`)).length;
  }

  /** Which account owes answers, how many and since when: for whoever looks for the cause. */
  silence(): string {
    const answered = this.#answers();
    const open = this.#asked.filter(({ account, id }) => !answered.has(`${account} ${id}`));
    return [...Map.groupBy(open, ({ account }) => account)]
      .map(([account, questions]) => {
        const taken = this.#networks.get(account)?.notTaken().length;
        return `${account}: ${questions.length} open since ${new Date(questions[0]?.at ?? 0).toISOString()}, not taken ${taken}`;
      })
      .join("\n");
  }

  judge(): Verdict {
    const answers = this.#answers();
    const heard = this.#asked.flatMap((question) => {
      const answer = answers.get(`${question.account} ${question.id}`);
      return answer === undefined ? [] : [{ question, answer }];
    });
    const chats = Map.groupBy(heard, ({ question }) => `${question.account} ${question.chatId}`);
    const outOfOrder = [...chats.values()].reduce((sum, inChat) => {
      const order = inChat.sort((a, b) => a.question.seq - b.question.seq);
      return (
        sum + order.filter(({ answer }, at) => answer.seq < (order[at - 1]?.answer.seq ?? 0)).length
      );
    }, 0);
    return {
      questions: this.#asked.length,
      lost: this.#asked.length - heard.length,
      doubled: this.#doubled(),
      outOfOrder,
      waits: heard.map(({ question, answer }) => ({
        at: question.at,
        ms: answer.at - question.at,
      })),
    };
  }

  close(): void {
    for (const network of this.#networks.values()) network.close();
  }

  #sent() {
    return [...this.#networks].flatMap(([account, network]) =>
      network
        .messagesSince(0, 1_000_000)
        .filter(({ from, clientKey }) => from === network.bot.id && clientKey !== null)
        .map((message) => ({ account, ...message })),
    );
  }

  #answers() {
    const answers = new Map<string, { readonly seq: number; readonly at: number }>();
    for (const { account, clientKey, seq, at } of this.#sent()) {
      const id = /^reply\/[^/]+\/([^/]+)\//u.exec(clientKey ?? "")?.[1];
      if (id !== undefined && !answers.has(`${account} ${id}`))
        answers.set(`${account} ${id}`, { seq, at });
    }
    return answers;
  }

  #doubled(): number {
    const sent = this.#sent().map(({ account, clientKey }) => `${account} ${clientKey}`);
    return sent.length - new Set(sent).size;
  }
}
