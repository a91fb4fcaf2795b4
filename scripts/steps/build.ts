import { mkdir, readdir, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { waitForLock } from "./lock";
import { Problem } from "./problem";
import { lastLines, runChild } from "./processes";

/** What the production build is made from. */
const sources = [
  "app",
  "components",
  "pages",
  "lib",
  "db",
  "messages",
  "public",
  "scripts/start.ts",
  "scripts/steps",
  "middleware.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "package-lock.json",
];

const buildId = (root: string) => path.join(root, ".next", "BUILD_ID");

/** Whether a production build is there, whatever its age. */
export const isBuilt = async (root = process.cwd()) =>
  (await changedAt(buildId(root))) > 0;

/** Whether the production build is there and no source is newer. */
export async function isBuildFresh(root = process.cwd()): Promise<boolean> {
  const builtAt = await changedAt(buildId(root));
  if (builtAt === 0) return false;
  for (const source of sources)
    if ((await newestIn(path.join(root, source))) > builtAt) return false;
  return true;
}

/** Builds the application unless the build is fresh. Copies that start together build once. */
export async function ensureBuild(signal: AbortSignal): Promise<void> {
  if (await isBuildFresh()) return;
  const folder = path.resolve("node_modules", ".cache", "dialogs");
  await mkdir(folder, { recursive: true });
  const waiting = () => process.stdout.write("another copy is building, waiting … ");
  const lock = await waitForLock(path.join(folder, "build.lock"), signal, waiting);
  try {
    if (await isBuildFresh()) return;
    await build({ log: path.join(folder, "build.log"), signal, begun: lock.note });
  } finally {
    await lock.stop();
  }
}

type Building = {
  log: string;
  signal: AbortSignal;
  begun: (pid: number) => Promise<void>;
};

async function build({ log, signal, begun }: Building) {
  const begunAt = new Date();
  const plan = {
    name: "The build",
    file: process.execPath,
    args: [nextBin, "build"],
    env: { ...process.env, NODE_ENV: "production" as const },
    output: log,
    patienceMs: 3_000,
  };
  const { code } = await runChild(plan, signal, begun);
  if (code !== 0)
    throw new Problem(`The build failed (all of it: ${log}):\n${lastLines(log, 40)}`);
  // A source that was edited during the build is newer than it.
  await utimes(buildId(process.cwd()), begunAt, begunAt);
}

/** The program itself: `npx next` would leave a child behind when it is ended. */
export const nextBin = path.join("node_modules", "next", "dist", "bin", "next");

/** The time of the last change in a file or in a folder, deletions included; 0 if it isn't there. */
async function newestIn(place: string): Promise<number> {
  let newest = await changedAt(place);
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const inside = path.join(place, entry.name);
    const at = await (entry.isDirectory() ? newestIn(inside) : changedAt(inside));
    newest = Math.max(newest, at);
  }
  return newest;
}

async function changedAt(place: string): Promise<number> {
  return stat(place).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
