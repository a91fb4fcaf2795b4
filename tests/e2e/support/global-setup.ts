import { type ChildProcess, fork } from "node:child_process";
import { publishWorld, type World } from "./clinic";

type Told = { world: World } | { failure: string };

/**
 * Starts the world of the browser tests in a process of its own, and ends it after them. It ends by itself when this
 * process is gone.
 */
// biome-ignore lint/style/noDefaultExport: Playwright asks for one.
export default async function globalSetup() {
  const world = fork("tests/e2e/support/world.ts", {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // Ctrl+C is passed on by closing the channel, when the tests are through with it.
    detached: true,
  });
  publishWorld(await told(world));
  return () => end(world);
}

function told(world: ChildProcess): Promise<World> {
  return new Promise((resolve, reject) => {
    world.once("message", (message) => {
      const words = message as Told;
      if ("world" in words) resolve(words.world);
      else reject(new Error(words.failure));
    });
    world.once("exit", () => reject(new Error("The application did not start.")));
  });
}

function end(world: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (world.exitCode !== null) return resolve();
    world.once("exit", () => resolve());
    world.disconnect();
  });
}
