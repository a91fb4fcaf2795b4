import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { type Database, openDatabase, poolSettings } from "@/db";
import { timeLimits } from "@/db/limits";
import { isOutage } from "@/lib/outage";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
let gate: Gate;
let small: Database;

beforeEach(async () => {
  const url = new URL(String(database().$client.options.connectionString));
  gate = await openGate(url);
  url.host = `127.0.0.1:${gate.port}`;
  small = openDatabase(url.href, {
    max: 2,
    connectionTimeoutMillis: 1_000,
    query_timeout: 300,
  });
});

afterEach(async () => {
  await small.$client.end();
  gate.close();
});

const asks = (rows: Pick<Database, "execute">) => rows.execute(sql`select 1 as one`);
const transaction = () => small.transaction(asks);

async function outage(work: () => Promise<unknown>): Promise<void> {
  const fault = await work().then(
    () => null,
    (error: unknown) => error,
  );
  expect(isOutage(fault)).toBe(true);
}

test("a connection that dies before a transaction has begun costs nobody else theirs", async () => {
  gate.mood = "cuts begin";
  for (let time = 0; time < 5; time += 1) await outage(transaction);
  gate.mood = "open";
  await Promise.all([transaction(), transaction(), transaction()]);
});

test("one that dies in the middle is its transaction's failure, and nobody else's", async () => {
  await outage(() =>
    small.transaction(async (rows) => {
      await asks(rows);
      gate.cut();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await asks(rows);
    }),
  );
  await transaction();
});

test("a database that falls silent is given up, and asked again once it speaks", async () => {
  await transaction();
  gate.mood = "silent";
  await outage(transaction);
  await outage(() => asks(small));
  await outage(transaction);
  gate.mood = "open";
  await Promise.all([transaction(), transaction(), transaction(), asks(small)]);
});

test("what is refused keeps its connection", async () => {
  const { $client: pool } = small;
  await transaction();
  await expect(
    small.transaction((rows) => rows.execute(sql`select no_such_column`)),
  ).rejects.toMatchObject({ cause: { code: "42703" } });
  expect(pool.idleCount).toBe(1);
});

test("the product waits for an answer for longer than a statement may take, and not for ever", () => {
  for (const VERCEL of [undefined, "1"]) {
    const { query_timeout: waited = 0 } = poolSettings({ VERCEL });
    expect(waited).toBeGreaterThan(timeLimits.statement_timeout);
    expect(waited).toBeLessThanOrEqual(15_000);
  }
});

type Gate = {
  port: number;
  mood: "open" | "cuts begin" | "silent";
  /** Breaks every connection. */
  cut(): void;
  close(): void;
};

/** Stands between the product and PostgreSQL, and can fail as a network or a machine does. */
async function openGate({ port, hostname }: URL): Promise<Gate> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (said) => {
      if (gate.mood === "silent") return;
      if (gate.mood === "cuts begin" && said.includes("begin")) near.destroy();
      else far.write(said);
    });
    far.on("data", (said) => {
      if (gate.mood !== "silent") near.write(said);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    mood: "open",
    cut() {
      for (const socket of open) socket.resetAndDestroy();
    },
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
