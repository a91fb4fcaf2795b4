import { NextRequest } from "next/server";
import { GET as listRoute } from "@/app/api/dialogs/route";
import { GET as searchRoute } from "@/app/api/dialogs/search/route";
import { GET as peopleRoute } from "@/app/api/patients/route";
import { db } from "@/db";
import { timeLimits } from "@/db/limits";
import { currentStaff, type Staff } from "@/lib/auth/current-staff";
import { limitPerMember, TooMany } from "@/lib/concurrency/limit-per-member";
import { useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";

jest.mock("@/lib/auth/current-staff", () => ({ currentStaff: jest.fn() }));

useDatabase();

let tomas: Staff;
let dana: Staff;

beforeAll(async () => {
  await makeDialog(await makeSender());
  tomas = await makeStaff({ name: "Tomas Reyk" });
  dana = await makeStaff({ name: "Dana Whitlock" });
});

type Route = typeof searchRoute;

function ask(route: Route, path: string, as: Staff) {
  jest.mocked(currentStaff).mockResolvedValueOnce(as);
  const request = new NextRequest(`https://clinic.example/api/${path}`);
  return route(request, { params: Promise.resolve({}) });
}

test.each([
  ["the inbox", searchRoute, "dialogs/search?q=tuesday"],
  ["patients", peopleRoute, "patients?q=maria"],
])(
  "of two hundred searches of %s at once Tomas gets eight, and his colleague's list comes as ever",
  async (_where, route, path) => {
    const searches = Array.from({ length: 200 }, () => ask(route, path, tomas));
    const list = await ask(listRoute, "dialogs", dana);
    expect(list.status).toBe(200);
    const answers = await Promise.all(searches);
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(8);
    expect(refused).toHaveLength(192);
    for (const answer of refused) {
      expect(answer.headers.get("Retry-After")).toBe("1");
      expect(await answer.json()).toEqual({ reason: "tooMany" });
    }
    expect((await ask(route, path, tomas)).status).toBe(200);
  },
);

test("never more than two of one member's searches have the database's attention", async () => {
  const inTurn = limitPerMember({ most: 2, mostQueued: 6 });
  let under = 0;
  const work = async () => {
    under += 1;
    expect(under).toBeLessThanOrEqual(2);
    await new Promise(setImmediate);
    under -= 1;
  };
  const asked = Array.from({ length: 8 }, () => inTurn(1, work));
  await expect(inTurn(1, work)).rejects.toThrow(TooMany);
  await inTurn(2, async () => undefined);
  await Promise.all(asked);
});

test("a search that fails gives its place to the next", async () => {
  const inTurn = limitPerMember({ most: 1, mostQueued: 1 });
  const failing = inTurn(1, async () => Promise.reject(new Error("away")));
  const next = inTurn(1, async () => "found");
  await expect(failing).rejects.toThrow("away");
  expect(await next).toBe("found");
});

test("no statement may last, whoever asks it", async () => {
  const { rows } = await db().execute<{ setting: string }>(
    "select setting from pg_settings where name = 'statement_timeout'",
  );
  expect(Number(rows[0]?.setting)).toBe(timeLimits.statement_timeout);
});
