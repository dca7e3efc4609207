import { deflateRawSync } from "node:zlib";
import { zipOf } from "../plan-reading/office-files.ts";

/** A zip whose directory says that it unpacks to a hundred bytes. */
export function lyingDocx(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(30_000_000, 32));
  const zip = Buffer.from(zipOf({ "word/document.xml": packed.toString("latin1") }));
  const name = Buffer.from("word/document.xml");
  const body = Buffer.concat([zip.subarray(0, 30), name, packed]);
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt16LE(8, 10);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt32LE(100, 24);
  directory.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(body.length, 16);
  body.writeUInt16LE(8, 8);
  return Buffer.concat([body, directory, name, end]);
}
