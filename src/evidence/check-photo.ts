import { PhotoRefused } from "./photo-refused.ts";

/** What cameras and chat networks send. No SVG: it is a program that draws. */
const FORMATS: readonly string[] = ["jpeg", "png", "webp", "gif", "tiff", "heif"];
/** Larger than any phone's camera; a file of a few kilobytes can claim ten thousand times that. */
export const MOST_PIXELS = 110_000_000;
/** Above every chat network's limit; the space's own limit (setting `photo-mb`) is lower. */
const MOST_BYTES = 30_000_000;

/**
 * Looks at the head of a file: whether it is a picture, and of a size that may be decoded. Nothing is decoded.
 * @throws PhotoRefused
 */
export async function checkPhoto(bytes: Uint8Array): Promise<void> {
  if (bytes.length > MOST_BYTES) throw new PhotoRefused("too-large");
  const head = await headOf(bytes).catch((cause: unknown) => {
    throw new PhotoRefused("no-image", cause);
  });
  if (!FORMATS.includes(head.format ?? "")) throw new PhotoRefused("no-image");
  // A general brand with Apple's coding inside: what decodes it is not free to be shipped.
  if (head.compression === "hevc") throw new PhotoRefused("heic");
  if (head.width * head.height > MOST_PIXELS) throw new PhotoRefused("too-many-pixels");
}

async function headOf(bytes: Uint8Array) {
  // Loading it takes 60 ms; most days nobody sends a picture.
  const { default: sharp } = await import("sharp");
  return sharp(bytes, { limitInputPixels: false }).metadata();
}
