import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";

// Where packages are found, as from a build's own folder.
const cache = path.resolve("node_modules", ".cache");
let folder: string;
beforeEach(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, "dialogs-start-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const surroundings = {
  PATH: process.env.PATH,
  NODE_ENV: "production" as const,
  NEXTAUTH_SECRET: "a-secret-of-this-clinic-alone",
  SEALING_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
};

const start = (file: string) =>
  spawnSync(process.execPath, [file], {
    cwd: folder,
    env: surroundings,
    encoding: "utf8",
  });

const noBuild = "There is no production build yet. Make it first: npm run build";

test("the start that a build compiled runs by itself, and says where the rest of the build is missing", () => {
  const compiler = path.resolve("scripts/steps/compile-start.mjs");
  const distDir = path.join(folder, ".next");
  execFileSync(process.execPath, [
    "--eval",
    `import(${JSON.stringify(compiler)}).then(({ compileStart }) => compileStart({ distDir: ${JSON.stringify(distDir)} }))`,
  ]);
  const { status, stderr } = start(path.join(distDir, "start", "start.mjs"));
  expect([status, stderr.trim()]).toEqual([1, noBuild]);
});

test("where nothing was built, npm start says so", () => {
  const { status, stderr } = start(path.resolve("scripts/start.mjs"));
  expect([status, stderr.trim()]).toEqual([1, noBuild]);
});
