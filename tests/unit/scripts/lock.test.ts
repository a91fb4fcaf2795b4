import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { takeLock } from "@/scripts/steps/lock";
import { birthOf } from "@/scripts/steps/processes";

let file: string;
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), "dialogs-lock-")), "run.lock");
});
afterEach(() => rm(path.dirname(file), { recursive: true, force: true }));

test("a lock is had by one, and free again when it is given back", async () => {
  const lock = await takeLock(file);
  expect(await takeLock(file)).toBeNull();
  await lock?.stop();
  expect(await takeLock(file)).not.toBeNull();
});

test("of many who want it at once, one has it", async () => {
  const locks = await Promise.all(Array.from({ length: 8 }, () => takeLock(file)));
  expect(locks.filter(Boolean)).toHaveLength(1);
});

test("the lock of a process that is gone is taken over, and so is one whose number another program now has", async () => {
  await writeFile(file, JSON.stringify({ pid: 4_194_303, birth: "long ago" }));
  await (await takeLock(file))?.stop();
  await writeFile(file, JSON.stringify({ pid: process.ppid, birth: "long ago" }));
  expect(await takeLock(file)).not.toBeNull();
});

test("what a killed run left behind is ended before the next one begins", async () => {
  const left = spawn("sleep", ["60"], { detached: true });
  const pid = left.pid as number;
  const holder = { pid: 4_194_303, birth: "long ago" };
  const children = [
    { pid, birth: birthOf(pid) },
    { pid: process.pid, birth: "long ago" },
  ];
  await writeFile(file, JSON.stringify({ ...holder, children }));
  const ended = once(left, "exit");
  await takeLock(file);
  expect(await ended).toEqual([null, "SIGTERM"]);
});

test("what runs under a lock is written into it", async () => {
  const lock = await takeLock(file);
  await lock?.note(process.pid);
  const { children } = JSON.parse(await readFile(file, "utf8"));
  expect(children).toEqual([{ pid: process.pid, birth: birthOf(process.pid) }]);
});
