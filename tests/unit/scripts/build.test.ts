import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isBuildFresh } from "@/scripts/steps/build";

const [early, built, late] = [1_000, 2_000, 3_000];
let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "dialogs-build-"));
  await put("app/page.tsx", early);
  await put("lib/channels/twilio/send.ts", early);
  await put(".next/BUILD_ID", built);
  for (const folder of ["app", "lib", "lib/channels", "lib/channels/twilio"])
    await utimes(path.join(root, folder), early, early);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(file: string, at: number) {
  const place = path.join(root, file);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, "");
  await utimes(place, at, at);
}

test("a build that is newer than every source is fresh", async () => {
  expect(await isBuildFresh(root)).toBe(true);
});

test("without a build nothing is fresh", async () => {
  await rm(path.join(root, ".next"), { recursive: true });
  expect(await isBuildFresh(root)).toBe(false);
});

test("a source deep in a folder that was edited after the build makes it stale", async () => {
  await put("lib/channels/twilio/send.ts", late);
  expect(await isBuildFresh(root)).toBe(false);
});

test("a change to the start, which is compiled with the build, makes it stale", async () => {
  await put("scripts/steps/serve.ts", late);
  expect(await isBuildFresh(root)).toBe(false);
});

test("a new version of a dependency makes it stale", async () => {
  await put("package-lock.json", late);
  expect(await isBuildFresh(root)).toBe(false);
});

test("a deleted source makes it stale", async () => {
  await rm(path.join(root, "lib/channels/twilio/send.ts"));
  expect(await isBuildFresh(root)).toBe(false);
});

test("what is not built, such as tests and docs, leaves it fresh", async () => {
  await put("tests/unit/a.test.ts", late);
  await put("docs/a.md", late);
  expect(await isBuildFresh(root)).toBe(true);
});
