import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Staff } from "@/lib/auth/current-staff";
import type { MessageEvent } from "@/lib/channels/events";
import { assignDialog } from "@/lib/dialogs/actions/assign";
import { attributeMessages } from "@/lib/dialogs/actions/attribute";
import { blockContact, unblockContact } from "@/lib/dialogs/actions/block";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import { saveDraft } from "@/lib/dialogs/actions/drafts";
import { markSeen } from "@/lib/dialogs/actions/see";
import { keepBatched } from "@/lib/dialogs/receive/keep-batched";
import { storeReply } from "@/lib/dialogs/send/send";
import { becomePatient } from "@/lib/patients/change-person";
import { linkContact } from "@/lib/patients/links/link";
import { mergePeople, undoMerge } from "@/lib/patients/links/merge";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { erasePerson } from "@/lib/records/erase-person";
import { recordTouch } from "@/lib/touches/change";
import { useDatabase } from "@/tests/support/database";
import { inbound, makeSender, makeStaff, seenAll } from "@/tests/support/factories";
import { randomOf } from "@/tests/support/random";

const database = useDatabase();
const random = randomOf(20_261_128);
let clinic: Awaited<ReturnType<typeof makeSender>>;
let dana: Staff;
let tomas: Staff;

beforeAll(async () => {
  clinic = await makeSender();
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  tomas = await makeStaff({ name: "Tomas Reyk" });
});

/** What a column of a question holds, all of it. */
async function column(question: string): Promise<string[]> {
  const { rows } = await database().execute<{ one: string }>(
    sql.raw(`select one::text from (${question}) asked(one)`),
  );
  return rows.map(({ one }) => one);
}

const idOf = async (question: string): Promise<number> =>
  Number(random.one([...(await column(question)), "0"]));
const aDialog = () => idOf("select id from dialogs");
const aPerson = () => idOf("select id from people");

function write(more: Partial<MessageEvent> = {}) {
  const user = { kind: "userId" as const, value: `GB.${random.below(12)}` };
  const phone = { kind: "phone" as const, value: `+4477009001${10 + random.below(12)}` };
  const identities = random.one([[user, phone], [user], [phone]]);
  const name = random.one(["Ann Lee", "Bo Ek", null]);
  const peer = { identities, name, handle: null };
  return keepBatched(clinic, inbound(clinic, { peer, ...more }));
}

const call = {
  kind: "call" as const,
  direction: null,
  date: "2026-11-01",
  time: "10:00",
};

const deeds: ((by: Staff) => Promise<unknown>)[] = [
  () => write(),
  () => Promise.all(Array.from({ length: 6 }, () => write())),
  () => write({ text: "STOP", consent: "stopped" }),
  async (by) => {
    const reply = { clientId: randomUUID(), text: "Yes", seenSeq: seenAll };
    return storeReply(by, { dialogId: await aDialog(), ...reply });
  },
  async (by) => closeDialog(by, await aDialog()),
  async (by) => reopenDialog(by, await aDialog()),
  async (by) => blockContact(by, await aDialog()),
  async (by) => unblockContact(by, await aDialog()),
  async (by) => assignDialog(by, { dialogId: await aDialog(), assigneeId: tomas.id }),
  async (by) => saveDraft(by, { dialogId: await aDialog(), text: "Well", note: "" }),
  async (by) => markSeen(by, { dialogId: await aDialog(), seq: 1 + random.below(9) }),
  async (by) => {
    const [dialogId, personId] = [await aDialog(), await aPerson()];
    return linkContact(by, { dialogId, personId, place: "instead" });
  },
  async (by) =>
    unlinkContact(by, { dialogId: await aDialog(), personId: await aPerson() }),
  async (by) => mergePeople(by, { keptId: await aPerson(), otherId: await aPerson() }),
  async (by) =>
    undoMerge(by, await idOf("select id from people where merged_into_id is not null")),
  async (by) => becomePatient(by, await aPerson()),
  async (by) => {
    const dialogId = await aDialog();
    const messageIds = [
      await idOf(`select id from messages where dialog_id = ${dialogId}`),
    ];
    return attributeMessages(by, { dialogId, messageIds, personId: await aPerson() });
  },
  async (by) => {
    const draft = { ...call, outcome: "", text: "Called", followUpOn: null, cited: null };
    const made = { personId: await aPerson(), dialogId: null, clientId: randomUUID() };
    return recordTouch(by, { ...made, draft });
  },
  async (by) => {
    const personId = await aPerson();
    const names = await column(`select k.name from people p
      join people k on k.id = coalesce(p.merged_into_id, p.id) where p.id = ${personId}`);
    return erasePerson(by, { personId, name: names[0] ?? "" });
  },
];

test("whatever is done to dialogs and people in one moment is done, and what is counted of them stays true", async () => {
  for (let count = 0; count < 20; count++) await write();
  const many = async (by: Staff) => {
    for (let count = 0; count < 60; count++) await random.one(deeds)(by);
  };
  await Promise.all([dana, tomas, dana, tomas, dana, tomas, dana, tomas].map(many));
  const untrue = {
    quarantined: `select id from deliveries where state = 'quarantined'`,
    newest: `select d.id from dialogs d join lateral (
      select id from messages where dialog_id = d.id order by at desc, order_key desc limit 1) newest on true
      where d.last_message_id is distinct from newest.id`,
    places: `select d.id from dialogs d join messages m on m.dialog_id = d.id
      where m.seq > d.last_seq or m.inbound_no > d.inbound_count`,
    tallied: `select 1 from (select closed, sum(count) as many from dialog_tallies group by 1) tallied
      full join (select closure_id is not null as closed, count(*) as many from dialogs group by 1) counted
        using (closed)
      where coalesce(tallied.many, 0) <> coalesce(counted.many, 0)`,
    called: `select c.id from contacts c where called_as_person and not exists (
      select from contact_people l join people p on p.id = l.person_id
      where l.contact_id = c.id and l.unlinked_at is null and p.search_text = c.search_text)`,
    chained: `select p.id from people p join people k on k.id = p.merged_into_id
      where k.merged_into_id is not null`,
    without: `select id from contacts where id not in (select contact_id from dialogs)`,
  };
  for (const [what, question] of Object.entries(untrue))
    expect({ what, found: await column(question) }).toEqual({ what, found: [] });
}, 120_000);
