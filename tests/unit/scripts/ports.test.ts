import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, keptPort, refuseBusyPort } from "@/scripts/steps/ports";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "dialogs-ports-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function whileBusy(port: number, work: () => Promise<void>) {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  try {
    await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

test("a port stays the same from run to run", async () => {
  const first = await keptPort(folder, "live");
  expect(await keptPort(folder, "live")).toBe(first);
});

test("each name has a port of its own", async () => {
  expect(await keptPort(folder, "live")).not.toBe(await keptPort(folder, "postgres"));
});

test("a port that another program took meanwhile is replaced, and the new one kept", async () => {
  const first = await keptPort(folder, "live");
  await whileBusy(first, async () => {
    expect(await keptPort(folder, "live")).not.toBe(first);
  });
  expect(await keptPort(folder, "live")).not.toBe(first);
});

test("a spoilt list of ports is made anew", async () => {
  await writeFile(path.join(folder, "ports.json"), '{"live":');
  const port = await keptPort(folder, "live");
  expect(JSON.parse(await readFile(path.join(folder, "ports.json"), "utf8"))).toEqual({
    live: port,
  });
});

test("a port that is busy elsewhere is free at the address that is meant, and an address of another machine is refused", async () => {
  const port = await freePort();
  await whileBusy(port, async () => {
    await expect(refuseBusyPort(port, "npm start", "127.0.0.1")).rejects.toThrow(
      "in use by another program",
    );
  });
  await expect(refuseBusyPort(port, "npm start", "127.0.0.1")).resolves.toBeUndefined();
  await expect(refuseBusyPort(port, "npm start", "203.0.113.7")).rejects.toThrow(
    "203.0.113.7 is no address of this machine: mend LISTEN_ADDRESS.",
  );
});

test("a busy port is refused with a command that works", async () => {
  const port = await freePort();
  await whileBusy(port, () =>
    expect(refuseBusyPort(port, "npm run demo")).rejects.toThrow(
      `Port ${port} is in use by another program. Choose another, for example: PORT=`,
    ),
  );
  await expect(refuseBusyPort(port, "npm run demo")).resolves.toBeUndefined();
});
