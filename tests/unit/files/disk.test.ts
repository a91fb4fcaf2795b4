import {
  mkdir,
  mkdtemp,
  readdir,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const key = "a1B2c3D4e5F6g7H8i9J0k1L2";
const day = 24 * 3_600_000;
let data: string;
let files: string;

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), "dialogs-disk-"));
  files = path.join(data, "files");
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** The room as it is in a process that has just started, and whose files lie there. */
async function openRoom() {
  jest.resetModules();
  process.env.DATA_DIR = data;
  return import("@/lib/files/local/disk");
}

const clearOldParts = async () => (await openRoom()).clearOldParts();

async function leavePart(name: string, ageMs: number) {
  await mkdir(files, { recursive: true });
  const at = path.join(files, name);
  await writeFile(at, "half a letter");
  const then = new Date(Date.now() - ageMs);
  await utimes(at, then, then);
}

test("What an upload left two days ago goes; what one left an hour ago, and whole files, stay", async () => {
  await leavePart(`${key}.part`, 2 * day);
  await leavePart(`${key}2.part`, day / 24);
  await leavePart(key, 2 * day);
  await clearOldParts();
  expect((await readdir(files)).toSorted()).toEqual([key, `${key}2.part`]);
});

test("However often it is asked, the folder is gone through once an hour", async () => {
  const room = await openRoom();
  await room.clearOldParts();
  await leavePart(`${key}.part`, 2 * day);
  await room.clearOldParts();
  expect(await readdir(files)).toEqual([`${key}.part`]);
  const later = Date.now() + day / 24;
  jest.spyOn(Date, "now").mockReturnValue(later);
  await room.clearOldParts();
  jest.restoreAllMocks();
  expect(await readdir(files)).toEqual([]);
});

test("Before the first upload there is nothing to clear", async () => {
  await expect(clearOldParts()).resolves.toBeUndefined();
});

test("A part that can't be looked at is a fault of the disk, and not a part that is gone", async () => {
  await mkdir(files);
  await symlink(`${key}.part`, path.join(files, `${key}.part`));
  await expect(clearOldParts()).rejects.toMatchObject({ code: "ELOOP" });
});

test("A folder that can't be read is a fault, and not an empty one", async () => {
  await writeFile(files, "");
  await expect(clearOldParts()).rejects.toMatchObject({ code: "ENOTDIR" });
});
