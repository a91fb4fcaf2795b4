import { readWorld } from "@/tests/e2e/support/clinic";
import { builtActions } from "./support/build";
import { doors } from "./support/doors";
import { expect, test } from "./support/fixtures";
import { ask, knock } from "./support/knock";
import { rowsOf } from "./support/scene";

test.describe.configure({ timeout: 60_000 });

const elsewhere: Record<string, Record<string, string>> = {
  "another site": { origin: "https://evil.example" },
  "a page without an origin": { origin: "null" },
  "a neighbour on this machine": { origin: "http://127.0.0.1:1" },
  "a form in disguise": { "content-type": "text/plain" },
};

test("no route that changes something does it for another site, although the administrator's cookie comes along", async ({
  scene,
}) => {
  const before = await rowsOf();
  const done = [];
  const changing = doors.filter((door) => door.method === "POST" && door.for !== "open");
  expect(changing.length).toBeGreaterThan(7);
  for (const door of changing)
    for (const [who, headers] of Object.entries(elsewhere)) {
      const { status } = await knock(door, scene, { as: "admin", headers });
      if (status !== 403) done.push(`${who} at ${door.built}: ${status}`);
    }
  expect(done).toEqual([]);
  expect(await rowsOf()).toBe(before);
});

test("nor does an action, nor signing in or out", async ({ scene }) => {
  const before = await rowsOf();
  const cookie = scene.cookies.admin;
  const done = [];
  for (const { id, name, page } of builtActions())
    for (const origin of ["https://evil.example", "null"]) {
      const headers = {
        cookie,
        origin,
        "next-action": id,
        "content-type": "text/plain;charset=UTF-8",
      };
      const { status, words } = await ask(page, { method: "POST", headers, body: "[]" });
      if (status < 400 && !/"reason":"(expired|signedOut)"/.test(words))
        done.push(`${origin} ${name}: ${status}`);
    }
  expect(done).toEqual([]);
  for (const path of ["signout", "callback/credentials", "signin/credentials"])
    for (const origin of ["https://evil.example", "null"]) {
      const headers = {
        cookie,
        origin,
        "content-type": "application/x-www-form-urlencoded",
      };
      const asked = { method: "POST", headers, body: "csrfToken=guessed" };
      expect((await ask(`/api/auth/${path}`, asked)).status).toBe(403);
    }
  expect(await rowsOf()).toBe(before);
});

test("the session's cookie is out of scripts' reach and does not follow a form from elsewhere", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const cookies = await page.context().cookies(readWorld().appUrl);
  const session = cookies.find(({ name }) => name.endsWith(".session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).not.toContain(".session");
});
