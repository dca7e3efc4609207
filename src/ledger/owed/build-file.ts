import { buildCard } from "./build-card.ts";
import { buildDraft } from "./build-draft.ts";
import { buildLedger } from "./build-ledger.ts";
import { buildPoster } from "./build-poster.ts";
import { buildPreview } from "./build-preview.ts";
import { buildProgress } from "./build-progress.ts";
import type { Builder, Building, Built } from "./building.ts";
import type { FileOwed, OwedKind, OwedOf } from "./file-owed.ts";

const BUILDERS: { readonly [Kind in OwedKind]: Builder<OwedOf<Kind>> } = {
  poster: buildPoster,
  card: buildCard,
  progress: buildProgress,
  ledger: buildLedger,
  draft: buildDraft,
  preview: buildPreview,
};

/** Builds what somebody is owed. It only reads; whoever calls it writes the outbox item. */
export function buildFile(building: Building, owed: FileOwed): Promise<Built> {
  const build = BUILDERS[owed.kind] as Builder<FileOwed>;
  return build(building, owed);
}
