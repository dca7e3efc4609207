import { NUMBER, numberOf } from "../time/numerals.ts";
import { alternativeGroups } from "./alternative-groups.ts";

/** So many people drawn by lot, to be asked by telephone. */
export interface LotOrder {
  readonly kind: "lot";
  readonly count: number;
  /** A room or sub-group, as it was said; undefined: everybody. */
  readonly from: string | undefined;
}

const FROM = String.raw`(?:从|在)?([^\s,，。]{1,16}?)(?:里面?|中|当中)?\s*`;
const DRAW = String.raw`(?:随机抽[取选签]?|抽[取选签]?|摇号?)\s*`;
const PEOPLE = String.raw`\s*(?:个|位|名)?\s*(?:人|成员|群众|居民|家长)`;
/** What they are drawn for; any other end (去搬椅子) is something else. */
const TO = String.raw`(?:\s*(?:来|做|进行|去)?\s*(?:打电话|电话(?:访问|回访|访谈|调查|抽查)?|(?:随机)?(?:回访|访问|访谈|评议)))?[。.!！\s]*`;
const ZH = new RegExp(`^(?:请|帮我|再)?(?:${FROM})??${DRAW}(${NUMBER})${PEOPLE}${TO}$`, "u");
const EN =
  /^(?:please )?(?:draw|pick) (\d{1,3}) (?:members|people|names|persons)(?: (?:by lot|at random))?(?: (?:from|of|in) (?:the )?(.{1,24}?))?(?: (?:by lot|at random))?(?: to (?:phone|call|ring))?[.!\s]*$/iu;
/** Picking people is drawing them only where chance or the telephone is spoken of. */
const BY_CHANCE = /^(?:please )?draw |by lot|at random|to (?:phone|call|ring)/iu;

/** @param text the whole message, half-width, without a call */
export function readLotOrder(text: string): LotOrder | undefined {
  const zh = ZH.exec(text);
  if (zh !== null) return order(zh[2], zh[1]);
  const en = BY_CHANCE.test(text) ? alternativeGroups(EN, text) : undefined;
  return en && order(en[0], en[1]);
}

function order(count: string | undefined, from: string | undefined): LotOrder | undefined {
  const number = numberOf(count);
  if (number === undefined || number < 1) return undefined;
  const everybody = from === undefined || /^(?:全体|所有人?|大家|everybody|all|us)$/iu.test(from);
  return { kind: "lot", count: number, from: everybody ? undefined : from };
}
