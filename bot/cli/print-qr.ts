import type { Io } from "./io.ts";

/** A login code in the terminal, with its link for terminals that cannot show one. */
export function printQr(io: Pick<Io, "out">, account: string, link: string): void {
  void import("qrcode")
    .then(({ toString: draw }) => draw(link, { type: "terminal", small: true }))
    .catch(() => "")
    .then((picture) => {
      io.out(`账号 ${account} 请用微信扫码 / scan with WeChat:\n${picture}${link}`);
    });
}
