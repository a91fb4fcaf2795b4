import { serveDemo } from "./steps/demo-world";
import { supervise } from "./steps/supervise";

/** `npm run dev`: the demo's world around Next's development server. */
await supervise(
  (house) =>
    serveDemo(house, {
      mode: "dev",
      command: "npm run dev",
      arguments: process.argv.slice(2),
    }),
  { interrupted: 0 },
);
