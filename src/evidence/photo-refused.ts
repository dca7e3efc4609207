/** Why a photo is not taken. */
export type PhotoFlaw = "no-image" | "heic" | "too-large" | "too-many-pixels" | "broken";

/** A photo that cannot be evidence; `src/wording/photo.ts` says why in a sentence. */
export class PhotoRefused extends Error {
  readonly flaw: PhotoFlaw;

  constructor(flaw: PhotoFlaw, cause?: unknown) {
    super(`photo refused: ${flaw}`, { cause });
    this.name = "PhotoRefused";
    this.flaw = flaw;
  }
}
