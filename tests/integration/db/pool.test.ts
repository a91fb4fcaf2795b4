import { NextRequest } from "next/server";
import { Client } from "pg";
import { GET as listRoute } from "@/app/api/dialogs/route";
import { db, openDatabase, poolSettings } from "@/db";
import { messages } from "@/db/schema";
import { currentStaff } from "@/lib/auth/current-staff";
import { useDatabase } from "@/tests/support/database";
import { twilioPost, twilioSample } from "@/tests/support/deliveries";
import { makeSender, makeStaff } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

jest.mock("next/server", () => jest.requireActual("@/tests/support/routes").nextServer());
jest.mock("@/lib/auth/current-staff", () => ({ currentStaff: jest.fn() }));

const database = useDatabase();
const { connectionTimeoutMillis: patienceMs = 0 } = poolSettings({});
const process = globalThis as { dialogsDatabase?: ReturnType<typeof openDatabase> };

/** This process's database with five connections, and somebody elsewhere who holds the table that all need. */
async function crowded(work: (unawaited: () => Promise<unknown>) => Promise<void>) {
  const wide = database();
  const { connectionString } = wide.$client.options;
  const small = openDatabase(String(connectionString), { max: 5 });
  const other = new Client({ connectionString });
  process.dialogsDatabase = small;
  try {
    await other.connect();
    await other.query("begin; lock table messages in access exclusive mode");
    await work(() => other.query("rollback"));
  } finally {
    await other.end();
    await small.$client.end();
    process.dialogsDatabase = wide;
  }
}

const requests = [
  () =>
    listRoute(new NextRequest("https://clinic.example/api/dialogs"), {
      params: Promise.resolve({}),
    }),
  () =>
    atDoor(twilioPost({ ...twilioSample("twilio-text-basic"), MessageSid: nextSid() })),
];

let written = 0;
function nextSid() {
  written += 1;
  return `SM${String(written).padStart(32, "0")}`;
}

/** How long twenty requests take that come together and are all answered (ms). */
async function calmly(): Promise<number> {
  const begun = Date.now();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => requests[at % 2]?.()),
  );
  expect(answers.map((response) => response?.status)).toEqual(Array(20).fill(200));
  return Date.now() - begun;
}

test("with five connections and two hundred requests at once none waits beyond the limit, who is refused may come again, and two seconds later all is as before", async () => {
  await makeSender();
  const staff = await makeStaff();
  jest.mocked(currentStaff).mockResolvedValue(staff);
  const calm = await calmly();
  await crowded(async (unawaited) => {
    const begun = Date.now();
    let turnedAway = 0;
    const asked = Array.from({ length: 200 }, async (_, at) => {
      const response = await requests[at % 2]?.();
      if (response?.status === 503) {
        turnedAway += 1;
        // So many were: the table is let go of, and those that hold connections go on.
        if (turnedAway === 80) void unawaited();
      }
      return { response, waited: Date.now() - begun };
    });
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ response }) => response?.status === 503);
    expect(refused.length).toBeGreaterThanOrEqual(80);
    expect(refused.every(({ response }) => response?.headers.get("Retry-After"))).toBe(
      true,
    );
    for (const [at, { response, waited }] of answers.entries()) {
      expect([200, 503]).toContain(response?.status);
      // A browser is told soon; a provider within the 15 seconds that Twilio waits.
      const isBrowser = at % 2 === 0 && response?.status === 503;
      expect(waited).toBeLessThan(isBrowser ? patienceMs + 2_000 : 15_000);
    }
    expect(await calmly()).toBeLessThan(calm + 2_000);
    await afterwards();
    const taken = answers.filter(
      ({ response }, at) => at % 2 === 1 && response?.ok,
    ).length;
    expect(await db().$count(messages)).toBe(taken + 20);
  });
}, 60_000);
