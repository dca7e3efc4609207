import { request } from "node:http";

/** A request under the public name, as a proxy passes it on. */
export function askAsProxy(
  port: number,
  path: string,
  options: { cookie?: string; host?: string; body?: string; origin?: string },
) {
  const { cookie: sent = "", host = "console.example", body, origin } = options;
  return new Promise<{ status: number; cookies: string[]; text: string; to: string }>(
    (resolve, reject) => {
      const headers: Record<string, string> = { host, accept: "text/html", cookie: sent };
      if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
      if (origin !== undefined) headers["origin"] = origin;
      const method = body === undefined ? "GET" : "POST";
      const asked = request(
        { port, host: "127.0.0.1", path: `/console${path}`, method, headers },
        (answer) => {
          let text = "";
          answer.on("data", (chunk) => {
            text += String(chunk);
          });
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              cookies: answer.headers["set-cookie"] ?? [],
              text,
              to: answer.headers.location ?? "",
            }),
          );
        },
      );
      asked.on("error", reject);
      asked.end(body);
    },
  );
}
