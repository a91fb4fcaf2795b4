import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { GET as searchDialogRoute } from "@/app/api/dialogs/[id]/search/route";
import { GET as searchRoute } from "@/app/api/dialogs/search/route";
import {
  attachments,
  contactPeople,
  contacts,
  messages,
  notes,
  people,
} from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { addNote } from "@/lib/dialogs/actions/notes";
import { SearchInput } from "@/lib/dialogs/input";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { refold } from "@/lib/dialogs/search/refold";
import { search } from "@/lib/dialogs/search/search";
import { searchDialog } from "@/lib/dialogs/search/search-dialog";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { climb } from "@/lib/dialogs/send/settle";
import { openDialog } from "@/lib/dialogs/thread/open";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { allowErasing, forgetMessages } from "@/lib/records/forget-messages";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff, seenAll } from "@/tests/support/factories";
import { told } from "@/tests/support/marked";
import { personNamed, standBehind } from "@/tests/support/people";

const database = useDatabase();
type Account = Awaited<ReturnType<typeof makeSender>>;
let clinic: Account;
let east: Account;
let dana: Staff;
let priya: Staff;

beforeAll(async () => {
  clinic = await makeSender("+447700900100");
  east = await makeSender("+447700900101");
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const scope = { all: false as const, accountIds: [east.id] };
  priya = await makeStaff({ name: "Priya Anand", scope });
});

beforeEach(() => emptyInbox(database()));

const ask = (q: string, staff = dana, more = {}) =>
  search(staff, { q, account: null, channel: null, ...more });
async function messagesFor(q: string, staff = dana) {
  const { messages: found } = await ask(q, staff);
  return found?.hits.map(({ snippet }) => told(snippet)) ?? [];
}
async function peopleFor(q: string, staff = dana) {
  const { people: found } = await ask(q, staff);
  return found?.hits.map(({ name, reason }) => `${told(name)}: ${reason}`) ?? [];
}

let phones = 100;
const writes = (
  name: string | null,
  text = "Hello",
  more: object = {},
  account = clinic,
) => {
  phones += 1;
  const peer = {
    identities: [{ kind: "phone" as const, value: `+447700900${phones}` }],
    name,
    handle: null,
  };
  return makeDialog(account, { peer, text, ...more });
};

describe("messages are found", () => {
  test.each([
    ["tuesday", "May I come on Tuesday?", "May I come on [Tuesday]?"],
    ["uesd", "May I come on Tuesday?", "May I come on T[uesd]ay?"],
    ["tuesday come", "May I come on Tuesday?", "May I [come] on [Tuesday]?"],
    ["VISITE", "Après la visité", "Après la [visité]"],
    ["прием", "Запишите на приём", "Запишите на [приём]"],
    ["سياره", "أين موقف السيّارة؟", "أين موقف ال[سيّارة]؟"],
    ["保険", "保険証の写真を送ります", "[保険]証の写真を送ります"],
    ["ﾊﾟｽﾎﾟｰﾄ", "パスポートも要りますか", "[パスポート]も要りますか"],
    ["예약", "예약을 바꾸고 싶어요", "[예약]을 바꾸고 싶어요"],
    ["lukasz", "From Łukasz, with thanks", "From [Łukasz], with thanks"],
    ["100%", "It hurts 100% of the time", "It hurts [100%] of the time"],
    ["٠٧٧٠٠", "Call 07700 900123", "Call [07700] 900123"],
  ])("%s in “%s”", async (q, text, marked) => {
    await writes("Ruth Okafor", text);
    await writes("Yousef Haddad", "Something else");
    expect(await messagesFor(q)).toEqual([marked]);
  });

  test.each(["%", "_", "\\", "tuesday_", "tues%day", '"come tuesday"', "wednesday"])(
    "%s is looked for as it is written, and found nowhere",
    async (q) => {
      await writes("Ruth Okafor", "May I come on Tuesday?");
      expect(await messagesFor(q)).toEqual([]);
    },
  );

  test("by caption, name of a file and internal note, and each says which", async () => {
    const file = { contentType: "application/pdf", url: "https://example.org/f" };
    const image = { kind: "image" as const, fileName: "", ...file };
    await writes("Ruth Okafor", "Card of Ben Okafor", {
      kind: "image",
      attachments: [image],
    });
    const pdf = { kind: "document" as const, fileName: "okafor-ada.pdf", ...file };
    await writes("Ruth Okafor", "", { kind: "document", attachments: [pdf] });
    const id = await writes("Sam Tully", "Hello");
    const clientId = "6a4d26bc-0f9c-4f5c-9a51-1b3a1a1a1a1a";
    await addNote(dana, { dialogId: id, clientId, text: "Same school as the Okafors" });
    const { messages: found } = await ask("okafor");
    const hits = found?.hits ?? [];
    expect(hits.map(({ reason, snippet }) => [reason, told(snippet)])).toEqual([
      ["note", "Same school as the [Okafor]s"],
      ["fileName", "[okafor]-ada.pdf"],
      ["caption", "Card of Ben [Okafor]"],
    ]);
    const [greeting] = (await openDialog(dana, id))?.messages ?? [];
    const [note] = await database().select().from(notes);
    expect(hits[0]).toMatchObject({
      dialogId: id,
      messageId: greeting?.id,
      noteId: note?.id,
    });
  });

  test("each says who spoke, and whether what the clinic said did not arrive", async () => {
    const id = await writes("Kenji Morita", "Is my card on file?");
    const text = "Your card is on file";
    const clientId = "6a4d26bc-0f9c-4f5c-9a51-1b3a1a1a1a1a";
    await storeReply(dana, { dialogId: id, clientId, text, seenSeq: seenAll });
    await addNote(priya, {
      dialogId: await writes("Sam Tully", "Hello", {}, east),
      clientId,
      text: "A new card",
    });
    const said = { origin: "staff", author: "Dana Whitlock", isOwn: true };
    const noted = { origin: "staff", author: "Priya Anand", isOwn: false };
    const spoken = { undelivered: false };
    expect((await ask("card")).messages?.hits).toMatchObject([
      { speaker: noted, ...spoken },
      { speaker: said, ...spoken },
      { speaker: null, ...spoken },
    ]);
    const messageId = await database().transaction(async (rows) => {
      const [sent] = await rows.select().from(messages).where(eq(messages.text, text));
      await climb(rows, sent?.id ?? 0, { status: "failed", errorCode: "63010" });
      return sent?.id ?? 0;
    });
    expect((await ask("your card")).messages?.hits).toMatchObject([
      { speaker: said, undelivered: true },
    ]);
    await retryMessage(dana, { messageId, clientId: randomUUID(), seenSeq: seenAll });
    expect((await ask("your card")).messages?.hits).toMatchObject([spoken, spoken]);
  });

  test("a note of a dialog whose messages are gone leads to itself, and is marked there", async () => {
    const id = await writes("Sam Tully", "Hello");
    const clientId = "6a4d26bc-0f9c-4f5c-9a51-1b3a1a1a1a1a";
    await addNote(dana, { dialogId: id, clientId, text: "Same school as the Okafors" });
    await database().transaction(async (rows) => {
      await allowErasing(rows);
      const gone = await rows.select({ id: messages.id }).from(messages);
      await forgetMessages(
        rows,
        gone.map((one) => one.id),
      );
    });
    const [note] = await database().select().from(notes);
    const led = { dialogId: id, messageId: null, noteId: note?.id };
    expect((await ask("okafors")).messages?.hits).toMatchObject([led]);
    expect((await openDialog(dana, id))?.beside).toMatchObject([
      { id: `note-${note?.id}`, text: "Same school as the Okafors" },
    ]);
    expect(await searchDialog(dana, { id, q: "okafors" })).toEqual({
      hits: [
        {
          messageId: null,
          marks: [],
          notes: [{ id: note?.id, marks: [{ from: 19, to: 26 }] }],
        },
      ],
    });
  });

  test("in both tabs, and a closed dialog says that it is one", async () => {
    const id = await writes("Ruth Okafor", "The invoice, please");
    await closeDialog(dana, id);
    expect((await ask("invoice")).messages?.hits).toMatchObject([
      { name: "Ruth Okafor", closed: true, account: { label: "Northgate Clinic" } },
    ]);
  });

  test("by their newest words only, and no more once they were taken back", async () => {
    const peer = {
      identities: [{ kind: "phone" as const, value: "+447700900055" }],
      name: "Marta",
      handle: null,
    };
    await makeDialog(clinic, { peer, externalId: "m1", text: "Tuesday at nine" });
    const happens = {
      accountExternalId: clinic.externalId,
      payload: "{}",
      peer,
      at: new Date(),
      externalId: "m1",
    };
    await keepEvent(clinic, {
      ...happens,
      type: "edit",
      eventKey: "edit:m1:1",
      number: 1,
      text: "Friday at ten",
    });
    expect(await messagesFor("tuesday")).toEqual([]);
    expect(await messagesFor("friday")).toEqual(["[Friday] at ten"]);
    await keepEvent(clinic, { ...happens, type: "unsend", eventKey: "unsend:m1" });
    expect(await messagesFor("friday")).toEqual([]);
  });

  test("page by page, newest first, without a gap and without one twice", async () => {
    const id = await writes("Ruth Okafor", "first");
    await database().execute(sql`
      insert into messages (dialog_id, account_id, contact_id, identity_id, direction, origin, kind, text,
        search_text, at, order_key, seq, inbound_no)
      select dialog_id, account_id, contact_id, identity_id, direction, origin, kind, 'invoice ' || n,
        'invoice ' || n, at + n * interval '1 minute', 'k' || n, seq + n, inbound_no + n
      from messages, generate_series(1, 75) n where dialog_id = ${id}`);
    const seen: string[] = [];
    let next: string | null | undefined;
    do {
      const more = next ? { messages: next } : {};
      const { people: foundPeople, messages: page } = await ask("invoice", dana, more);
      expect(foundPeople === null).toBe(next !== undefined);
      seen.push(...(page?.hits.map(({ snippet }) => told(snippet)) ?? []));
      next = page?.next;
    } while (next);
    expect(seen).toEqual(
      Array.from({ length: 75 }, (_, index) => `[invoice] ${75 - index}`),
    );
  });

  test("a long one by the stretch in which the words stand", async () => {
    await writes(
      "Ruth Okafor",
      `${"before ".repeat(40)}the needle here${" after".repeat(40)}`,
    );
    const [snippet] = await messagesFor("needle");
    expect(snippet).toMatch(/^…before .*the \[needle\] here after.*after…$/);
    expect(snippet?.length).toBeLessThan(130);
  });
});

describe("people are found", () => {
  test.each([
    ["okafor", "Ruth [Okafor]: name"],
    ["OKAFOR ruth", "[Ruth] [Okafor]: name"],
    ["oka", "Ruth [Oka]for: name"],
    ["okafer", "Ruth [Okafor]: similar"],
    ["okfaor", "Ruth [Okafor]: similar"],
    ["ruth okafr", "[Ruth] [Okafor]: similar"],
  ])("by name: %s", async (q, found) => {
    await writes("Ruth Okafor");
    await writes("Yousef Haddad");
    expect(await peopleFor(q)).toEqual([found]);
  });

  test.each([
    "+44 7700 900417",
    "07700 900417",
    "0044 7700 900417",
    "+44 (0)7700 900417",
    "900-417",
    "417",
    "\u202a+447700900417\u202c",
  ])("by phone, however it is written: %s", async (q) => {
    const identities = [{ kind: "phone" as const, value: "+447700900417" }];
    await makeDialog(clinic, { peer: { identities, name: "Ruth Okafor", handle: null } });
    await writes("Yousef Haddad");
    expect(await peopleFor(q)).toEqual(["Ruth Okafor: phone"]);
  });

  test("by the name and handle that the channel tells, and by merged records", async () => {
    const id = await writes("dan");
    await database()
      .update(people)
      .set({ name: "Daniel Okafor", searchText: "daniel okafor" });
    await database()
      .update(contacts)
      .set({ handle: "dan.oka", searchText: "dan dan.oka" });
    const [daniel] = await database().select().from(people);
    await database().insert(people).values({
      name: "D. Achebe",
      searchText: "d. achebe",
      mergedIntoId: daniel?.id,
    });
    const found = async (q: string) => (await ask(q)).people?.hits ?? [];
    expect(await found("@dan.oka")).toMatchObject([
      { reason: "handle", dialogs: [{ id }] },
    ]);
    const [byFormer] = await found("achebe");
    expect(byFormer).toMatchObject({ reason: "formerName", personId: daniel?.id });
    expect(told(byFormer?.other ?? [])).toBe("D. [Achebe]");
  });

  test("the exact ones first, those spelt nearly so after them", async () => {
    await writes("Daniel Okafer");
    await writes("Ruth Okafor");
    expect(await peopleFor("okafor")).toEqual([
      "Ruth [Okafor]: name",
      "Daniel [Okafer]: similar",
    ]);
  });

  test("page by page, each once, those spelt nearly so behind the last exact one", async () => {
    const named = (name: string) => ({ name, searchText: name.toLowerCase() });
    const exact = Array.from({ length: 25 }, (_, one) => `Okafor ${one}`);
    await database()
      .insert(people)
      .values([named("Daniel Okafer"), ...exact.map(named)]);
    // Known by the very word through a contact, and by a name that is spelt nearly so.
    await writes("Okafor of Kano");
    await database()
      .update(people)
      .set(named("Ruth Okafir"))
      .where(eq(people.name, "Okafor of Kano"));
    const first = (await ask("okafor")).people;
    const second = (await ask("okafor", dana, { people: first?.next })).people;
    const names = [first, second].flatMap((page) =>
      (page?.hits ?? []).map(({ name }) => name.map(({ text }) => text).join("")),
    );
    expect(names).toEqual(["Ruth Okafir", ...exact.toReversed(), "Daniel Okafer"]);
  });

  test("however many are spelt nearly so, page by page, each once", async () => {
    const named = (name: string) => ({ name, searchText: name.toLowerCase() });
    const alike = Array.from({ length: 43 }, (_, one) => `Okafer ${one}`);
    await database()
      .insert(people)
      .values([named("Ruth Okafor"), ...alike.map(named)]);
    const names: string[] = [];
    for (let next: string | null | undefined; next !== null; ) {
      const page = (await ask("okafor", dana, next ? { people: next } : {})).people;
      for (const { name } of page?.hits ?? [])
        names.push(name.map(({ text }) => text).join(""));
      next = page?.next ?? null;
    }
    expect(names).toEqual(["Ruth Okafor", ...alike.toReversed()]);
  });

  test("a contact whom nobody is behind, too", async () => {
    const id = await writes("Noor van Dael");
    await database().update(contactPeople).set({ unlinkedAt: new Date() });
    await database().delete(people).where(eq(people.name, "nobody"));
    const hits = (await ask("noor")).people?.hits ?? [];
    expect(hits).toMatchObject([
      { kind: "lead", dialogs: [] },
      { kind: "contact", personId: null, dialogs: [{ id }] },
    ]);
  });

  test("however many contacts nobody is behind, page by page, each once, after everybody on the books", async () => {
    const unlinked = Array.from({ length: 43 }, (_, one) => `Noor ${one}`);
    for (const name of unlinked) await writes(name);
    await database().update(contactPeople).set({ unlinkedAt: new Date() });
    await database().update(people).set({ name: "Sam Tully", searchText: "sam tully" });
    const named = (name: string) => ({ name, searchText: name.toLowerCase() });
    const exact = Array.from({ length: 21 }, (_, one) => `Noor Tully ${one}`);
    await database().insert(people).values(exact.map(named));
    const names: string[] = [];
    for (let next: string | null | undefined; next !== null; ) {
      const page = (await ask("noor", dana, next ? { people: next } : {})).people;
      for (const { name } of page?.hits ?? [])
        names.push(name.map(({ text }) => text).join(""));
      next = page?.next ?? null;
    }
    expect(names).toEqual([...exact.toReversed(), ...unlinked.toReversed()]);
  });

  test("within an account or a channel page by page, whoever else bears the name", async () => {
    await writes("Amara Okafor", "Hello", {}, east);
    await writes("Daniel Okafer", "Hello", {}, east);
    for (let one = 0; one < 21; one += 1) await writes(`Okafor ${one}`);
    const within = async (more: object) =>
      ((await ask("okafor", dana, more)).people?.hits ?? []).map(({ name }) =>
        told(name),
      );
    expect(await within({ account: east.id })).toEqual([
      "Amara [Okafor]",
      "Daniel [Okafer]",
    ]);
    expect(await within({ channel: "instagram" })).toEqual([]);
    await database().update(contactPeople).set({ unlinkedAt: new Date() });
    expect(await within({ account: east.id })).toEqual(["Amara [Okafor]"]);
  });

  test("within an account with their dialog there, and not with their latest one elsewhere", async () => {
    const there = await writes("Ruth Okafor", "Hello", {}, east);
    const elsewhere = await writes("Ruth Okafor");
    const [ruth] = await database().select().from(people).orderBy(people.id);
    await database().update(contactPeople).set({ personId: ruth?.id });
    const within = async (more: object) =>
      (await ask("ruth", dana, more)).people?.hits
        .find(({ personId }) => personId === ruth?.id)
        ?.dialogs.map(({ id }) => id);
    expect(await within({})).toEqual([elsewhere, there]);
    expect(await within({ account: east.id })).toEqual([there]);
  });

  test("who is archived, by whom a dialog is found", async () => {
    const id = await writes("Ruth Okafor");
    await database()
      .insert(people)
      .values({ name: "Daniel Okafor", searchText: "daniel okafor" });
    await database().update(people).set({ archivedAt: new Date() });
    expect((await ask("okafor")).people?.hits).toMatchObject([{ dialogs: [{ id }] }]);
  });

  test("by one letter where a name begins with it", async () => {
    await writes("Ed Lin");
    await writes("Ruth Okafor");
    expect(await peopleFor("li")).toEqual(["Ed [Li]n: name"]);
  });
});

describe("Priya, who sees Northgate East only,", () => {
  test("finds neither people nor messages of the other account", async () => {
    const hidden = await writes("Ruth Okafor", "the secret word");
    await writes("Noor van Dael", "another word", {}, east);
    expect(await messagesFor("word", priya)).toEqual(["another [word]"]);
    expect(await peopleFor("ruth", priya)).toEqual([]);
    expect(await peopleFor("ruht", priya)).toEqual([]);
    expect(await searchDialog(priya, { id: hidden, q: "word" })).toBeNull();
  });

  test("is told nothing of what somebody is called on the other account", async () => {
    const writesFrom = (account: Account, name: string, handle: string | null) =>
      makeDialog(account, {
        peer: {
          identities: [{ kind: "userId", value: `GB.${account.id}` }],
          name,
          handle,
        },
      });
    const elsewhere = await writesFrom(clinic, "Okafer", "nena.k");
    await writesFrom(east, "Elena Okafor", null);
    const [lead, elena] = await Promise.all(["Okafer", "Elena Okafor"].map(personNamed));
    await standBehind(elsewhere, elena ?? 0);
    await unlinkContact(dana, { dialogId: elsewhere, personId: lead ?? 0 });
    const addressFor = async (staff: Staff) => {
      const [hit] = (await ask("elena", staff)).people?.hits ?? [];
      return told(hit?.address ?? []);
    };
    expect(await addressFor(dana)).toBe("@nena.k");
    expect(await addressFor(priya)).toBe("");
    const byContact = ["Elena Okafor: contactName", "[Okafer]: name"];
    expect(await peopleFor("okafer")).toEqual(byContact);
    const nearly = ["[Okafer]: name", "Elena [Okafor]: similar"];
    expect(await peopleFor("okafer", priya)).toEqual(nearly);
  });
});

test("within a dialog every message that has the words, or a note beside it that has them, is told, oldest first, with where they stand", async () => {
  const peer = {
    identities: [{ kind: "phone" as const, value: "+447700900088" }],
    name: "Ruth",
    handle: null,
  };
  const id = await makeDialog(clinic, { peer, text: "An invoice" });
  await makeDialog(clinic, { peer, text: "Hello" });
  await makeDialog(clinic, { peer, text: "Invoice, INVOICE!" });
  const stored = await database().select().from(messages).orderBy(messages.seq);
  const clientId = "6a4d26bc-0f9c-4f5c-9a51-1b3a1a1a1a1b";
  const noted = await addNote(dana, {
    dialogId: id,
    clientId,
    text: "The invoice is sent",
  });
  const [note] = await database().select().from(notes);
  expect(noted.ok).toBe(true);
  expect(await searchDialog(dana, { id, q: "invoice" })).toEqual({
    hits: [
      { messageId: stored[0]?.id, marks: [{ from: 3, to: 10 }], notes: [] },
      {
        messageId: stored[2]?.id,
        marks: [
          { from: 0, to: 7 },
          { from: 9, to: 16 },
        ],
        notes: [{ id: note?.id, marks: [{ from: 4, to: 11 }] }],
      },
    ],
  });
});

test("what an older version folded is folded anew, once, and found", async () => {
  await writes("Łukasz Nowak", "From Łódź");
  await database().update(messages).set({ searchText: "from łodz" });
  await database().update(people).set({ searchText: "łukasz nowak" });
  await database().execute(sql`delete from foldings`);
  expect(await messagesFor("lodz")).toEqual([]);
  expect(await refold()).toBeGreaterThan(0);
  expect(await refold()).toBe(0);
  expect(await messagesFor("lodz")).toEqual(["From [Łódź]"]);
  expect(await peopleFor("lukasz")).toEqual(["[Łukasz] Nowak: name"]);
  expect(await database().$count(attachments)).toBe(0);
});

describe("the doors", () => {
  test("turn strangers away", async () => {
    const asked = new NextRequest("http://localhost/api/dialogs/search?q=x");
    const context = { params: Promise.resolve({ id: "1" }) };
    expect((await searchRoute(asked, { params: Promise.resolve({}) })).status).toBe(401);
    expect((await searchDialogRoute(asked, context)).status).toBe(401);
  });

  test.each([
    [{ q: "a\0b\ud800" }, { q: "ab\ufffd" }],
    [{ q: "x".repeat(500) }, { q: "x".repeat(200) }],
    [{ q: ["a", "b"] }, { q: "" }],
    [
      { q: "a", account: "nonsense", channel: "fax" },
      { account: null, channel: null },
    ],
  ])("make sense of %j", (said, understood) => {
    expect(SearchInput.parse(said)).toMatchObject(understood);
  });

  test.each([
    "nonsense",
    "2026-13-99_message_1",
    "+275760-09-13T00:00:00.000Z_message_1",
    "2026-01-01_fax_1",
    "__",
  ])("begin at the top where a page makes no sense: %s", async (page) => {
    await writes("Ruth Okafor", "hello there");
    const { messages: found } = await ask("hello", dana, { messages: page });
    expect(found?.hits).toHaveLength(1);
  });
});

test("a search takes no more statements than it has hits to show", async () => {
  const counted = countStatements();
  await writes("Ruth Okafor", "hello there");
  counted.begin();
  await ask("hello");
  expect(counted.end()).toBeLessThanOrEqual(14);
});

/** Counts what the pool is asked, whoever asks. */
function countStatements() {
  const pool = database().$client;
  let count = 0;
  const spy = jest.spyOn(pool, "query");
  return {
    begin() {
      count = spy.mock.calls.length;
    },
    end() {
      const asked = spy.mock.calls.length - count;
      spy.mockRestore();
      return asked;
    },
  };
}
