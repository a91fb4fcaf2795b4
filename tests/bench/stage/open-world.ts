import { type ChildProcess, fork } from "node:child_process";
import { ensureBuild } from "@/scripts/steps/build";
import type { House } from "@/scripts/steps/supervise";
import type { World } from "@/tests/e2e/support/clinic";

type Told = { world?: World; failure?: string };

/** The production start of a fresh build, in a process of its own; it has its own database unless one is named. */
export async function openWorld(house: House, databaseUrl?: string): Promise<World> {
  await ensureBuild(house.signal);
  const child = fork("tests/e2e/support/world.ts", databaseUrl ? [databaseUrl] : [], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    detached: true,
  });
  house.keep({ name: "The application", stop: () => end(child) });
  return new Promise((resolve, reject) => {
    child.once("message", ({ world, failure }: Told) =>
      world ? resolve(world) : reject(new Error(failure)),
    );
    child.once("exit", () => reject(new Error("The application did not start.")));
  });
}

/** It leaves by itself, in order, once nobody listens. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.disconnect();
  });
}
