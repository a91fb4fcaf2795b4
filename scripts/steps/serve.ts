import { setTimeout as pause } from "node:timers/promises";
import { nextBin } from "./build";
import { Problem } from "./problem";
import { type Child, lastLines, startChild } from "./processes";

export type Serving = {
  mode: "start" | "dev";
  port: number;
  /** The one address to listen at; every one of the machine, if nothing is said. */
  address?: string | undefined;
  env: NodeJS.ProcessEnv;
  output: "inherit" | string;
};

/** Starts the application's server. It serves once `untilHealthy` has answered. */
export function startNext(serving: Serving): Promise<Child> {
  const { mode, port, address, env, output } = serving;
  return startChild({
    name: "The application",
    file: process.execPath,
    args: [nextBin, mode, "-p", String(port), ...(address ? ["-H", address] : [])],
    env: { ...env, NODE_ENV: mode === "dev" ? "development" : "production" },
    output,
  });
}

export type Place = Pick<Serving, "port" | "address">;

/** Where this machine asks the server. */
export const urlOf = ({ port, address = "localhost" }: Place): string =>
  `http://${address.includes(":") ? `[${address}]` : address}:${port}`;

type Waiting = Place & {
  output: Serving["output"];
  signal: AbortSignal;
  limitMs: number;
};

/** Waits for `GET /api/health` to say ok. @throws Problem when it doesn't in time, with the server's last words. */
export async function untilHealthy(waiting: Waiting): Promise<void> {
  const { signal, limitMs, output } = waiting;
  const until = Date.now() + limitMs;
  while (!(await isHealthy(waiting))) {
    if (Date.now() > until) {
      const words = output === "inherit" ? "" : `\n${lastLines(output)}`;
      throw new Problem(
        `The application did not become healthy within ${limitMs / 1000} s.${words}`,
      );
    }
    await pause(150, undefined, { signal });
  }
}

async function isHealthy(place: Place): Promise<boolean> {
  try {
    const answer = await fetch(`${urlOf(place)}/api/health`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { status } = (await answer.json()) as { status?: string };
    return answer.ok && status === "ok";
  } catch {
    return false;
  }
}
