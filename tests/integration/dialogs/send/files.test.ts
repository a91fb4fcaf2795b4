import { readdirSync, readlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import * as draftFileRoute from "@/app/api/dialogs/[id]/draft/files/[fileId]/route";
import { PUT as putFile } from "@/app/api/local/ingest/route";
import { GET as sharedRoute } from "@/app/api/shared-files/[token]/[name]/route";
import { POST as uploadRoute } from "@/app/api/uploadthing/route";
import {
  attachments,
  dialogs,
  fileRemovals,
  messages,
  outbox,
  people,
  uploads,
} from "@/db/schema";
import { currentStaff, type Staff } from "@/lib/auth/current-staff";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { search } from "@/lib/dialogs/search/search";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { openDialog } from "@/lib/dialogs/thread/open";
import { finishUpload } from "@/lib/files/attach";
import { removeDueFiles } from "@/lib/files/removals";
import { signedLink } from "@/lib/files/signed-link";
import { openFile } from "@/lib/files/store";
import type { UploadAnswer } from "@/lib/files/types";
import { uploadRouter } from "@/lib/files/upload";
import { letGoOfWaiting } from "@/lib/files/waiting";
import { erasePerson } from "@/lib/records/erase-person";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff } from "@/tests/support/factories";
import { clinicNumber, profileId, useProviders } from "@/tests/support/providers";
import { settledCursor } from "@/tests/support/settled-cursor";
import { readSample } from "@/tests/support/standin/samples";
import { problem } from "@/tests/support/standin/twilio/problems";
import { until, untilInLine } from "@/tests/support/waiting";
import { tableAway, whileBroken } from "@/tests/support/while-broken";

jest.mock("next/server", () => jest.requireActual("@/tests/support/routes").nextServer());
jest.mock("@/lib/auth/current-staff", () => ({ currentStaff: jest.fn() }));
jest.mock("@/lib/auth/sessions", () => ({ keepSessionAlive: jest.fn() }));

const database = useDatabase();
const providers = useProviders();
const photo = readSample("photo");
const letter = readSample("letter");
const appUrl = "https://clinic.example";
const amelia = { phone: "+447700900123", profileName: "Amelia Hart" };
let dana: Staff;

beforeAll(async () => {
  dana = await makeStaff({ name: "Dana Whitlock" });
});

beforeEach(async () => {
  await emptyInbox(database());
  jest.mocked(currentStaff).mockResolvedValue(dana);
});

type Chosen = { fileName: string; contentType: string; content: Buffer };

/** Dana's browser asks where to send a file. */
function begin(dialogId: number, { fileName: name, contentType: type, content }: Chosen) {
  const url = `${appUrl}/api/uploadthing?actionType=upload&slug=attachment`;
  const body = JSON.stringify({
    input: { dialogId },
    files: [{ name, type, size: content.length, lastModified: 0 }],
  });
  const headers = {
    "content-type": "application/json",
    origin: appUrl,
    host: "clinic.example",
    "x-uploadthing-version": "7.7.4",
  };
  const request = new NextRequest(url, { method: "POST", body, headers });
  return uploadRoute(request, { params: Promise.resolve({}) });
}

/** And sends it there. */
async function put(address: string, { contentType: type, content }: Chosen, from = 0) {
  const body = new FormData();
  body.append("file", new Blob([Uint8Array.from(content.subarray(from))], { type }));
  const url = new URL(address, appUrl);
  return putFile(
    new Request(url, { method: "PUT", body, headers: { range: `bytes=${from}-` } }),
  );
}

async function upload(dialogId: number, chosen: Chosen): Promise<UploadAnswer> {
  const [{ url }] = await (await begin(dialogId, chosen)).json();
  const answer = await put(url, chosen);
  return (await answer.json()).serverData;
}

async function attach(dialogId: number, chosen: Chosen): Promise<number> {
  const answer = await upload(dialogId, chosen);
  if (!answer.ok) throw new Error(`It was refused: ${answer.reason}.`);
  return answer.file.fileId;
}

/** Amelia has just written, so that Dana may answer; the provider knows it too. */
async function ameliaWrites(): Promise<number> {
  await providers.standin.write({
    from: amelia,
    to: clinicNumber,
    text: "Hello",
    deliver: false,
  });
  return makeDialog(providers.whatsapp);
}

let replies = 0;
const replyIn = (dialogId: number, more: { text?: string; files?: number[] }) => {
  replies += 1;
  const clientId = `00000000-0000-4000-8000-${String(replies).padStart(12, "0")}`;
  return storeReply(dana, { dialogId, clientId, text: "", seenSeq: 99, ...more });
};

const said = () => database().select().from(messages).orderBy(messages.seq);

/** What a provider gets at an address that it was given. */
async function asProvider(link: string, method = "GET") {
  const [token = "", name = ""] = new URL(link).pathname.split("/").slice(-2);
  const params = Promise.resolve({ token, name });
  return sharedRoute(new Request(link, { method }), { params });
}

/** How many stored files this process holds open. */
const openFiles = () =>
  readdirSync("/proc/self/fd").filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes("/files/");
    } catch {
      return false;
    }
  }).length;

describe("attaching", () => {
  test("a photo is kept with its measures, under the name that Dana knows", async () => {
    const dialogId = await ameliaWrites();
    const answer = await upload(dialogId, photo);
    expect(answer).toMatchObject({
      ok: true,
      file: { kind: "image", contentType: "image/jpeg" },
    });
    const [kept] = await database().select().from(uploads);
    expect(kept).toMatchObject({ fileName: "photo.jpg", staffId: dana.id, dialogId });
    expect(kept?.width).toBeGreaterThan(100);
  });

  test.each([
    ["a program called photo.jpg", { ...photo, content: Buffer.from("MZ program") }],
    ["a letter called photo.jpg", { ...photo, content: letter.content }],
  ])("%s is refused once its bytes are there, and not kept", async (_, chosen) => {
    const dialogId = await ameliaWrites();
    expect(await upload(dialogId, chosen)).toEqual({ ok: false, reason: "unlike" });
    expect(await database().$count(uploads)).toBe(0);
  });

  test("what WhatsApp does not take is refused before a byte is sent, with the reason", async () => {
    const dialogId = await ameliaWrites();
    const page = {
      fileName: "page.html",
      contentType: "text/html",
      content: Buffer.from("<p>"),
    };
    const answer = await begin(dialogId, page);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: "type" });
  });

  test("nobody attaches in a dialog that is not theirs to see, or without signing in", async () => {
    const dialogId = await ameliaWrites();
    const stranger = { ...dana, scope: { all: false as const, accountIds: [] } };
    jest.mocked(currentStaff).mockResolvedValue(stranger);
    expect((await begin(dialogId, photo)).status).toBe(400);
    jest.mocked(currentStaff).mockResolvedValue(null);
    expect((await begin(dialogId, photo)).status).toBe(401);
  });

  test("what was sent is found by the names of its files", async () => {
    const dialogId = await ameliaWrites();
    const named = { ...letter, fileName: "Referral to Dr Hale.pdf" };
    await replyIn(dialogId, { files: [await attach(dialogId, named)] });
    const { messages: found } = await search(dana, {
      q: "referral hale",
      account: null,
      channel: null,
    });
    expect(found?.hits).toMatchObject([{ dialogId, reason: "fileName" }]);
  });

  test("a file that comes after its dialog was erased is not kept", async () => {
    const dialogId = await ameliaWrites();
    const [{ url }] = await (await begin(dialogId, photo)).json();
    const [amelia] = await database().select().from(people);
    const { id: personId = 0, name = "" } = amelia ?? {};
    expect(await erasePerson(dana, { personId, name })).toMatchObject({ ok: true });
    const answer = await (await put(url, photo)).json();
    expect(answer.serverData).toEqual({ ok: false, reason: "lost" });
    expect(await openFile(new URL(url, appUrl).searchParams.get("key") ?? "")).toBeNull();
  });

  test("a file of which nobody is told that it came goes with its upload, and what waits to be sent stays", async () => {
    const dialogId = await ameliaWrites();
    await attach(dialogId, photo);
    const [waiting] = await database().select().from(uploads);
    const [{ key }] = await (await begin(dialogId, letter)).json();
    await writeFile(
      path.join(String(process.env.DATA_DIR), "files", key),
      letter.content,
    );
    await database()
      .update(fileRemovals)
      .set({ dueAt: new Date(0) });
    expect(await removeDueFiles()).toBe(1);
    expect(await openFile(key)).toBeNull();
    const file = await openFile(String(waiting?.fileKey));
    expect(file?.bytes).toBe(photo.content.length);
    await file?.body.cancel();
  });

  test("a file that is told of twice, as UploadThing may, waits to be sent all the same", async () => {
    const dialogId = await ameliaWrites();
    const fileId = await attach(dialogId, photo);
    const [upload] = await database().select().from(uploads);
    const again = await finishUpload(fileId, upload?.fileKey ?? "");
    expect(again).toMatchObject({
      ok: true,
      file: { fileId, contentType: "image/jpeg" },
    });
    expect((await replyIn(dialogId, { files: [fileId] })).ok).toBe(true);
  });

  test("so does one that is told of twice in the same moment", async () => {
    const dialogId = await ameliaWrites();
    const fileId = await attach(dialogId, photo);
    const [upload] = await database().select().from(uploads);
    const key = upload?.fileKey ?? "";
    await database().update(uploads).set({ fileKey: null });
    const telling = await database().transaction(async (rows) => {
      await rows.select().from(uploads).for("update");
      const both = [finishUpload(fileId, key), finishUpload(fileId, key)];
      await untilInLine(database(), 2);
      return [Promise.all(both)] as const;
    });
    expect(await telling[0]).toMatchObject([{ ok: true }, { ok: true }]);
    await removeDueFiles();
    const file = await openFile(key);
    expect(file?.bytes).toBe(photo.content.length);
    await file?.body.cancel();
  });

  test("a file that is told of again while the database is away is not deleted", async () => {
    const dialogId = await ameliaWrites();
    const fileId = await attach(dialogId, photo);
    const [upload] = await database().select().from(uploads);
    const key = upload?.fileKey ?? "";
    const { onUploadComplete } = uploadRouter(null).attachment;
    const told = { metadata: { uploadId: fileId }, file: { key } };
    await whileBroken(tableAway("uploads"), () =>
      expect(onUploadComplete(told as never)).rejects.toThrow(),
    );
    const file = await openFile(key);
    expect(file?.bytes).toBe(photo.content.length);
    await file?.body.cancel();
  });

  test("a file that is taken only after its browser was told to try again is there", async () => {
    const dialogId = await ameliaWrites();
    const [{ url, key }] = await (await begin(dialogId, photo)).json();
    const answered = await database().transaction(async (rows) => {
      await rows.select().from(uploads).for("update");
      return put(url, photo);
    });
    expect(answered.status).toBe(503);
    await until(async () => {
      const [upload] = await database().select().from(uploads);
      return upload?.fileKey === key;
    });
    const file = await openFile(key);
    expect(file?.bytes).toBe(photo.content.length);
    await file?.body.cancel();
  }, 20_000);

  test("a file of another length than was said is refused, and another's stays", async () => {
    const dialogId = await ameliaWrites();
    await begin(dialogId, photo);
    const [said] = await database().select().from(uploads);
    const content = Buffer.concat([photo.content, Buffer.from("x")]);
    const longer = await attach(dialogId, { ...photo, content });
    const [kept] = await database().select().from(uploads).where(eq(uploads.id, longer));
    expect(await finishUpload(said?.id ?? 0, String(kept?.fileKey))).toEqual({
      ok: false,
      reason: "unlike",
    });
    expect(await database().select().from(uploads)).toEqual([kept]);
    expect(await openFile(String(kept?.fileKey))).not.toBeNull();
  });

  test("an address is good for an hour, and goes on only where it was", async () => {
    const dialogId = await ameliaWrites();
    const [{ url }] = await (await begin(dialogId, photo)).json();
    expect((await put(url, photo, 5)).status).toBe(416);
    const clock = jest.spyOn(Date, "now").mockReturnValue(Date.now() + 3_700_000);
    expect((await put(url, photo)).status).toBe(403);
    clock.mockRestore();
    expect((await put(url, photo)).status).toBe(200);
  });

  test("an address that was changed, or is no such address, takes nothing", async () => {
    const dialogId = await ameliaWrites();
    const [{ url }] = await (await begin(dialogId, photo)).json();
    expect((await put(url.replace("expires=", "expires=9"), photo)).status).toBe(403);
    expect((await put("/api/local/ingest?key=../../etc/passwd&x=1", photo)).status).toBe(
      404,
    );
    const longer = {
      ...photo,
      content: Buffer.concat([photo.content, Buffer.from("x")]),
    };
    expect((await put(url, longer)).status).toBe(400);
    expect((await put(url, photo)).status).toBe(200);
    expect((await put(url, photo)).status).toBe(409);
  });
});

describe("sending on WhatsApp", () => {
  test("a letter and a photo with words are two messages in order, the words with the photo", async () => {
    const dialogId = await ameliaWrites();
    const files = [await attach(dialogId, letter), await attach(dialogId, photo)];
    expect((await replyIn(dialogId, { text: "Here are both.", files })).ok).toBe(true);
    await deliverDialog(dialogId);
    const sent = providers.standin.sent();
    expect(sent.map(({ body, numMedia }) => [body, numMedia])).toEqual([
      ["", 1],
      ["Here are both.", 1],
    ]);
    const [, first, second] = await said();
    expect([first?.kind, first?.part, second?.kind, second?.part]).toEqual([
      "document",
      0,
      "image",
      1,
    ]);
    expect(first?.clientId).toBe(second?.clientId);
    const link = sent[1]?.mediaUrls[0] ?? "";
    const fetched = await asProvider(link);
    expect(fetched.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await fetched.arrayBuffer()).equals(photo.content)).toBe(true);
    const before = openFiles();
    const described = await asProvider(link, "HEAD");
    expect(described.headers.get("content-length")).toBe(String(photo.content.length));
    expect(described.body).toBeNull();
    await until(() => openFiles() === before);
    expect(
      (await asProvider(link.replace(/\.[\w-]{43}/, `.${"x".repeat(43)}`))).status,
    ).toBe(404);
  });

  test("a file is sent once, by who attached it, where it was attached", async () => {
    const dialogId = await ameliaWrites();
    const files = [await attach(dialogId, photo)];
    const elsewhere = await makeDialog(providers.instagram);
    expect(await replyIn(elsewhere, { files })).toEqual({
      ok: false,
      reason: "filesGone",
    });
    const tomas = await makeStaff();
    const asTomas = {
      dialogId,
      clientId: crypto.randomUUID(),
      text: "",
      files,
      seenSeq: 99,
    };
    expect(await storeReply(tomas, asTomas)).toEqual({ ok: false, reason: "filesGone" });
    expect((await replyIn(dialogId, { files })).ok).toBe(true);
    expect(await replyIn(dialogId, { files })).toEqual({
      ok: false,
      reason: "filesGone",
    });
  });

  test("one that has not arrived, or is named twice, is not sent", async () => {
    const dialogId = await ameliaWrites();
    await begin(dialogId, photo);
    const [underWay] = await database().select().from(uploads);
    const named = await attach(dialogId, letter);
    for (const files of [[underWay?.id ?? 0], [named, named]])
      expect(await replyIn(dialogId, { files })).toEqual({
        ok: false,
        reason: "filesGone",
      });
    expect(await database().$count(outbox)).toBe(0);
  });

  test("its provider fetches it for four hours, and nobody fetches what a patient sent so", async () => {
    const dialogId = await ameliaWrites();
    await replyIn(dialogId, { files: [await attach(dialogId, photo)] });
    const [file] = await database().select().from(attachments);
    const link = () => signedLink(file?.id ?? 0, "photo.jpg");
    const clock = jest.spyOn(Date, "now");
    clock.mockReturnValueOnce(Date.now() - 4 * 3_600_000);
    const old = link();
    clock.mockRestore();
    expect((await asProvider(old)).status).toBe(404);
    expect((await asProvider(link(), "HEAD")).status).toBe(200);
    await database()
      .update(attachments)
      .set({ messageId: sql`(select id from messages where direction = 'inbound')` });
    expect((await asProvider(link(), "HEAD")).status).toBe(404);
  });

  test("one part that fails does not hold up the next, can't look done, and is sent again by Retry", async () => {
    const dialogId = await ameliaWrites();
    const files = [await attach(dialogId, letter)];
    const answer = problem(400, 63010, "Channel fault");
    providers.standin.fault("twilio.messages.create", { type: "answer", answer });
    await replyIn(dialogId, { text: "As promised.", files });
    await deliverDialog(dialogId);
    const [, file, words] = await said();
    expect([file?.status, words?.status]).toEqual(["failed", "queued"]);
    const [dialog] = await database().select().from(dialogs);
    expect(dialog?.undelivered).toBe(true);
    const again = {
      messageId: file?.id ?? 0,
      clientId: crypto.randomUUID(),
      seenSeq: 99,
    };
    expect((await retryMessage(dana, again)).ok).toBe(true);
    await deliverDialog(dialogId);
    expect(providers.standin.sent().at(-1)).toMatchObject({ body: "", numMedia: 1 });
    const [after] = await database().select().from(dialogs);
    expect(after?.undelivered).toBe(false);
    expect(await database().$count(attachments)).toBe(2);
  });
});

describe("what Dana has attached and not sent", () => {
  const begun = async (member: Staff, dialogId: number) =>
    (await openDialog(member, dialogId))?.draft?.files ?? [];

  /** Her browser asks for a file of what she has begun, or lets go of it. */
  function ask(method: "GET" | "DELETE", dialogId: number, fileId: number) {
    const url = `${appUrl}/api/dialogs/${dialogId}/draft/files/${fileId}`;
    const headers = {
      "content-type": "application/json",
      origin: appUrl,
      host: "clinic.example",
    };
    const params = Promise.resolve({ id: `${dialogId}`, fileId: `${fileId}` });
    const door = method === "GET" ? draftFileRoute.GET : draftFileRoute.DELETE;
    return door(new NextRequest(url, { method, headers }), { params });
  }

  test("stands with her words when she opens the dialog again, and in her list, and nobody else's", async () => {
    const dialogId = await ameliaWrites();
    const ids = [await attach(dialogId, photo), await attach(dialogId, letter)];
    const tomas = await makeStaff();
    expect(await begun(tomas, dialogId)).toEqual([]);
    const [first, second] = await begun(dana, dialogId);
    expect(first).toMatchObject({ fileId: ids[0], fileName: "photo.jpg", kind: "image" });
    expect(second).toMatchObject({ fileId: ids[1], kind: "document", previewUrl: null });
    expect(first?.previewUrl).toBe(`/api/dialogs/${dialogId}/draft/files/${ids[0]}`);
    const { rows } = await listDialogs(dana, { tab: "active" });
    expect(rows[0]?.draft).toBe("photo.jpg");
    expect((await listDialogs(tomas, { tab: "active" })).rows[0]?.draft).toBeNull();
  });

  test("is shown to her alone, goes when it is sent, and its message keeps it", async () => {
    const dialogId = await ameliaWrites();
    const fileId = await attach(dialogId, photo);
    const shown = await ask("GET", dialogId, fileId);
    expect(Buffer.from(await shown.arrayBuffer()).equals(photo.content)).toBe(true);
    expect(shown.headers.get("content-security-policy")).toContain("sandbox");
    jest.mocked(currentStaff).mockResolvedValue(await makeStaff());
    expect((await ask("GET", dialogId, fileId)).status).toBe(404);
    expect((await ask("DELETE", dialogId, fileId)).status).toBe(204);
    jest.mocked(currentStaff).mockResolvedValue(dana);
    expect((await ask("GET", dialogId, fileId)).status).toBe(200);
    expect((await replyIn(dialogId, { files: [fileId] })).ok).toBe(true);
    expect(await begun(dana, dialogId)).toEqual([]);
    expect((await ask("GET", dialogId, fileId)).status).toBe(404);
    expect(await removeDueFiles()).toBe(0);
  });

  test("is not sent where she takes it out at the same moment", async () => {
    const dialogId = await ameliaWrites();
    const fileId = await attach(dialogId, photo);
    const [sent] = await database().transaction(async (rows) => {
      await letGoOfWaiting(rows, { staffId: dana.id, dialogId }, fileId);
      const sending = replyIn(dialogId, { files: [fileId] });
      await untilInLine(database(), 1);
      return [sending];
    });
    expect(await sent).toEqual({ ok: false, reason: "filesGone" });
  });

  test("is let go of when she takes it out, and her other screens hear of it", async () => {
    const dialogId = await ameliaWrites();
    const fileId = await attach(dialogId, photo);
    const [upload] = await database().select().from(uploads);
    const cursor = await settledCursor(dana);
    expect((await ask("DELETE", dialogId, fileId)).status).toBe(204);
    expect(await begun(dana, dialogId)).toEqual([]);
    const news = await changesSince(dana, { cursor, open: dialogId });
    expect(news).toMatchObject({ open: { dialogId, draft: null } });
    expect(await removeDueFiles()).toBe(1);
    expect(await openFile(String(upload?.fileKey))).toBeNull();
    expect((await ask("DELETE", dialogId, fileId)).status).toBe(204);
  });

  test("waits for a month; an upload that never arrived is forgotten after two days", async () => {
    const dialogId = await ameliaWrites();
    await attach(dialogId, photo);
    await begin(dialogId, letter);
    const aged = (days: number) =>
      database()
        .update(uploads)
        .set({ createdAt: new Date(Date.now() - days * 24 * 3_600_000) });
    await aged(3);
    await removeDueFiles();
    expect(await database().select().from(uploads)).toMatchObject([
      { fileName: "photo.jpg" },
    ]);
    await aged(31);
    expect(await removeDueFiles()).toBe(1);
    expect(await begun(dana, dialogId)).toEqual([]);
  });
});

describe("on Instagram", () => {
  const arrivals = async () => (await said()).slice(1).map(({ status }) => status);

  test("the photo goes first and its words after it", async () => {
    await answerWithPhoto();
    const created = providers.standin.received.filter(
      ({ kind }) => kind === "instagram.messages.create",
    );
    expect(created.map(({ json }) => (json as { message: object }).message)).toEqual([
      {
        attachment: {
          type: "image",
          payload: { url: expect.stringContaining("/api/shared-files/") },
        },
      },
      { text: "Here it is." },
    ]);
    const states = await database().select({ state: outbox.state }).from(outbox);
    expect(states.map(({ state }) => state)).toEqual(["sent", "sent"]);
  });

  test("who has seen the photo has not seen its words yet", async () => {
    const peer = await answerWithPhoto();
    const [, photoSent, wordsSent] = await said();
    const seen = (externalId: string) => ({
      type: "seen" as const,
      ...{ accountExternalId: profileId, payload: "{}", eventKey: `seen:${externalId}` },
      ...{ externalId, peer, at: new Date() },
    });
    await keepEvent(providers.instagram, seen(String(photoSent?.externalId)));
    expect(await arrivals()).toEqual(["read", "sent"]);
    await keepEvent(providers.instagram, seen(String(wordsSent?.externalId)));
    expect(await arrivals()).toEqual(["read", "read"]);
  });

  /** Sam is answered with a photo and a few words; answers with who Sam is. */
  async function answerWithPhoto() {
    const { standin } = providers;
    // What is not the product's own, this Instagram takes unseen.
    standin.aim({
      appUrl: "https://elsewhere.example",
      deliverTo: "http://127.0.0.1:9",
    });
    const { igsid } = await standin.instagram.write({
      account: profileId,
      from: { username: "sam.rivera", name: "Sam Rivera" },
      text: "Hello",
      deliver: false,
    });
    const peer = {
      identities: [{ kind: "igsid" as const, value: igsid }],
      name: "Sam",
      handle: null,
    };
    const dialogId = await makeDialog(providers.instagram, { peer, at: new Date() });
    const files = [await attach(dialogId, photo)];
    await replyIn(dialogId, { text: "Here it is.", files });
    await deliverDialog(dialogId);
    return peer;
  }
});
