import { execFileSync } from "node:child_process";

/** A network namespace of Linux with one cable to this machine: as a second machine would be. */
export interface IsolatedHost {
  /** This machine's address as seen from there. */
  readonly gateway: string;
  /** What a program's command line begins with to run there. */
  readonly prefix: readonly string[];
  /** Packets are dropped both ways and nobody is told, as when a switch dies. */
  cut(): void;
  mend(): void;
  remove(): void;
}

/** Whether this user may make namespaces: root with `ip` of iproute2. */
export function namespacesAllowed(): boolean {
  const name = `ldtry${process.pid}`;
  try {
    run(["netns", "add", name]);
    run(["netns", "del", name]);
    return true;
  } catch {
    return false;
  }
}

/** Makes one; several runs at a time have networks of their own by their process number. */
export function isolatedHost(index: number): IsolatedHost {
  const name = `ld${process.pid}n${index}`;
  const network = `10.${200 + (process.pid % 50)}.${(Math.trunc(process.pid / 50) * 8 + index) % 256}`;
  const gateway = `${network}.1`;
  const here = `${name}h`;
  const inside = ["netns", "exec", name, "ip"];
  run(["netns", "add", name]);
  run(["link", "add", here, "type", "veth", "peer", "name", "eth0", "netns", name]);
  run(["addr", "add", `${gateway}/30`, "dev", here]);
  run(["link", "set", here, "up"]);
  run([...inside, "addr", "add", `${network}.2/30`, "dev", "eth0"]);
  run([...inside, "link", "set", "eth0", "up"]);
  run([...inside, "link", "set", "lo", "up"]);
  return {
    gateway,
    prefix: ["ip", "netns", "exec", name],
    cut: () => run(["link", "set", here, "down"]),
    mend: () => run(["link", "set", here, "up"]),
    remove: () => run(["netns", "del", name]),
  };
}

function run(args: readonly string[]): void {
  execFileSync("ip", [...args], { stdio: "ignore" });
}
