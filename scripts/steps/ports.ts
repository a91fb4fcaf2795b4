import { readFile, writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { Problem } from "./problem";

/** A port of this machine that stays the same from run to run while it is free; kept in `ports.json` of the folder. */
export async function keptPort(folder: string, name: string): Promise<number> {
  const file = path.join(folder, "ports.json");
  const ports = await readPorts(file);
  const kept = ports[name];
  if (kept && (await whyBusy(kept, "127.0.0.1")) === null) return kept;
  const port = await freePort(Object.values(ports));
  await writeFile(file, `${JSON.stringify({ ...ports, [name]: port }, null, 2)}\n`);
  return port;
}

/** A port that nobody uses now and that is not in the list. */
export async function freePort(except: number[] = []): Promise<number> {
  for (;;) {
    const port = await listenOnce(0, "127.0.0.1");
    if (!except.includes(port)) return port;
  }
}

/**
 * @throws Problem when the application could not serve on this port (of one address, or of all), with the command that
 * starts it on another.
 */
export async function refuseBusyPort(
  port: number,
  command: string,
  address?: string,
): Promise<void> {
  const why = await whyUnusable(port, address);
  if (why === null) return;
  if (why === "EADDRNOTAVAIL")
    throw new Problem(`${address} is no address of this machine: mend LISTEN_ADDRESS.`);
  const said = {
    EADDRINUSE: `Port ${port} is in use by another program.`,
    EACCES: `This user may not open port ${port}.`,
  }[why];
  const another = await usablePortAfter(port, address);
  throw new Problem(
    `${said ?? `Port ${port} can't be opened (${why}).`} Choose another, for example: PORT=${another} ${command}`,
  );
}

/** On all addresses, as the application listens, and on loopback, where another program may stand in front of it. */
const whyUnusable = async (port: number, address?: string) =>
  (await whyBusy(port, address)) ?? (await whyBusy(port, "127.0.0.1"));

async function usablePortAfter(port: number, address?: string): Promise<number> {
  for (let another = Math.max(port + 1, 3000); another <= 65_535; another += 1)
    if ((await whyUnusable(another, address)) === null) return another;
  return freePort();
}

async function whyBusy(port: number, host?: string): Promise<string | null> {
  try {
    await listenOnce(port, host);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unknown";
  }
}

function listenOnce(port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: found } = server.address() as net.AddressInfo;
      server.close(() => resolve(found));
    });
  });
}

async function readPorts(file: string): Promise<Record<string, number>> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    // None yet, or half written when the machine went down: ports are made anew.
    return {};
  }
}
