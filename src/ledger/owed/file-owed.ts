import type { Language } from "../../wording/language.ts";

/** What somebody is owed, by the words in which it was asked for; its facts are read when it is built. */
export type FileOwed =
  | {
      readonly kind: "poster";
      /** `2026-12`. */
      readonly month: string;
      /** Of this room; null: of the whole space. */
      readonly roomId: number | null;
      readonly language: Language;
    }
  | { readonly kind: "card"; readonly occurrenceId: number; readonly language: Language }
  | { readonly kind: "progress"; readonly language: Language }
  | {
      readonly kind: "ledger";
      /** A period slot: 2026-Q4. */
      readonly period: string;
      readonly format: "xlsx" | "csv";
      readonly masked: boolean;
      readonly language: Language;
    }
  | { readonly kind: "preview"; readonly days: number; readonly language: Language }
  | { readonly kind: "draft"; readonly period: string; readonly language: Language };

export type OwedKind = FileOwed["kind"];
export type OwedOf<Kind extends OwedKind> = Extract<FileOwed, { readonly kind: Kind }>;
