import { serveDemo } from "./steps/demo-world";
import { supervise } from "./steps/supervise";

/** `npm run demo`: the production build with sample people, the simulator and no account anywhere. */
await supervise(
  (house) =>
    serveDemo(house, {
      mode: "start",
      command: "npm run demo",
      arguments: process.argv.slice(2),
    }),
  { interrupted: 0 },
);
