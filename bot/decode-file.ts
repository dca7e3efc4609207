import { sensitiveIn } from "../src/people/sensitive.ts";
import { DocumentRefused } from "../src/plan/reading/document-refused.ts";
import { documentText } from "../src/plan/reading/document-text.ts";
import type { ReadFile } from "./scene.ts";

export interface FileToDecode {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A year's plan has some thousand characters; what is far longer is no plan, and would hold up everybody. */
const MOST_CHARACTERS = 200_000;

/** The text of a document, and what in it must not be kept. Never throws. */
export async function decodeFile({ name, bytes }: FileToDecode): Promise<ReadFile> {
  try {
    const { text } = await documentText(name, bytes);
    if (text.length > MOST_CHARACTERS) throw new DocumentRefused("too-long");
    return { kind: "document", name, text, sensitive: sensitiveIn(text) };
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    return { kind: "refused", zh: error.zh, en: error.en };
  }
}
