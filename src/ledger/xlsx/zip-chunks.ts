import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file of an archive, whose content is made while it is written. */
export interface ZipEntry {
  readonly name: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
}

const VERSION = 20;
/** Bit 3: sizes follow the data, because they are not known before; bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1980-01-01: the same content gives the same bytes, whenever it is written. */
const DATE = 0x0021;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3.3) in parts, with as much in memory as one part. No library of ours writes
 * one without holding it whole.
 */
export async function* zipChunks(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for (const { name, text } of entries) {
    const called = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(VERSION, 4);
    head.writeUInt16LE(FLAGS, 6);
    head.writeUInt16LE(DEFLATE, 8);
    head.writeUInt16LE(DATE, 12);
    head.writeUInt16LE(called.length, 26);
    yield Buffer.concat([head, called]);
    const totals = { crc: 0, size: 0, packed: 0 };
    for await (const chunk of packed(text, totals)) yield chunk;
    yield descriptor(totals);
    written.push({ name: called, at, ...totals });
    at += 30 + called.length + totals.packed + 16;
  }
  yield directory(written, at);
}

async function* packed(
  text: ZipEntry["text"],
  totals: { crc: number; size: number; packed: number },
): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 4 });
  const feeding = (async () => {
    for await (const part of text) {
      const bytes = Buffer.from(part);
      totals.crc = crc32(bytes, totals.crc);
      totals.size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, "drain");
    }
    deflate.end();
  })();
  feeding.catch((error: Error) => deflate.destroy(error));
  for await (const chunk of deflate) {
    totals.packed += (chunk as Uint8Array).length;
    yield chunk as Uint8Array;
  }
  await feeding;
}

function descriptor({ crc, size, packed: packedSize }: Omit<Written, "name" | "at">): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packedSize, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function directory(written: readonly Written[], at: number): Buffer {
  const entries = written.map(({ name, at: start, crc, size, packed: packedSize }) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(VERSION, 4);
    head.writeUInt16LE(VERSION, 6);
    head.writeUInt16LE(FLAGS, 8);
    head.writeUInt16LE(DEFLATE, 10);
    head.writeUInt16LE(DATE, 14);
    head.writeUInt32LE(crc, 16);
    head.writeUInt32LE(packedSize, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE(start, 42);
    return Buffer.concat([head, name]);
  });
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([list, end]);
}
