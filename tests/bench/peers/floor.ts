import { fork } from "node:child_process";

/** Starts the least that could take a webhook: a process of its own, that keeps one row and answers. */
export async function startFloor(database: string) {
  const child = fork("tests/bench/peers/floor-server.ts", [database], {
    execArgv: ["--import", "tsx"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (said) => resolve(said as number));
    child.once("exit", () => reject(new Error("The bare server did not start.")));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.disconnect();
    });
  return { url: `http://127.0.0.1:${port}/`, stop };
}
