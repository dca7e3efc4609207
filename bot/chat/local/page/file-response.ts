import type { NetworkFile } from "../network-message.ts";

/** Pictures that a browser may show in the page, by their first bytes. SVG is not among them: it can act. */
const PICTURES: readonly [type: string, first: readonly number[], offset: number][] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47], 0],
  ["image/jpeg", [0xff, 0xd8, 0xff], 0],
  ["image/gif", [0x47, 0x49, 0x46, 0x38], 0],
  ["image/webp", [0x57, 0x45, 0x42, 0x50], 8],
];

/** A file that somebody sent: shown if it really is a picture, else only to be saved. */
export function fileResponse({ name, bytes }: NetworkFile): Response {
  const picture = PICTURES.find(([, first, offset]) =>
    first.every((byte, index) => bytes[offset + index] === byte),
  )?.[0];
  const disposition = picture === undefined ? "attachment" : "inline";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": picture ?? "application/octet-stream",
      "Content-Disposition": `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
