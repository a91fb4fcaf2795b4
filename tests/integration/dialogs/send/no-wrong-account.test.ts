import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { accounts, dialogs, identities, messages, outbox, people } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { Identity } from "@/lib/channels/types";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import {
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";
import { type Standin, startStandin } from "@/tests/support/standin/standin";

const database = useDatabase();
const operations = 10_000;
const persons = 30;
let standin: Standin;
let tomas: Staff;
let endpoints: Awaited<ReturnType<typeof makeSender>>[];

beforeAll(async () => {
  standin = await startStandin({
    appUrl: "https://clinic.example",
    // Callbacks have nowhere to go: only what is posted matters here.
    deliverTo: "http://127.0.0.1:9",
    instagram: { retriesMs: [0] },
  });
  process.env.PROVIDER_STANDIN_URL = standin.url;
  const { accountSid, authToken, sender, sender2 } = manifest.world.twilio;
  standin.addTwilioAccount({ accountSid, authToken, friendlyName: "Northgate" });
  const numbers = [sender, sender2].map((each) => each.replace("whatsapp:", ""));
  for (const number of numbers)
    standin.addSender({ accountSid, number, name: "Northgate" });
  const profiles = (["A", "B", "C"] as const).map((which) => {
    const id = manifest.world.instagram.accounts[which];
    const token = `IGAA${which}-a-token-of-the-tests`;
    const username = manifest.world.instagram.usernames[which];
    standin.addInstagramAccount({
      id,
      appScopedId: `9${id}`,
      username,
      name: username,
      token,
    });
    return which;
  });
  tomas = await makeStaff();
  endpoints = [];
  for (const number of numbers) endpoints.push(await makeSender(number));
  for (const which of profiles) endpoints.push(await makeProfile(which));
  for (const account of endpoints.slice(numbers.length)) meetEverybody(account);
}, 60_000);

afterAll(() => standin.close());

/** Instagram lets an account write to those only who have written to it. */
function meetEverybody(account: { id: number; channel: string; externalId: string }) {
  for (let person = 0; person < persons; person += 1) {
    const [identity] = identitiesOf(account, person);
    standin.instagram.remember({
      direction: "inbound",
      account: account.externalId,
      person: { igsid: identity?.value, username: `patient.${account.id}.${person}` },
      text: "Hello",
      at: new Date(),
    });
  }
}

/** The same numbers at every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const draw = seeded(20_261_122);
const pick = <Item>(items: readonly Item[]): Item => {
  const item = items[draw(items.length)];
  if (item === undefined) throw new Error("Nothing to pick from.");
  return item;
};

const known: number[] = [];

async function write() {
  const account = pick(endpoints);
  const person = draw(persons);
  const dialog = await makeDialog(account, {
    peer: {
      identities: identitiesOf(account, person),
      name: `Patient ${person}`,
      handle: null,
    },
    text: `Words ${draw(1_000)}`,
  });
  if (!known.includes(dialog)) known.push(dialog);
}

/** On WhatsApp numbers change hands now and then; on Instagram a person has another id for each account. */
function identitiesOf(
  account: { id: number; channel: string },
  person: number,
): Identity[] {
  if (account.channel === "instagram") {
    return [
      { kind: "igsid", value: `17${account.id}${String(person).padStart(12, "0")}` },
    ];
  }
  const owner = draw(12) === 0 ? `GB.${person}${draw(3)}` : `GB.${person}0`;
  const phone: Identity = { kind: "phone", value: `+4477009${String(10_000 + person)}` };
  return draw(3) === 0 ? [phone] : [{ kind: "userId", value: owner }, phone];
}

async function reply() {
  if (known.length === 0) return;
  const dialogId = pick(known);
  await storeReply(tomas, {
    dialogId,
    text: `Answer ${draw(1_000)}`,
    clientId: randomUUID(),
    seenSeq: seenAll,
  });
  if (draw(3) === 0) await deliverDialog(dialogId);
}

async function link() {
  await database().execute(sql`
    insert into contact_people (contact_id, person_id)
    select contacts.id, people.id from contacts, people order by random() limit 1
    on conflict do nothing`);
}

const unlink = () =>
  database().execute(sql`
    update contact_people set unlinked_at = now()
    where id = (select id from contact_people where unlinked_at is null order by random() limit 1)`);

const merge = () =>
  database().execute(sql`
    update people set merged_into_id = (select min(id) from people)
    where id = (select id from people order by random() limit 1) and id > (select min(id) from people)`);

const undoMerge = () => database().update(people).set({ mergedIntoId: null });

const rename = () =>
  database()
    .update(accounts)
    .set({ label: `Renamed ${draw(100)}`, handle: `@renamed.${draw(100)}` })
    .where(eq(accounts.id, pick(endpoints).id));

const turn = () =>
  database()
    .update(accounts)
    .set({ state: draw(4) === 0 ? "disconnected" : "connected" })
    .where(eq(accounts.id, pick(endpoints).id));

async function close() {
  if (known.length > 0) await closeDialog(tomas, pick(known));
}

async function reopen() {
  if (known.length > 0) await reopenDialog(tomas, pick(known));
}

const deeds: [number, () => Promise<unknown>][] = [
  [44, write],
  [34, reply],
  [4, link],
  [3, unlink],
  [2, merge],
  [1, undoMerge],
  [3, rename],
  [3, turn],
  [3, close],
  [3, reopen],
];

async function deed() {
  let left = draw(100);
  for (const [share, act] of deeds) {
    left -= share;
    if (left < 0) return act();
  }
}

test("after 10,000 random deeds over 5 accounts nothing has left from another account than the dialog's, nor to another address", async () => {
  for (let index = 0; index < operations; index += 1) await deed();
  const replies = await database()
    .select({
      externalId: messages.externalId,
      account: accounts.externalId,
      dialogAccount: dialogs.accountId,
      accountId: messages.accountId,
      address: identities.value,
      addressContact: identities.contactId,
      dialogContact: dialogs.contactId,
    })
    .from(messages)
    .innerJoin(outbox, eq(outbox.messageId, messages.id))
    .innerJoin(accounts, eq(accounts.id, messages.accountId))
    .innerJoin(dialogs, eq(dialogs.id, messages.dialogId))
    .innerJoin(identities, eq(identities.id, messages.identityId));
  const left = new Map([...posted()].map((each) => [each.id, each]));
  expect(left.size).toBeGreaterThan(200);
  const wrong = replies.filter((stored) => {
    const post = stored.externalId === null ? undefined : left.get(stored.externalId);
    const strays = post && (post.from !== stored.account || post.to !== stored.address);
    return (
      strays ||
      stored.accountId !== stored.dialogAccount ||
      stored.addressContact !== stored.dialogContact
    );
  });
  expect(wrong).toEqual([]);
  const byId = new Set(replies.map(({ externalId }) => externalId));
  expect([...left.keys()].filter((id) => !byId.has(id))).toEqual([]);
}, 600_000);

function* posted(): Generator<{ id: string; from: string; to: string }> {
  for (const { sid, from, to } of standin.sent()) {
    yield {
      id: sid,
      from: from.replace("whatsapp:", ""),
      to: to.replace("whatsapp:", ""),
    };
  }
  for (const sent of standin.instagram.sent()) {
    yield { id: sent.mid, from: sent.accountId, to: sent.igsid };
  }
}
