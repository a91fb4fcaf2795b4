import { readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { GET as fileRoute } from "@/app/api/files/[id]/route";
import {
  accounts,
  attachments,
  credentials,
  dialogs,
  fileRemovals,
  messages,
  people,
} from "@/db/schema";
import { currentStaff, type Staff } from "@/lib/auth/current-staff";
import type { InboundAttachment } from "@/lib/channels/events";
import { copyMedia } from "@/lib/dialogs/media/copy-media";
import { fetchAgain } from "@/lib/dialogs/media/fetch-again";
import { sharedMedia } from "@/lib/dialogs/media/shared-media";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { download } from "@/lib/files/remote/download";
import { letGoOfFiles, removeDueFiles } from "@/lib/files/removals";
import { openFile } from "@/lib/files/store";
import { mergePeople } from "@/lib/patients/links/merge";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import { inbound, makeSender, makeStaff } from "@/tests/support/factories";
import { clinicNumber, useProviders } from "@/tests/support/providers";
import { readSample } from "@/tests/support/standin/samples";
import { until, untilInLine } from "@/tests/support/waiting";
import { tableAway, whileBroken } from "@/tests/support/while-broken";

jest.mock("@/lib/auth/current-staff", () => ({ currentStaff: jest.fn() }));

const database = useDatabase();
const providers = useProviders();
const amelia = { phone: "+447700900123", profileName: "Amelia Hart" };
const photo = readSample("photo");

beforeEach(() => emptyInbox(database()));

const noFetching = { times: Number.POSITIVE_INFINITY };
let dana: Staff;

beforeAll(async () => {
  dana = await makeStaff({ name: "Dana Whitlock" });
});

const filesFolder = () => path.join(String(process.env.DATA_DIR), "files");

afterEach(() => rm(filesFolder(), { recursive: true, force: true }));

/** Amelia sends a file; her message is in the inbox, and the file still lies with Twilio. */
async function ameliaSends(file: { contentType: string; content: Buffer } = photo) {
  const { params } = await providers.standin.write({
    from: amelia,
    to: clinicNumber,
    media: [file],
    deliver: false,
  });
  return messageWith(String(params.MediaUrl0), file.contentType);
}

async function messageWith(url: string, contentType = "image/jpeg") {
  const kind = contentType.startsWith("image/") ? "image" : "document";
  const file = { kind, contentType, fileName: "image.jpg", url } as const;
  const said = inbound(providers.whatsapp, { kind, text: "", attachments: [file] });
  await keepEvent(providers.whatsapp, said);
}

async function theFile() {
  const [file] = await database().select().from(attachments);
  if (!file) throw new Error("There is no file.");
  return file;
}

/** Time passes until the next try. */
const later = () =>
  database()
    .update(attachments)
    .set({ nextAttemptAt: new Date(0) });

async function triesUntilGivenUp() {
  for (let tries = 1; tries < 40; tries += 1) {
    await copyMedia();
    if ((await theFile()).state !== "waiting") return tries;
    await later();
  }
  throw new Error("It is never given up.");
}

/** What a browser that is signed in as Dana gets at the file's address. */
async function ask(headers: Record<string, string> = {}, query = "") {
  jest.mocked(currentStaff).mockResolvedValue(dana);
  const { id } = await theFile();
  const request = new NextRequest(`https://clinic.example/api/files/${id}${query}`, {
    headers,
  });
  return fileRoute(request, { params: Promise.resolve({ id: String(id) }) });
}

test("a photo is copied with its measures, by Twilio's credentials, and no more asked for", async () => {
  await ameliaSends();
  expect(await copyMedia()).toBe(1);
  const file = await theFile();
  const sizeBytes = photo.content.length;
  expect(file).toMatchObject({ state: "stored", contentType: "image/jpeg", sizeBytes });
  expect(file.width).toBeGreaterThan(100);
  const asked = providers.standin.received.filter(({ kind }) => /media/.test(kind));
  expect(asked.map(({ kind, authorised }) => [kind, authorised])).toEqual([
    ["twilio.media.redirect", true],
    ["twilio.media.bytes", false],
  ]);
  expect(await copyMedia()).toBe(0);
});

describe("a file that was stored just before the database went away", () => {
  const stored = async () => readdir(filesFolder()).catch(() => []);
  const anHourLater = () =>
    database()
      .update(fileRemovals)
      .set({ dueAt: new Date(0) });

  test("is deleted within the hour, and fetched anew for its message", async () => {
    await ameliaSends();
    const unstorable = {
      by: "alter table attachments add constraint away check (state <> 'stored') not valid",
      mendedBy: "alter table attachments drop constraint away",
    };
    await whileBroken(unstorable, copyMedia);
    expect(await stored()).toHaveLength(1);
    expect(await removeDueFiles()).toBe(0);
    await anHourLater();
    expect(await removeDueFiles()).toBe(1);
    expect(await stored()).toEqual([]);
    await later();
    await copyMedia();
    await anHourLater();
    expect(await removeDueFiles()).toBe(0);
    expect((await ask()).status).toBe(200);
    expect(await database().$count(fileRemovals)).toBe(0);
  });

  test("was noted before: a process that ends in between leaves nothing that nobody knows of", async () => {
    await ameliaSends();
    const { copying } = await database().transaction(async (rows) => {
      await rows.execute(sql`lock table file_removals in access exclusive mode`);
      const begun = copyMedia();
      await untilInLine(database(), 1);
      expect(await stored()).toEqual([]);
      return { copying: begun };
    });
    await copying;
    expect(await theFile()).toMatchObject({ state: "stored" });
  });

  test("does not stay where that could not even be noted", async () => {
    await ameliaSends();
    await whileBroken(tableAway("file_removals"), copyMedia);
    expect(await stored()).toEqual([]);
    expect(await theFile()).toMatchObject({ state: "waiting", failure: "later" });
  });
});

test("a file that Twilio hands over only minutes after it told of it is there then", async () => {
  await ameliaSends();
  const notYet = { type: "status", status: 404 } as const;
  providers.standin.fault("twilio.media.redirect", notYet, { times: 5 });
  let waitedMs = 0;
  for (let tries = 1; tries <= 5; tries += 1) {
    await copyMedia();
    const { state, nextAttemptAt } = await theFile();
    expect(state).toBe("waiting");
    waitedMs += Number(nextAttemptAt) - Date.now();
    await later();
  }
  expect(waitedMs).toBeGreaterThan(45_000);
  await copyMedia();
  expect(await theFile()).toMatchObject({ state: "stored", failure: null });
});

test("a file that Twilio lost is waited for some minutes and given up; asked for again it is there", async () => {
  await ameliaSends();
  providers.standin.fault(
    "twilio.media.bytes",
    { type: "status", status: 404 },
    noFetching,
  );
  expect(await triesUntilGivenUp()).toBe(9);
  expect(await theFile()).toMatchObject({ state: "failed", failure: "gone" });
  providers.standin.clearFaults();
  expect((await fetchAgain(dana, (await theFile()).id)).ok).toBe(true);
  await copyMedia();
  expect(await theFile()).toMatchObject({ state: "stored", failure: null });
});

describe("a file that was sent before its number moved to another Account SID", () => {
  const other = { accountSid: `AC${"e".repeat(32)}`, authToken: "0d2f6a7b1c8e4f55" };

  async function moveNumber() {
    providers.standin.addTwilioAccount({ ...other, friendlyName: "Northgate, moved" });
    const { credentialId } = await makeSender("+447700900777", {
      ...manifest.world.twilio,
      ...other,
    });
    await database()
      .update(accounts)
      .set({ credentialId })
      .where(eq(accounts.id, providers.whatsapp.id));
  }

  afterEach(async () => {
    const { id, credentialId } = providers.whatsapp;
    await database().update(accounts).set({ credentialId }).where(eq(accounts.id, id));
    await database().delete(accounts).where(eq(accounts.externalId, "+447700900777"));
    await database()
      .delete(credentials)
      .where(eq(credentials.externalId, other.accountSid));
  });

  test("is fetched by the one it was sent to, while another sender is there", async () => {
    await ameliaSends();
    await moveNumber();
    await copyMedia();
    expect(await theFile()).toMatchObject({ state: "stored", failure: null });
  });

  test("says that it could not be fetched, once that one is not there any more", async () => {
    await ameliaSends();
    await moveNumber();
    const { credentialId: id } = providers.whatsapp;
    const nameOf = (externalId: string) =>
      database().update(credentials).set({ externalId }).where(eq(credentials.id, id));
    const { accountSid } = manifest.world.twilio;
    await nameOf(`AC${"f".repeat(32)}`);
    expect(await triesUntilGivenUp()).toBe(36);
    expect(await theFile()).toMatchObject({ state: "failed", failure: "later" });
    await nameOf(accountSid);
  });
});

test("a provider in trouble is asked again later, and the message stands meanwhile", async () => {
  await ameliaSends();
  providers.standin.fault("twilio.media.redirect", { type: "status", status: 500 });
  await copyMedia();
  expect(await theFile()).toMatchObject({
    state: "waiting",
    failure: "later",
    attempts: 1,
  });
  expect(await copyMedia()).toBe(0);
  await later();
  await copyMedia();
  expect((await theFile()).state).toBe("stored");
});

test("what a provider in trouble can't give all night comes in the morning", async () => {
  await ameliaSends();
  const inTrouble = { type: "status", status: 500 } as const;
  providers.standin.fault("twilio.media.bytes", inTrouble, noFetching);
  for (let tries = 0; tries < 20; tries += 1) {
    await copyMedia();
    await later();
  }
  expect(await theFile()).toMatchObject({ state: "waiting", failure: "later" });
  providers.standin.clearFaults();
  await copyMedia();
  expect((await theFile()).state).toBe("stored");
});

test("of many files none is claimed before its turn, and all are copied", async () => {
  for (let count = 0; count < 6; count += 1) await ameliaSends();
  const fetched = () =>
    providers.standin.received.filter(({ kind }) => kind === "twilio.media.bytes").length;
  const copied = await database().transaction(async (rows) => {
    // While somebody holds the dialog, what was fetched can't be written down.
    await rows.execute(sql`select from dialogs for update`);
    const copying = copyMedia();
    await until(() => fetched() === 4);
    expect(await database().$count(attachments, sql`attempts > 0`)).toBe(4);
    return { copying };
  });
  expect(await copied.copying).toBe(6);
  expect(
    await database().$count(attachments, sql`state = 'stored' and attempts = 1`),
  ).toBe(6);
});

test("so is none by a statement that was planned while there was one file", async () => {
  await ameliaSends();
  await database().execute(sql`analyze attachments`);
  for (let count = 0; count < 6; count += 1) await ameliaSends();
  await copyMedia();
  const files = await database().select().from(attachments);
  expect(files.map(({ state, attempts }) => [state, attempts])).toEqual(
    Array.from({ length: 7 }, () => ["stored", 1]),
  );
});

test("however many come at once, four are fetched at a time, and all of them at last", async () => {
  for (let count = 0; count < 12; count += 1) await ameliaSends();
  const slow = { type: "late", afterMs: 400 } as const;
  providers.standin.fault("twilio.media.redirect", slow, noFetching);
  const asked = () =>
    providers.standin.received.filter(({ kind }) => kind === "twilio.media.redirect");
  const copying = Promise.all(Array.from({ length: 12 }, copyMedia));
  await until(() => asked().length > 0);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked()).toHaveLength(4);
  const tried = (await copying).reduce((sum, each) => sum + each, 0);
  expect(tried).toBe(12);
  expect(await database().$count(attachments, eq(attachments.state, "stored"))).toBe(12);
});

test.each([
  ["this machine", "http://127.0.0.1:9/secret"],
  ["a cloud's metadata", "https://169.254.169.254/latest/meta-data"],
  ["another host by https", "https://evil.example/photo.jpg"],
])("a redirect to %s is not followed", async (_, location) => {
  await ameliaSends();
  const answer = { status: 302, headers: { location }, body: "" };
  providers.standin.fault("twilio.media.redirect", { type: "answer", answer });
  expect(await triesUntilGivenUp()).toBe(1);
  expect(await theFile()).toMatchObject({ state: "failed", failure: "refused" });
});

test("a link that leads nowhere near Twilio is never asked", async () => {
  await messageWith("https://evil.example/photo.jpg");
  expect(await triesUntilGivenUp()).toBe(1);
  expect(providers.standin.received).toEqual([]);
});

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const vastPicture = Buffer.concat([
  Buffer.from("89504e470d0a1a0a", "hex"),
  ...[uint32(13), Buffer.from("IHDR"), uint32(0xffffffff), uint32(0xffffffff)],
  Buffer.from("080600000000000000", "hex"),
  ...[uint32(0), Buffer.from("IDAT"), uint32(0), uint32(0), Buffer.from("IEND")],
]);
const endlessSound = Buffer.from(readSample("voice").content);
endlessSound.writeBigInt64LE(2n ** 62n, endlessSound.lastIndexOf("OggS") + 6);

test.each([
  ["a picture four billion pixels wide", "image/png", vastPicture],
  ["a sound that lasts for millions of years", "audio/ogg", endlessSound],
])("%s is kept without such measures", async (_, contentType, content) => {
  await ameliaSends({ contentType, content });
  await copyMedia();
  const none = { width: null, height: null, durationMs: null };
  expect(await theFile()).toMatchObject({ state: "stored", contentType, ...none });
});

test("one that can't be written down keeps no other from being copied, and is given up at last", async () => {
  await ameliaSends();
  const broken = {
    by: "alter table attachments add constraint odd check (state <> 'stored') not valid",
    mendedBy: "alter table attachments drop constraint odd",
  };
  await whileBroken(broken, async () => {
    expect(await triesUntilGivenUp()).toBe(36);
    expect(await theFile()).toMatchObject({ state: "failed", failure: "later" });
  });
});

test("a page in place of a photo is no photo", async () => {
  await ameliaSends();
  providers.standin.fault(
    "twilio.media.bytes",
    { type: "html", status: 200 },
    noFetching,
  );
  await copyMedia();
  expect(await theFile()).toMatchObject({ state: "waiting", failure: "wrongType" });
});

test("what calls itself a photo and is none is a file to download, and nothing to show", async () => {
  const content = Buffer.from("MZ this is a program and no photo at all");
  await ameliaSends({ contentType: "image/jpeg", content });
  await copyMedia();
  expect(await theFile()).toMatchObject({ state: "stored", kind: "document" });
  const { headers } = await ask();
  expect(headers.get("content-disposition")).toMatch(/^attachment/);
});

test("an endless file is cut off, and a slow one given up for now", async () => {
  const endless = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "image/jpeg" });
    const timer = setInterval(() => answer.write(Buffer.alloc(64 * 1024)), 1);
    answer.on("close", () => clearInterval(timer));
  });
  await new Promise<void>((listening) => void endless.listen(0, "127.0.0.1", listening));
  const { port } = endless.address() as AddressInfo;
  const wanted = {
    url: "https://mms.twiliocdn.com/AC1/ME1",
    permit: () => ({ headers: {} }),
    standinUrl: `http://127.0.0.1:${port}`,
    into: path.join(tmpdir(), `endless-${port}`),
  };
  const megabyte = { bytes: 1024 * 1024, wholeMs: 20_000 };
  expect(await download({ ...wanted, limits: megabyte })).toEqual({
    ok: false,
    reason: "tooLarge",
  });
  const moment = { wholeMs: 100 };
  expect(await download({ ...wanted, limits: moment })).toEqual({
    ok: false,
    reason: "later",
  });
  await rm(wanted.into);
  endless.closeAllConnections();
  endless.close();
});

test("a file is given to who may see its dialog, whole or in part, and to nobody else", async () => {
  await ameliaSends();
  await copyMedia();
  const whole = await ask();
  expect(Buffer.from(await whole.arrayBuffer()).equals(photo.content)).toBe(true);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    "content-type": "image/jpeg",
    "content-disposition": expect.stringMatching(/^inline; filename="image.jpg"/),
    "content-security-policy": expect.stringContaining("sandbox"),
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  const part = await ask({ range: "bytes=10-19" });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes 10-19/${photo.content.length}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(photo.content.subarray(10, 20));
  const end = await ask({ range: "bytes=-5" });
  expect(Buffer.from(await end.arrayBuffer())).toEqual(photo.content.subarray(-5));
  expect((await ask({ range: "bytes=99999999-" })).status).toBe(416);
  const saved = await ask({}, "?download");
  expect(saved.headers.get("content-disposition")).toMatch(/^attachment/);
  dana = { ...dana, scope: { all: false, accountIds: [] } };
  expect((await ask()).status).toBe(404);
  dana = { ...dana, scope: { all: true } };
});

test("what the patient takes back is deleted, and its address leads nowhere", async () => {
  await ameliaSends();
  await copyMedia();
  const { fileKey } = await theFile();
  const [message] = await database().select().from(messages);
  await keepEvent(providers.whatsapp, {
    type: "unsend",
    accountExternalId: providers.whatsapp.externalId,
    eventKey: `unsend:${message?.externalId}`,
    payload: "{}",
    externalId: message?.externalId ?? "",
    at: new Date(),
  });
  expect((await ask()).status).toBe(404);
  expect(await removeDueFiles()).toBe(1);
  expect(await openFile(String(fileKey))).toBeNull();
  expect(await database().$count(fileRemovals)).toBe(0);
});

test("what the patient takes back just as it was found to be theirs is deleted all the same", async () => {
  await ameliaSends();
  await copyMedia();
  const { fileKey, messageId } = await theFile();
  // Another one is nobody's: it is deleted between the question whose they are and what is written down of it.
  await database()
    .insert(fileRemovals)
    .values({ fileKey: "n".repeat(40) });
  await database()
    .update(fileRemovals)
    .set({ dueAt: new Date(0) });
  const disk = jest.requireActual<typeof import("node:fs/promises")>("node:fs/promises");
  const remove = disk.rm;
  const removing = jest.spyOn(disk, "rm").mockImplementationOnce(async (...asked) => {
    await database().transaction((rows) => letGoOfFiles(rows, [messageId]));
    return remove(...asked);
  });
  expect(await removeDueFiles()).toBe(1);
  removing.mockRestore();
  expect(await removeDueFiles()).toBe(1);
  expect(await openFile(String(fileKey))).toBeNull();
  expect(await database().$count(fileRemovals)).toBe(0);
});

test("the files of a dialog are listed newest first, for who may see it", async () => {
  await ameliaSends();
  await ameliaSends();
  await copyMedia();
  const [message] = await database().select().from(messages);
  const dialogId = message?.dialogId ?? 0;
  const shared = await sharedMedia(dana, { dialogId, of: "person" });
  expect(shared).toMatchObject({ count: 2, next: null });
  const [newest, older] = shared?.files ?? [];
  expect(newest?.id).toBeGreaterThan(older?.id ?? 0);
  const stranger = { ...dana, scope: { all: false as const, accountIds: [] } };
  expect(await sharedMedia(stranger, { dialogId, of: "dialog" })).toBeNull();
});

/** Amelia, and somebody of another number; both files are stored. */
async function twoSendAFileEach() {
  await ameliaSends();
  const identities = [{ kind: "phone" as const, value: "+447700900124" }];
  const file = { kind: "image", contentType: "image/jpeg", fileName: "", url: null };
  await keepEvent(
    providers.whatsapp,
    inbound(providers.whatsapp, {
      peer: { identities, name: "Amelia at work", handle: null },
      attachments: [file as InboundAttachment],
    }),
  );
  await database().update(attachments).set({ fileKey: "kept", state: "stored" });
}

test("nobody's files are listed with somebody else", async () => {
  await twoSendAFileEach();
  for (const { id: dialogId } of await database().select().from(dialogs)) {
    const shared = await sharedMedia(dana, { dialogId, of: "person" });
    expect(shared).toMatchObject({ count: 1, files: [{ dialogId }] });
  }
});

test("the files of somebody of two records are listed together, wherever they came", async () => {
  await twoSendAFileEach();
  const [one, other] = await database().select().from(people).orderBy(people.id);
  const ids = { keptId: one?.id ?? 0, otherId: other?.id ?? 0 };
  expect(await mergePeople(dana, ids)).toMatchObject({ ok: true });
  for (const { id: dialogId } of await database().select().from(dialogs)) {
    const shared = await sharedMedia(dana, { dialogId, of: "person" });
    expect(shared).toMatchObject({ count: 2 });
  }
});
