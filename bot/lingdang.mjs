#!/usr/bin/env node
// Plain JavaScript that every Node can parse: it is the one file that must still speak when Node is too old.
import module from "node:module";

const OLDEST = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `小铃铛需要 Node ${OLDEST.join(".")} 以上，这里是 ${process.versions.node}；请用 npm start 或 npm run -s lingdang -- … 启动（它们自带 Node）。\n` +
      `lingdang needs Node ${OLDEST.join(".")} or newer, this is ${process.versions.node}; use npm start or npm run -s lingdang -- …, which bring their own Node.\n`,
  );
  process.exit(1);
}
module.enableCompileCache?.();
await import("./cli/main.ts");
