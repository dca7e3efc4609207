import { checkPhoto } from "./check-photo.ts";
import { cleanPhoto } from "./clean-photo.ts";

export interface PictureFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The same picture without the place, time and phone that a camera wrote into it. One that carries none of it,
 * and what is no picture at all, stays as it is, byte for byte.
 * @throws PhotoRefused when there is something in it that cannot be taken out
 */
export async function withoutMetadata(file: PictureFile): Promise<PictureFile> {
  if (!(await carriesMetadata(file.bytes))) return file;
  await checkPhoto(file.bytes);
  const bytes = await cleanPhoto(file.bytes);
  return { name: file.name.replace(/\.[^.]*$/u, ".jpg"), bytes };
}

async function carriesMetadata(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import("sharp");
  try {
    const { exif, xmp, iptc, comments } = await sharp(bytes, {
      limitInputPixels: false,
    }).metadata();
    return [exif, xmp, iptc, comments].some((part) => part !== undefined);
  } catch {
    // Nothing that can be opened; whoever receives it says what it is.
    return false;
  }
}
