import { eq, sql } from "drizzle-orm";
import { foldings, messages, notes } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { addNote, withdrawNote } from "@/lib/dialogs/actions/notes";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { gatherWords } from "@/lib/dialogs/search/said-words";
import { search } from "@/lib/dialogs/search/search";
import { searchDialog } from "@/lib/dialogs/search/search-dialog";
import { unsaidOf } from "@/lib/dialogs/search/typo-corrections";
import { allowErasing, forgetMessages } from "@/lib/records/forget-messages";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { told } from "@/tests/support/marked";

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

async function find(q: string, staff = dana, more = {}) {
  const { messages: found } = await search(staff, {
    q,
    account: null,
    channel: null,
    ...more,
  });
  return found ?? { hits: [], next: null };
}

async function messagesFor(q: string, staff = dana) {
  const { hits } = await find(q, staff);
  return hits.map(({ snippet, similar }) => `${similar ? "~ " : ""}${told(snippet)}`);
}

let phones = 100;
function writes(text: string, more: object = {}, account = clinic, name = "Ruth Okafor") {
  phones += 1;
  const peer = {
    identities: [{ kind: "phone" as const, value: `+447700900${phones}` }],
    name,
    handle: null,
  };
  return makeDialog(account, { peer, text, ...more });
}

/** A while later, when the sweep has been there. */
async function later() {
  const ago = sql`now() - interval '2 minutes'`;
  await database().update(messages).set({ receivedAt: ago });
  await database().update(notes).set({ writtenAt: ago });
  while ((await gatherWords()) > 0);
}

const saidWords = async (): Promise<string[]> => {
  const { rows } = await database().execute<{ word: string }>(
    sql`select word from said_words order by word`,
  );
  return rows.map(({ word }) => word);
};

const image = {
  kind: "image" as const,
  contentType: "image/png",
  url: "https://example.org/f",
};

test("while the words of a long history are still to be gathered, nobody knows what was never said", async () => {
  await writes("May I move my appointment?");
  await later();
  expect(await messagesFor("apointment")).toHaveLength(1);
  const ids = sql`pg_get_serial_sequence('messages', 'id')`;
  await database().execute(sql`select setval(${ids}, nextval(${ids}) + 60000)`);
  await writes("My apointment is on Monday.");
  expect(await unsaidOf(["apointment", "appointment"])).toEqual([]);
  await later();
  expect(await unsaidOf(["apointmant", "appointment"])).toEqual(["apointmant"]);
});

describe("a typo is forgiven where no text has the very words", () => {
  test.each([
    ["apointment", "About my appointment", "~ About my [appointment]"],
    ["appointmnet", "About my appointment", "~ About my [appointment]"],
    ["apoitnment", "About my appointment", "~ About my [appointment]"],
    ["apointm", "About my appointment", "~ About my [appointm]ent"],
    ["hurst", "It hurts at night", "~ It [hurt]s at night"],
    ["tomorow invoice", "The invoice, tomorrow?", "~ The [invoice], [tomorrow]?"],
    ["запсь", "Моя запись на вторник", "~ Моя [запись] на вторник"],
    ["прийём", "Запишите на приём", "~ Запишите на [приём]"],
    ["revicion", "Una revisión, por favor", "~ Una [revisión], por favor"],
    ["السياره", "أين موقف السيارات؟", "~ أين موقف [السيار]ات؟"],
  ])("%s in “%s”", async (q, text, marked) => {
    await writes(text);
    await writes("Something else");
    await later();
    expect(await messagesFor(q)).toEqual([marked]);
  });

  test.each([
    // Digits, short words and signs stand for themselves.
    ["0800", "Room 0700"],
    ["tet", "A test"],
    ["инн", "Мой ИНЖ"],
    ["保健証", "保険証の写真"],
    // What stands in quotation marks is meant to the letter.
    ['"my apointment"', "About my appointment"],
    // Another word than that.
    ["wednesday", "On Tuesday"],
    ["wasp", "The gasp"],
  ])("%s finds nothing in “%s”", async (q, text) => {
    await writes(text);
    await later();
    expect(await messagesFor(q)).toEqual([]);
  });

  test("not where some text has them, nor where each is said somewhere", async () => {
    await writes("My apointment");
    await writes("My appointment");
    await writes("The invoices");
    await later();
    expect(await messagesFor("apointment")).toEqual(["My [apointment]"]);
    expect(await messagesFor("apointment invoices")).toEqual([]);
  });

  test("not where it is somebody's name", async () => {
    await writes("Hello", {}, clinic, "Ann Harte");
    await writes("My heart");
    await writes("In the hart");
    await later();
    expect(await messagesFor("harte")).toEqual([]);
    expect(await messagesFor("hartw")).toEqual(["~ In the [hart]"]);
  });

  test("in captions, names of files and internal notes, and each hit says where", async () => {
    await writes("Card of the insurance", {
      kind: "image",
      attachments: [{ ...image, fileName: "" }],
    });
    await writes("", {
      kind: "image",
      attachments: [{ ...image, fileName: "insurance-back.png" }],
    });
    const dialogId = await writes("Hello");
    const clientId = "6a4d26bc-0f9c-4f5c-9a51-1b3a1a1a1a1a";
    await addNote(dana, { dialogId, clientId, text: "No insurance" });
    await later();
    const { hits } = await find("insurence");
    expect(hits.map(({ reason, similar }) => ({ reason, similar }))).toEqual(
      expect.arrayContaining([
        { reason: "note", similar: true },
        { reason: "fileName", similar: true },
        { reason: "caption", similar: true },
      ]),
    );
    expect(hits).toHaveLength(3);
  });

  test("within the accounts that may be seen, and nothing is told of others", async () => {
    await writes("My appointment");
    const theirs = await writes("An appointment", {}, east);
    await later();
    const { hits } = await find("apointment", priya);
    expect(hits.map(({ dialogId }) => dialogId)).toEqual([theirs]);
  });

  test("page by page, newest first, without a gap and without one twice", async () => {
    const id = await writes("invoice 0");
    await database().execute(sql`
      insert into messages (dialog_id, account_id, contact_id, identity_id, direction, origin, kind, text,
        search_text, at, order_key, seq, inbound_no)
      select dialog_id, account_id, contact_id, identity_id, direction, origin, kind, word || ' ' || n,
        word || ' ' || n, at + n * interval '1 minute', 'k' || n, seq + n, inbound_no + n
      from messages, generate_series(1, 70) n,
        lateral (select case when n % 2 = 0 then 'invoice' else 'invoise' end as word) worded
      where dialog_id = ${id}`);
    await later();
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page = await find("invoiqe", dana, next ? { messages: next } : {});
      seen.push(...page.hits.map(({ snippet }) => told(snippet)));
      next = page.next;
    } while (next !== null);
    expect(seen.map((text) => Number(text.split(" ")[1]))).toEqual(
      Array.from({ length: 71 }, (_, index) => 70 - index),
    );
  });

  test("in one dialog as well", async () => {
    const id = await writes("About my appointment");
    await later();
    const [message] = await database().select().from(messages);
    expect(await searchDialog(dana, { id, q: "apointment" })).toEqual({
      hits: [{ messageId: message?.id, marks: [{ from: 9, to: 20 }], notes: [] }],
    });
  });
});

describe("the words that were said", () => {
  test("are gathered a minute after they were stored, once", async () => {
    await writes("An appointment tomorrow");
    expect(await gatherWords()).toBe(0);
    expect(await saidWords()).toEqual([]);
    await later();
    expect(await saidWords()).toEqual(["appointment", "tomorrow"]);
    expect(await gatherWords()).toBe(0);
  });

  test("go with what is unsent, edited, withdrawn and erased, and an edited text brings its own", async () => {
    const happens = {
      at: new Date(),
      accountExternalId: clinic.externalId,
      payload: "{}",
    };
    const id = await writes("An unsent word", { externalId: "m1" });
    await writes("An edited word", { externalId: "m2" });
    const erased = await writes("An erased word");
    const clientId = "6a4d26bc-0f9c-4f5c-9a51-1b3a1a1a1a1a";
    const note = await addNote(dana, { dialogId: id, clientId, text: "A noted word" });
    if (!note.ok) throw new Error("The note was not kept.");
    await later();
    expect(await saidWords()).toEqual(["edited", "erased", "noted", "unsent", "word"]);
    await keepEvent(clinic, {
      ...happens,
      externalId: "m1",
      type: "unsend",
      eventKey: "unsend:m1",
    });
    await keepEvent(clinic, {
      ...happens,
      externalId: "m2",
      type: "edit",
      eventKey: "edit:m2:1",
      number: 1,
      text: "Another",
    });
    const [written] = await database().select().from(notes);
    await withdrawNote(dana, { dialogId: id, noteId: written?.id ?? 0 });
    await erase(erased);
    expect(await saidWords()).toEqual(["another"]);
    expect(await messagesFor("anohter")).toEqual(["~ [Another]"]);
  });

  test("that are being gathered out of a text while it is erased go with it", async () => {
    const id = await writes("An erased word");
    await later();
    let erasing: Promise<void> | undefined;
    await database().transaction(async (rows) => {
      await rows.select().from(foldings).for("update");
      await rows.execute(sql`delete from said_words`);
      erasing = erase(id);
      // It waits for this one; a moment shows that it does.
      await rows.execute(sql`select pg_sleep(0.3)`);
      await rows.execute(sql`
        insert into said_words select 'erased', 'messages', id from messages`);
    });
    await erasing;
    expect(await saidWords()).toEqual([]);
  });

  test("are gathered anew where they are folded by other rules", async () => {
    await writes("An appointment");
    await later();
    await database().execute(sql`update said_words set word = 'folded by older rules'`);
    await database().update(foldings).set({ version: 1 });
    await later();
    expect(await saidWords()).toEqual(["appointment"]);
  });

  test("are looked up by their index, by whatever plan a connection remembers", async () => {
    await writes("An appointment");
    await later();
    await database().execute(sql`
      insert into said_words select 'word' || md5(n::text), 'messages', n from generate_series(1, 20000) n`);
    await database().execute(sql`analyze said_words`);
    const client = await database().$client.connect();
    try {
      for (const ask of ["is_said($1)", "said_words_like(array[$1 || '%'])"]) {
        await client.query(`prepare looking(text) as select * from ${ask}`);
        for (let time = 0; time < 8; time++)
          await client.query("execute looking('apointment')");
        const { rows } = await client.query(
          "explain (analyze, buffers, format json) execute looking('apointment')",
        );
        const [{ Plan: plan }] = rows[0]["QUERY PLAN"];
        expect(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]).toBeLessThan(60);
        await client.query("deallocate looking");
      }
    } finally {
      client.release();
    }
    expect(await messagesFor("apointment")).toEqual(["~ An [appointment]"]);
  });

  test.each([
    // One slip in each part of a word, and a swap between two.
    ["xppointment", "appointment"],
    ["appoinqment", "appointment"],
    ["appointmext", "appointment"],
    ["apopintment", "appointment"],
    ["appoitnment", "appointment"],
    // Two slips.
    ["apointmnt", "appointment"],
    ["hatr", "hart"],
    ["huose", "house"],
    ["houes", "house"],
  ])("%s is known for %s", async (q, word) => {
    await writes(`The ${word} there`);
    await later();
    expect(await messagesFor(q)).toEqual([expect.stringContaining("~ The [")]);
  });
});

async function erase(dialogId: number) {
  await database().transaction(async (rows) => {
    await allowErasing(rows);
    const gone = await rows
      .select({ id: messages.id })
      .from(messages)
      .where(eq(messages.dialogId, dialogId));
    await forgetMessages(
      rows,
      gone.map((one) => one.id),
    );
  });
}
