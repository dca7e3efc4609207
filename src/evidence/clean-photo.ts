import { MOST_PIXELS } from "./check-photo.ts";
import { PhotoRefused } from "./photo-refused.ts";

/** Enough to be looked at on a screen and printed on a page. */
const LONGEST_SIDE = 2_560;
const QUALITY = 85;
const LONGEST_S = 20;

/**
 * The picture alone, drawn anew as a JPEG: where and when it was taken, with which phone, the small picture
 * inside it, and whatever else was hidden in the file are not taken along. It stands upright as it was held.
 * @throws PhotoRefused `broken` when it cannot be decoded
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 })
      .timeout({ seconds: LONGEST_S })
      .autoOrient()
      .resize({
        width: LONGEST_SIDE,
        height: LONGEST_SIDE,
        fit: "inside",
        withoutEnlargement: true,
      })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch (cause) {
    throw new PhotoRefused("broken", cause);
  }
}
