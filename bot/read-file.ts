import type { InboundFile } from "../src/chat/message.ts";
import { checkPhoto } from "../src/evidence/check-photo.ts";
import { isHeic } from "../src/evidence/is-heic.ts";
import { PhotoRefused } from "../src/evidence/photo-refused.ts";
import { DocumentRefused } from "../src/plan/reading/document-refused.ts";
import { photoRefusedText } from "../src/wording/photo.ts";
import type { FileToDecode } from "./decode-file.ts";
import { inDocumentProcess } from "./document-process.ts";
import type { ReadFile } from "./scene.ts";

/** Text of this size is decoded at once; anything else could hold up the others. */
const SMALL_BYTES = 30_000;

/** Fetches and decodes what came with a message, before any transaction begins. Never throws. */
export async function readFile(file: InboundFile): Promise<ReadFile> {
  try {
    const bytes = await file.bytes();
    if (isHeic(bytes)) throw new PhotoRefused("heic");
    if (file.kind === "image") {
      await checkPhoto(bytes);
      return { kind: "image", name: file.name, bytes };
    }
    if (bytes.length <= SMALL_BYTES && !isPacked(bytes)) {
      // The readers of docx, xlsx and pdf take a quarter of a second to load; most days nobody sends one.
      const { decodeFile } = await import("./decode-file.ts");
      return await decodeFile({ name: file.name, bytes });
    }
    return await decodedAside({ name: file.name, bytes });
  } catch (error) {
    if (error instanceof DocumentRefused) return { kind: "refused", zh: error.zh, en: error.en };
    if (error instanceof PhotoRefused) {
      const [zh, en] = [photoRefusedText(error.flaw, "zh"), photoRefusedText(error.flaw, "en")];
      return { kind: "refused", zh, en };
    }
    return {
      kind: "refused",
      zh: "文件没取到，请再发一次",
      en: "The file did not arrive; please send it again",
    };
  }
}

/** A zip file or a PDF: what it holds may be a thousand times what arrived. */
function isPacked(bytes: Uint8Array): boolean {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  return magic.startsWith("PK") || magic === "%PDF";
}

/** @throws DocumentRefused `zip-bomb` when a limit was reached */
async function decodedAside(file: FileToDecode): Promise<ReadFile> {
  try {
    return (await inDocumentProcess({ kind: "decode", file })) as ReadFile;
  } catch (error) {
    throw new DocumentRefused("zip-bomb", error);
  }
}
