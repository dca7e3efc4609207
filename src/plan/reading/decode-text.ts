import { DocumentRefused } from "./document-refused.ts";

/** Bytes looked at to tell text from pictures and programs. */
const SAMPLE = 4096;

/**
 * Decodes a text file: by its byte order mark, else UTF-8 where it is valid, else GB18030 (the
 * encoding of Chinese Windows, which contains GBK and GB2312).
 * Throws `DocumentRefused` ("binary") for what is no text in any of them.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = markedEncoding(bytes) ?? guessedEncoding(bytes);
  if (encoding === undefined) throw new DocumentRefused("binary");
  // TextDecoder takes the mark away. Nothing else is changed: offsets count in this text.
  return new TextDecoder(encoding).decode(bytes);
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function guessedEncoding(bytes: Uint8Array): string | undefined {
  if (looksBinary(bytes)) return undefined;
  if (decodes(bytes, "utf-8")) return "utf-8";
  return decodes(bytes, "gb18030") ? "gb18030" : undefined;
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Text has no zero bytes and next to no control characters. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 32 && ![9, 10, 12, 13, 27].includes(byte)) control += 1;
  }
  return control > sample.length / 50;
}
