import { confirmProposals, dropProposals, itemOf } from "../../src/plan/review-plan.ts";
import { type Plan, type Proposal, planById, proposalsOf } from "../../src/store/plans.ts";
import type { ImportOrder } from "../../src/understanding/import-orders.ts";
import { speaking } from "../../src/wording/language.ts";
import {
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
      page.map((proposal) => ({ no: proposal.no, item: itemOf(proposal) })),
      {
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
  const asked = await showInstead(scene, review, orders);
  if (asked !== undefined) return asked;
  const changed: string[] = [];
  for (const order of orders) {
    if (order.order !== "fix") continue;
    const proposal = await proposalNo(scene, plan, order.no);
    const item = proposal && (await correctProposal(scene, plan, proposal, order.value));
    changed.push(
      item === undefined
        ? speaking(scene.language)(
            `${order.no}没看懂“${order.value}”`,
            `${order.no}: I do not understand “${order.value}”`,
          )
        : redatedText(order.no, item, scene),
    );
  }
  const all = new Set((await proposalsOf(scene.db, plan.id)).map(({ no }) => no));
  const dropped = await dropProposals(scene.db, plan, numbersOf(orders, "drop", all));
  const reviewing = {
    space: scene.space,
    plan,
    by: scene.sender.id,
    now: scene.now,
    calendars: scene.calendars,
  };
  const saved = await confirmProposals(scene.db, reviewing, numbersOf(orders, "confirm", all));
  const left = (await proposalsOf(scene.db, plan.id)).filter(
    ({ state }) => state === "open",
  ).length;
  return {
    text: reviewResult({ changed, saved, dropped, left }, scene),
    ask: { kind: "plan-review", payload: { plan: plan.id, start: 0 }, forMs: A_WEEK_MS },
  };
}

/** 出处 and 下一页 show something and change nothing. */
async function showInstead(
  scene: Scene,
  { plan, start }: { readonly plan: Plan; readonly start: number },
  orders: readonly ImportOrder[],
): Promise<Reply | undefined> {
  const [first] = orders;
  if (first?.order === "next-page") return reviewPage(scene, plan, start + PROPOSALS_A_PAGE);
  if (first?.order !== "source") return undefined;
  const proposal = await proposalNo(scene, plan, first.no);
  if (proposal === undefined) return noSuchLine(scene, first.no);
  return {
    text: sourceText(proposal.quote, plan.name, scene),
    ask: { kind: "plan-review", payload: { plan: plan.id, start }, forMs: A_WEEK_MS },
  };
}

function noSuchLine(scene: Scene, no: number): Reply {
  return { text: speaking(scene.language)(`没有第${no}条`, `There is no line ${no}`) };
}

async function proposalNo(scene: Scene, plan: Plan, no: number): Promise<Proposal | undefined> {
  return (await proposalsOf(scene.db, plan.id)).find((proposal) => proposal.no === no);
}

function numbersOf(
  orders: readonly ImportOrder[],
  kind: "confirm" | "drop",
  all: ReadonlySet<number>,
): Set<number> {
  const numbers = orders.flatMap((order) =>
    order.order === kind ? (order.numbers === "all" ? [...all] : order.numbers) : [],
  );
  return new Set(numbers);
}
