import { readdir } from "node:fs/promises";
import path from "node:path";
import { eq, isNotNull } from "drizzle-orm";
import {
  accounts,
  changes,
  contacts,
  credentials,
  dialogs,
  people,
  pictures,
} from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { dayMs } from "@/lib/durations";
import { fetchPictures, notePicture, visiblePicture } from "@/lib/files/pictures";
import { learnProfiles } from "@/lib/patients/contacts/learn-profiles";
import { listPeople } from "@/lib/patients/list";
import { erasePerson } from "@/lib/records/erase-person";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff } from "@/tests/support/factories";
import { accountNow, profileId, useProviders } from "@/tests/support/providers";
import { settledCursor } from "@/tests/support/settled-cursor";
import type { ProfileAnswer } from "@/tests/support/standin/instagram/state";
import { until } from "@/tests/support/waiting";
import { whileBroken } from "@/tests/support/while-broken";

const database = useDatabase();
const providers = useProviders();
let tomas: Staff;

beforeEach(async () => {
  await emptyInbox(database());
  await database().update(credentials).set({ state: "valid", refusal: null });
  await database().update(accounts).set({ state: "connected", stateReason: null });
  tomas = await makeStaff();
});

/** Sam writes on Instagram, whose delivery names nobody. */
async function samWrites(profile: ProfileAnswer = "full", igsid = "2200113355779911") {
  const person = { igsid, username: "sam.rivera", name: "Sam Rivera", profile };
  providers.standin.instagram.remember({
    direction: "inbound",
    account: profileId,
    person,
    text: "Hello",
    at: new Date(),
  });
  return makeDialog(providers.instagram, {
    peer: { identities: [{ kind: "igsid", value: igsid }], name: null, handle: null },
  });
}

const names = async () => {
  const { rows } = await listDialogs(tomas, { tab: "active" });
  return rows.map(({ name }) => name);
};
const theContact = async () => (await database().select().from(contacts))[0];
const stored = () =>
  readdir(path.join(String(process.env.DATA_DIR), "files")).catch(() => []);
const asked = () =>
  providers.standin.received.filter(({ kind }) => kind === "instagram.profile");

test("Sam has a plain name until Instagram tells his own, and open screens hear of it", async () => {
  const dialogId = await samWrites();
  expect(await names()).toEqual(["Instagram user 9911"]);
  const cursor = await settledCursor(tomas);
  expect(await learnProfiles()).toBe(1);
  expect(await changesSince(tomas, { cursor, open: null })).toMatchObject({
    reset: false,
    rows: [{ id: dialogId, name: "Sam Rivera", version: 3 }],
  });
  expect(await theContact()).toMatchObject({
    name: "Sam Rivera",
    handle: "sam.rivera",
    profileDueAt: null,
  });
  const found = await listPeople({ all: true }, { q: "rivera" });
  expect(found.rows).toMatchObject([{ name: "Sam Rivera" }]);
  const byHandle = await listPeople({ all: true }, { q: "@sam.riv" });
  expect(byHandle.rows).toHaveLength(1);
  expect(await learnProfiles()).toBe(0);
});

test("someone who gives no name is shown by the handle", async () => {
  await samWrites("nulls");
  await learnProfiles();
  expect(await names()).toEqual(["@sam.rivera"]);
});

test("a name that staff have given stays", async () => {
  await samWrites();
  await database().update(people).set({ name: "Samuel R. (whitening)" });
  await learnProfiles();
  expect(await names()).toEqual(["Samuel R. (whitening)"]);
  expect(await theContact()).toMatchObject({ name: "Sam Rivera" });
});

test.each(["gone", "consent"] as const)(
  "someone of whom Instagram tells nothing (%s) keeps the plain name and is asked about in a week",
  async (profile) => {
    await samWrites(profile);
    await learnProfiles();
    expect(await names()).toEqual(["Instagram user 9911"]);
    const due = (await theContact())?.profileDueAt?.getTime() ?? 0;
    expect(due).toBeGreaterThan(Date.now() + 6.9 * dayMs);
    expect(due).toBeLessThan(Date.now() + 7.1 * dayMs);
  },
);

test("a provider in trouble is asked again, later each time, and the others not at once", async () => {
  await samWrites();
  await samWrites("full", "2200113355779912");
  providers.standin.fault(
    "instagram.profile",
    { type: "status", status: 500 },
    { times: 2 },
  );
  expect(await learnProfiles()).toBe(2);
  expect(asked()).toHaveLength(1);
  const first = (await theContact())?.profileDueAt?.getTime() ?? 0;
  expect(first).toBeGreaterThan(Date.now() + 50_000);
  expect(await learnProfiles()).toBe(0);
  await database().update(contacts).set({ profileDueAt: new Date() });
  await learnProfiles();
  const second = (await theContact())?.profileDueAt?.getTime() ?? 0;
  expect(second).toBeGreaterThan(first + 50_000);
  await database().update(contacts).set({ profileDueAt: new Date() });
  await learnProfiles();
  expect(await names()).toEqual(["Sam Rivera", "Sam Rivera"]);
});

test("a refused token is noted on the account", async () => {
  await samWrites();
  providers.standin.revokeInstagramToken(profileId);
  await learnProfiles();
  expect(await accountNow(providers.instagram)).toMatchObject({
    state: "attention",
    stateReason: "credentials",
  });
  expect(await names()).toEqual(["Instagram user 9911"]);
});

test("two sweeps at once ask about Sam once", async () => {
  await samWrites();
  await Promise.all([learnProfiles(), learnProfiles()]);
  expect(asked()).toHaveLength(1);
  const told = await database()
    .select()
    .from(changes)
    .innerJoin(dialogs, eq(dialogs.id, changes.dialogId));
  expect(told).toHaveLength(2);
});

test("WhatsApp tells names in its deliveries: nobody is asked, and a name that comes late is the lead's too", async () => {
  const nameless = {
    identities: [{ kind: "phone" as const, value: "+447700900123" }],
    name: null,
    handle: null,
  };
  await makeDialog(providers.whatsapp, { peer: nameless });
  expect(await names()).toEqual(["+44 7700 900123"]);
  await learnProfiles();
  expect(await theContact()).toMatchObject({ profileDueAt: null });
  await makeDialog(providers.whatsapp, { peer: { ...nameless, name: "Maria Gomez" } });
  expect(await names()).toEqual(["Maria Gomez"]);
  const found = await listPeople({ all: true }, { q: "07700 900123" });
  expect(found.rows).toMatchObject([{ name: "Maria Gomez" }]);
});

test("Sam's picture is fetched beside his name, and shown to who may see his dialog", async () => {
  await samWrites();
  await learnProfiles();
  const picture = async () =>
    (await listDialogs(tomas, { tab: "active" })).rows[0]?.picture ?? null;
  expect(await picture()).toBeNull();
  const cursor = await settledCursor(tomas);
  expect(await fetchPictures()).toBe(1);
  const href = await picture();
  expect(href).toMatch(/^\/api\/pictures\/\d+$/);
  const heard = await changesSince(tomas, { cursor, open: null });
  expect(heard).toMatchObject({ rows: [{ picture: href }] });
  const id = Number(href?.split("/").at(-1));
  expect(await visiblePicture(tomas, id)).toMatchObject({ contentType: "image/jpeg" });
  const stranger = { ...tomas, scope: { all: false as const, accountIds: [] } };
  expect(await visiblePicture(stranger, id)).toBeNull();
  expect(await fetchPictures()).toBe(0);
});

test("a picture that is none leaves the initials", async () => {
  await samWrites();
  await learnProfiles();
  providers.standin.fault("instagram.picture.bytes", { type: "html", status: 200 });
  await fetchPictures();
  const { rows } = await listDialogs(tomas, { tab: "active" });
  expect(rows[0]?.picture).toBeNull();
});

test("pictures that can't be written down keep no other from being fetched, and are given up one day", async () => {
  const names = ["1", "2", "3", "4", "5"].map((last) => `220011335577991${last}`);
  for (const igsid of names) await samWrites("full", igsid);
  await learnProfiles();
  const noted = await database().select().from(pictures).orderBy(pictures.id);
  const fourth = noted[3]?.id ?? 0;
  const unstorable = {
    by: `alter table pictures add constraint away check (file_key is null or id >= ${fourth}) not valid`,
    mendedBy: "alter table pictures drop constraint away",
  };
  const kept = async () => (await database().select().from(pictures)).filter(isKept);
  const isKept = ({ fileKey }: { fileKey: string | null }) => fileKey !== null;
  await whileBroken(unstorable, async () => {
    expect(await fetchPictures()).toBe(5);
    expect(await kept()).toHaveLength(2);
    await database()
      .update(pictures)
      .set({ attempts: 5, dueAt: new Date(0) });
    await fetchPictures();
  });
  expect(await database().$count(pictures, isNotNull(pictures.dueAt))).toBe(0);
});

test("a picture that comes after Sam was erased is not kept", async () => {
  await samWrites();
  await learnProfiles();
  const [sam] = await database().select().from(people);
  const { id: personId = 0, name = "" } = sam ?? {};
  const before = await stored();
  providers.standin.fault("instagram.picture.bytes", { type: "late", afterMs: 300 });
  const fetching = fetchPictures();
  await until(() =>
    providers.standin.received.some(({ kind }) => kind === "instagram.picture.bytes"),
  );
  expect(await erasePerson(tomas, { personId, name })).toMatchObject({ ok: true });
  await fetching;
  expect(await stored()).toEqual(before);
});

test("a picture that Sam changed while the one before was fetched is fetched too", async () => {
  await samWrites();
  await learnProfiles();
  const [{ id: contactId } = { id: 0 }] = await database().select().from(contacts);
  providers.standin.fault("instagram.picture.bytes", { type: "late", afterMs: 300 });
  const fetching = fetchPictures();
  await until(() =>
    providers.standin.received.some(({ kind }) => kind === "instagram.picture.bytes"),
  );
  const [{ sourceUrl } = { sourceUrl: "" }] = await database().select().from(pictures);
  await notePicture(database(), { contactId }, `${sourceUrl}&newer=1`);
  await fetching;
  expect(await fetchPictures()).toBe(1);
});
