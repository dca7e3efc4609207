/** The main brands of the format that Apple's phones photograph in (ISO/IEC 23008-12); `avif` is another one. */
const BRANDS: readonly string[] = ["heic", "heix", "heim", "heis", "hevc", "hevx"];

/** Is it a picture that only the phone that took it, and few others, can open? Only the head is looked at. */
export function isHeic(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(4, 12));
  return head.startsWith("ftyp") && BRANDS.includes(head.slice(4));
}
