import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { clinic, readWorld } from "@/tests/e2e/support/clinic";
import { builtActions } from "./support/build";
import { doors } from "./support/doors";
import { expect, test } from "./support/fixtures";
import { ask, call, knock } from "./support/knock";
import { canary, enter, wilma, withDatabase } from "./support/scene";

test.describe.configure({ timeout: 90_000 });

const tokens = [
  clinic.twilio.authToken,
  clinic.instagram.business.token,
  clinic.instagram.personal.token,
  clinic.admin.password,
];

/** What patients and staff said and are called, of all that the browser tests have done in this world so far. */
const everythingSaid = (): Promise<string[]> =>
  withDatabase(async (rows) => {
    const { rows: found } = await rows.query(`
      select distinct said from (
        select text as said from messages union select text from notes union select text from touches
        union select text from drafts union select name from people union select name from contacts
        union select handle from contacts union select value from identities union select phone from person_phones
        union select remarks from people union select file_name from attachments union select source_url from attachments
      ) everything where length(said) >= 8`);
    return found.map(({ said }) => String(said));
  });

test("faults of every kind, with Wilma's words in them, leave none of them in the log", async ({
  scene,
}) => {
  const { admin } = scene.cookies;
  const words = encodeURIComponent(`${canary} ${wilma.phone}`);
  for (const path of [
    `/dialogs?q=${words}`,
    `/nothing/${words}`,
    `/api/dialogs/search?q=${words}`,
  ])
    await ask(path, { headers: { cookie: admin } });
  for (const built of builtActions().filter(({ name }) => name.includes("dialogs/")))
    await call(built, [{ text: canary, dialogId: canary, [canary]: canary }], admin);
  await ask("/api/webhooks/twilio/inbound", {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": canary,
      "user-agent": canary,
    },
    body: new URLSearchParams({ AccountSid: clinic.twilio.accountSid, Body: canary }),
  });
  await ask("/api/auth/callback/credentials", {
    method: "POST",
    headers: {
      origin: readWorld().appUrl,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ email: `${canary}@x.example`, password: canary }),
  });
  await ask("/api/auth/_log", { method: "POST", body: canary });
  const log = await readFile(readWorld().log, "utf8");
  expect(log.length).toBeGreaterThan(100);
  expect(log).not.toContain(canary);
  expect(log).not.toContain(encodeURIComponent(canary));
});

test("of all that was said in this world no word, name, number, address of a file or token stands in the log", async ({
  scene,
}) => {
  expect(scene.ids.dialog).toBeGreaterThan(0);
  const said = await everythingSaid();
  expect(said.length).toBeGreaterThan(5);
  const log = await readFile(readWorld().log, "utf8");
  expect([...said, ...tokens].filter((words) => log.includes(words))).toEqual([]);
  // One line is one fact: nobody can write a second one into it.
  const lines = log.split("\n").filter((line) => line.startsWith("{"));
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});

test("nor in what the build gives to every browser", async ({ scene }) => {
  expect(scene.ids.dialog).toBeGreaterThan(0);
  const secrets = [
    ...tokens,
    readWorld().authSecret,
    canary,
    "NEXTAUTH_SECRET",
    "SEALING_KEYS",
  ];
  const folder = path.join(".next", "static");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.(js|css|json|map|html)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  const told = files.filter((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    return secrets.some((secret) => text.includes(secret));
  });
  expect(told).toEqual([]);
});

test("nor in any page or answer that a colleague of another account gets, nor a token in an administrator's", async ({
  scene,
}) => {
  const told = [];
  for (const as of ["elsewhere", "admin"] as const)
    for (const door of doors) {
      const { words } = await knock(door, scene, { as });
      const hidden = as === "admin" ? tokens : [...tokens, canary, wilma.phone];
      if (hidden.some((word) => words.includes(word))) told.push(`${as} ${door.built}`);
    }
  expect(told).toEqual([]);
});

test("nor in what the live socket says to those who may hear it, nor a token in the database", async ({
  page,
  scene,
  standin,
}) => {
  const frames: string[] = [];
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => frames.push(String(payload)));
    socket.on("framesent", ({ payload }) => frames.push(String(payload)));
  });
  await enter(page.context(), scene.cookies.admin);
  await page.goto("/dialogs");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await standin.write(wilma, `${canary} once more`);
  await expect(page.getByRole("list", { name: "Dialogs" })).toContainText("once more");
  expect(frames.length).toBeGreaterThan(2);
  const heard = frames.join("\n");
  expect(
    [...tokens, "quetzal", wilma.phone].filter((word) => heard.includes(word)),
  ).toEqual([]);
  const held = await withDatabase(async (rows) => {
    const { rows: found } = await rows.query(
      "select to_jsonb(c)::text as row from credentials c",
    );
    return found.map(({ row }) => row).join("\n");
  });
  expect(held).toContain("v1.");
  expect(tokens.filter((token) => held.includes(token))).toEqual([]);
});
