import { inflateRawSync } from "node:zlib";
import { DocumentRefused } from "./document-refused.ts";

/** Unpacked, an office file may have at most this many bytes. */
const MOST_UNPACKED = 200 * 1024 * 1024;
/** Office files are XML and compress well, but not more than this; a bomb reaches 1000. */
const MOST_RATIO = 250;
/** Small files may compress as they like. */
const HARMLESS = 4 * 1024 * 1024;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ENCRYPTED_FLAG = 1;
const DEFLATED = 8;

/**
 * Reads the directory of a zip file, and makes sure that it holds no more than the directory says.
 * @returns the names of its files
 * Throws `DocumentRefused`: "zip-bomb", "encrypted" or "damaged".
 */
export function guardZip(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  const names: string[] = [];
  const entries: number[] = [];
  for (let k = 0; k < count; k += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw new DocumentRefused("damaged");
    }
    if ((view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0)
      throw new DocumentRefused("encrypted");
    unpacked += view.getUint32(at + 24, true);
    entries.push(at);
    const nameLength = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const bomb =
    unpacked > MOST_UNPACKED || (unpacked > HARMLESS && unpacked / bytes.length > MOST_RATIO);
  if (bomb || entries.some((entry) => holdsMoreThanItSays(view, entry)))
    throw new DocumentRefused("zip-bomb");
  return names;
}

/** The sizes in the directory are the sender's word; libraries find out after they have unpacked it all. */
function holdsMoreThanItSays(view: DataView, entry: number): boolean {
  if (view.getUint16(entry + 10, true) !== DEFLATED) return false;
  const local = view.getUint32(entry + 42, true);
  if (local + 30 > view.byteLength) throw new DocumentRefused("damaged");
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const end = Math.min(view.byteLength, start + view.getUint32(entry + 20, true));
  if (start > end) throw new DocumentRefused("damaged");
  const packed = new Uint8Array(view.buffer, view.byteOffset + start, end - start);
  try {
    inflateRawSync(packed, { maxOutputLength: Math.max(1, view.getUint32(entry + 24, true)) });
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
  }
}

/** It stands at the end, before a comment of at most 64 KB. */
function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new DocumentRefused("damaged");
}
