import type { InboundFile } from "../src/chat/message.ts";
import { DocumentRefused } from "../src/plan/reading/document-refused.ts";
import type { ReadFile } from "./scene.ts";

/** Fetches and decodes what came with a message, before any transaction begins. Never throws. */
export async function readFile(file: InboundFile): Promise<ReadFile> {
  try {
    const bytes = await file.bytes();
    if (file.kind === "image") return { kind: "image", name: file.name, bytes };
    // The readers of docx, xlsx and pdf take a quarter of a second to load; most days nobody sends one.
    const { documentText } = await import("../src/plan/reading/document-text.ts");
    const { text } = await documentText(file.name, bytes);
    return { kind: "document", name: file.name, text };
  } catch (error) {
    if (error instanceof DocumentRefused) return { kind: "refused", zh: error.zh, en: error.en };
    return {
      kind: "refused",
      zh: "文件没取到，请再发一次",
      en: "The file did not arrive; please send it again",
    };
  }
}
