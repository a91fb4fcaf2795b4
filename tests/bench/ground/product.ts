import { randomBytes } from "node:crypto";
import { cp, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { nextBin } from "@/scripts/steps/build";
import { freePort } from "@/scripts/steps/ports";
import { type Child, runChild, startChild } from "@/scripts/steps/processes";
import { passingSecret } from "@/scripts/steps/secrets";
import { untilHealthy } from "@/scripts/steps/serve";
import type { House } from "@/scripts/steps/supervise";

/** The product as `npm start` serves it, with two empty routes beside its own to measure them by. */
export type Product = Child & { url: string; port: number; startedMs: number };

/** Beneath this folder, so that what is installed is found; it is nobody's but the bench's. */
const copy = path.resolve(".bench", "app");
const left = new Set([
  "node_modules",
  ".next",
  ".git",
  ".data",
  ".bench",
  "package-lock.json",
]);

/** What every start here has in its surroundings. */
export const surroundings = {
  NEXTAUTH_SECRET: passingSecret(),
  SEALING_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  CRON_SECRET: passingSecret(),
  INSTAGRAM_APP_SECRETS: randomBytes(16).toString("hex"),
  INSTAGRAM_VERIFY_TOKEN: passingSecret(),
};

let built: Promise<void> | undefined;

/** Copies the product, adds the empty routes and builds it. */
async function buildCopy(signal: AbortSignal): Promise<void> {
  await mkdir(copy, { recursive: true });
  for (const name of await readdir(copy)) {
    // What the last build made is of use to the next; what has gone from the product is not.
    if (!left.has(name)) await rm(path.join(copy, name), { recursive: true });
  }
  for (const name of await readdir(".")) {
    if (!left.has(name)) await cp(name, path.join(copy, name), { recursive: true });
  }
  await symlink(path.resolve("node_modules"), path.join(copy, "node_modules")).catch(
    () => undefined,
  );
  await addRoute(
    "nothing",
    "export const POST = async (request: Request) => {\n  await request.text();\n  return new Response();\n};\n",
  );
  await addRoute(
    "nobody",
    'import { staffRoute } from "@/lib/auth/guard";\n\nexport const GET = staffRoute(async () => Response.json({}));\n',
  );
  const { code } = await runChild(
    {
      name: "The build",
      file: process.execPath,
      args: [nextBin, "build"],
      cwd: copy,
      env: { ...process.env, NODE_ENV: "production" },
      output: path.resolve(".bench", "build.log"),
    },
    signal,
  );
  if (code !== 0) throw new Error("The copy was not built: .bench/build.log says why.");
}

async function addRoute(name: string, text: string): Promise<void> {
  const folder = path.join(copy, "app", "api", "bench", name);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "route.ts"), text);
}

/** Starts it on a database, built once. `DATA_DIR` is made anew. The suite stops it; the house does where it can't. */
export async function startProduct(
  house: House,
  database: string,
  more: Record<string, string> = {},
): Promise<Product> {
  built ??= buildCopy(house.signal);
  await built;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = path.resolve(".bench", "data");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const output = path.resolve(".bench", "product.log");
  const begunAt = performance.now();
  const child = await startChild({
    name: "npm start",
    file: process.execPath,
    args: ["scripts/start.mjs"],
    cwd: copy,
    env: {
      ...process.env,
      ...surroundings,
      PORT: String(port),
      APP_URL: url,
      DATA_DIR: folder,
      DATABASE_URL: database,
      ...more,
    },
    output,
    patienceMs: 20_000,
  });
  house.keep({ name: child.name, stop: child.stop });
  await untilHealthy({ port, output, signal: house.signal, limitMs: 60_000 });
  return { ...child, url, port, startedMs: performance.now() - begunAt };
}
