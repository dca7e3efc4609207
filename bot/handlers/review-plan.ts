import { isDoubtful, textDoubts } from "../../src/plan/reading/doubts.ts";
import { confirmProposals, dropProposals, itemOf } from "../../src/plan/review-plan.ts";
import { type Plan, type Proposal, planById, proposalsOf } from "../../src/store/plans.ts";
import type { ImportOrder } from "../../src/understanding/import-orders.ts";
import { speaking } from "../../src/wording/language.ts";
import {
  doubtsText,
  PROPOSALS_A_PAGE,
  proposalPage,
  redatedText,
  reviewResult,
  sourceText,
} from "../../src/wording/plan-review.ts";
import type { Reply, Scene } from "../scene.ts";
import { correctProposal } from "./correct-proposal.ts";

const A_WEEK_MS = 7 * 24 * 3_600_000;

/** What the chat remembers of a review: half-done work is kept over days. */
interface ReviewMemory {
  readonly plan: number;
  /** How many open proposals are on earlier pages. */
  readonly start: number;
}

/** The plan that is being reviewed in this chat, if any. */
export async function planUnderReview(
  scene: Scene,
): Promise<{ plan: Plan; start: number } | undefined> {
  const question = scene.questions.find(({ kind }) => kind === "plan-review");
  const memory = question?.payload as ReviewMemory | undefined;
  const plan = memory && (await planById(scene.db, memory.plan));
  return plan === undefined || memory === undefined ? undefined : { plan, start: memory.start };
}

/** A page of what is still open; undefined when nothing is. */
export async function reviewPage(
  scene: Scene,
  plan: Plan,
  start: number,
  heading?: string,
): Promise<Reply | undefined> {
  const all = await proposalsOf(scene.db, plan.id);
  const open = all.filter((proposal) => proposal.state === "open");
  const from = start < open.length ? start : 0;
  const page = open.slice(from, from + PROPOSALS_A_PAGE);
  if (page.length === 0) return undefined;
  return {
    text: proposalPage(
      page.map((proposal) => ({
        no: proposal.no,
        item: itemOf(proposal),
        doubtful: isDoubtful(proposal.quote),
      })),
      {
        doubts: textDoubts(plan.text).length,
        total: all.length,
        more: from + page.length < open.length,
        ...(heading === undefined ? {} : { heading }),
      },
      scene,
    ),
    ask: { kind: "plan-review", payload: { plan: plan.id, start: from }, forMs: A_WEEK_MS },
  };
}

/** Several orders of one message, carried out as written: corrections before confirmations. */
export async function handleReview(
  scene: Scene,
  review: { readonly plan: Plan; readonly start: number },
  orders: readonly ImportOrder[],
): Promise<Reply | undefined> {
  const { plan } = review;
  const shown = await showInstead(scene, review, orders);
  if (shown !== undefined) return shown;
  const changed = await correctLines(scene, plan, orders);
  const dropped = await dropProposals(scene.db, plan, numbersOf(orders, "drop"));
  const { space, sender, now, calendars } = scene;
  const reviewing = { space, plan, by: sender.id, now, calendars };
  const saved = await confirmProposals(scene.db, reviewing, numbersOf(orders, "confirm"));
  const open = (await proposalsOf(scene.db, plan.id)).filter(({ state }) => state === "open");
  return {
    text: reviewResult({ changed, saved, dropped, left: open.length }, scene),
    ask: { kind: "plan-review", payload: { plan: plan.id, start: 0 }, forMs: A_WEEK_MS },
  };
}

async function correctLines(
  scene: Scene,
  plan: Plan,
  orders: readonly ImportOrder[],
): Promise<string[]> {
  const changed: string[] = [];
  for (const order of orders) {
    if (order.kind !== "fix") continue;
    const proposal = await proposalNo(scene, plan, order.line);
    const item = proposal && (await correctProposal(scene, plan, proposal, order.value));
    changed.push(
      item === undefined
        ? speaking(scene.language)(
            `${order.line}没看懂“${order.value}”`,
            `${order.line}: I do not understand “${order.value}”`,
          )
        : redatedText(order.line, item, scene),
    );
  }
  return changed;
}

/** 出处, 疑问 and 下一页 show something and change nothing. */
async function showInstead(
  scene: Scene,
  { plan, start }: { readonly plan: Plan; readonly start: number },
  orders: readonly ImportOrder[],
): Promise<Reply | undefined> {
  const [first] = orders;
  if (first?.kind === "page") return reviewPage(scene, plan, pageStart(first.to, start));
  if (first?.kind === "doubts") {
    return {
      text: doubtsText(textDoubts(plan.text), scene),
      ask: { kind: "plan-review", payload: { plan: plan.id, start }, forMs: A_WEEK_MS },
    };
  }
  if (first?.kind !== "source") return undefined;
  const proposal = await proposalNo(scene, plan, first.line);
  if (proposal === undefined) {
    const { line } = first;
    return { text: speaking(scene.language)(`没有第${line}条`, `There is no line ${line}`) };
  }
  return {
    text: sourceText(proposal.quote, plan.name, scene),
    ask: { kind: "plan-review", payload: { plan: plan.id, start }, forMs: A_WEEK_MS },
  };
}

function pageStart(to: "next" | "previous" | "first", start: number): number {
  if (to === "first") return 0;
  return Math.max(0, start + (to === "next" ? PROPOSALS_A_PAGE : -PROPOSALS_A_PAGE));
}

async function proposalNo(scene: Scene, plan: Plan, no: number): Promise<Proposal | undefined> {
  return (await proposalsOf(scene.db, plan.id)).find((proposal) => proposal.no === no);
}

/** More lines than any plan has. */
const ALL = 1_000;

/** `1-6,8`, `all`: the line numbers that the orders of a kind name. */
function numbersOf(orders: readonly ImportOrder[], kind: "confirm" | "drop"): Set<number> {
  const numbers = new Set<number>();
  for (const order of orders) {
    if (order.kind !== kind) continue;
    for (const part of /^\d/.test(order.range) ? order.range.split(",") : [`1-${ALL}`]) {
      const [first = 0, last = first] = part.split("-").map(Number);
      for (let no = first; no <= Math.min(last, ALL); no += 1) numbers.add(no);
    }
  }
  return numbers;
}
