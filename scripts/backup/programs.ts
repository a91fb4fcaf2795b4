import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { postgresEnv } from "@/scripts/steps/postgres-cluster";
import { Problem } from "@/scripts/steps/problem";
import { runChild } from "@/scripts/steps/processes";

/** One of PostgreSQL's own programs, and its version. */
export type Program = { name: string; file: string; version: number };

/** Where Debian and macOS (Homebrew) keep each version's programs, beside what the path leads to. */
const places = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

/** The program of that version or a later one: an older one refuses a newer server. @throws Problem where there is none. */
export function findProgram(
  name: "pg_dump" | "pg_restore" | "psql",
  least: number,
): Program {
  const beside = places.flatMap((place) =>
    entriesOf(place).map((version) => path.join(place, version, "bin", name)),
  );
  const found = [name, ...beside]
    .map((file) => ({ name, file, version: versionOf(file) }))
    .find(({ version }) => version >= least);
  if (found) return found;
  throw new Problem(
    `${name} of PostgreSQL ${least} or later is needed. On Debian: apt-get install postgresql-client-${least}`,
  );
}

type Run = { args: string[]; signal: AbortSignal };

/** Runs it on a database. The password goes by the environment: everybody on a machine can read a command line. */
export async function runOnDatabase(
  program: Program,
  { url, args, signal }: Run & { url: string },
): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  const named = [...args, `--dbname=${address.href}`];
  await runProgram(program, { args: named, password, signal });
}

/** Runs it on files alone. */
export async function runProgram(
  { name, file }: Program,
  { args, password, signal }: Run & { password?: string },
): Promise<void> {
  const env = {
    ...postgresEnv(),
    HOME: process.env.HOME,
    ...(password && { PGPASSWORD: password }),
  };
  const plan = { name, file, args, env, output: "inherit" } as const;
  const { code } = await runChild(plan, signal);
  if (code !== 0) throw new Problem(`${name} failed; its own words stand above.`);
}

function versionOf(file: string): number {
  const { stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
  return Number(/\s(\d+)[.\s\w]*/.exec(stdout ?? "")?.[1] ?? 0);
}

function entriesOf(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}
