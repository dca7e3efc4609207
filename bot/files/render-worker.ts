import { parentPort } from "node:worker_threads";
import type { Rendering } from "../../src/ledger/owed/building.ts";

/** The body of the thread in which pictures and documents are drawn; messages are `{ id, rendering }`. */
parentPort?.on("message", async ({ id, rendering }: { id: number; rendering: Rendering }) => {
  try {
    parentPort?.postMessage({ id, bytes: await rendered(rendering) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.stack : String(error) });
  }
});

async function rendered(rendering: Rendering): Promise<Uint8Array> {
  switch (rendering.kind) {
    case "picture": {
      const { renderPicture } = await import("../../src/ledger/pictures/render-picture.ts");
      return renderPicture(rendering.element);
    }
    case "docx": {
      const { writeDocx } = await import("../../src/ledger/write-docx.ts");
      return writeDocx(rendering.title, rendering.note, rendering.parts);
    }
  }
}
