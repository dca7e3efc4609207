import { expect, test } from "vitest";
import { serversInstalled } from "./cluster/servers.ts";
import { runCluster, SHORT } from "./run-cluster.ts";

/** Ten minutes of it, with everything that can break: `npm run faults -- cluster`. */
test.runIf(serversInstalled())(
  "processes and servers die while people talk: nothing is lost, doubled or out of order",
  async () => {
    const { lines, clean } = await runCluster(SHORT, { seconds: 6, seed: 1 });
    expect(clean, lines.join("\n")).toBe(true);
  },
  150_000,
);
