import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import {
  accounts,
  credentials,
  dialogs,
  identities,
  messages,
  outbox,
  people,
  templates,
} from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { startDialog } from "@/lib/dialogs/send/start";
import { startOptions } from "@/lib/dialogs/send/start-options";
import type { Start } from "@/lib/dialogs/types/start";
import { minuteMs } from "@/lib/durations";
import { fetchTemplates } from "@/lib/templates/fetch-templates";
import { listShelves, offerTemplates } from "@/lib/templates/offer-templates";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import { makeDialog, makeSender, makeStaff, seenAll } from "@/tests/support/factories";
import { personNamed } from "@/tests/support/people";
import { useProviders } from "@/tests/support/providers";
import { until } from "@/tests/support/waiting";

const database = useDatabase();
const providers = useProviders();
let tomas: Staff;

beforeAll(async () => {
  tomas = await makeStaff();
});

beforeEach(() => emptyInbox(database()));

const offered = async (name: string) => {
  const offer = await offerTemplates(tomas, providers.whatsapp.id);
  const template = offer?.templates.find((one) => one.name === name);
  if (!template) throw new Error(`${name} is not offered.`);
  return template;
};

/** Has Twilio list just these, once. */
function answerList(contents: object[]) {
  const meta = { key: "contents", page: 0, page_size: 100, next_page_url: null };
  providers.standin.fault("twilio.contents.list", {
    type: "answer",
    answer: {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ contents, meta }),
    },
  });
}

/** Fetches them once while Twilio lists just these. */
function fetchListed(contents: object[]) {
  answerList(contents);
  return fetchTemplates(providers.whatsapp.credentialId);
}

const longAgo = () => new Date(Date.now() - 30 * 3_600_000);

/** Aylin wrote 30 hours ago: free words may no longer be sent. */
const aylins = () => makeDialog(providers.whatsapp, { at: longAgo() });

const replyWith = (dialogId: number, id: number, values: Record<string, string>) => ({
  dialogId,
  clientId: randomUUID(),
  text: "",
  template: { id, values },
  seenSeq: seenAll,
});

const outbound = () =>
  database().select().from(messages).where(eq(messages.direction, "outbound"));

/** What was sent comes to nothing; answers with how it is tried again. */
async function undelivered() {
  await database()
    .update(messages)
    .set({ status: "failed", errorCode: "63010" })
    .where(eq(messages.direction, "outbound"));
  const [failed] = await outbound();
  return { messageId: failed?.id ?? 0, clientId: randomUUID(), seenSeq: seenAll };
}

describe("the templates of an account", () => {
  test("are Twilio's own, with what WhatsApp says of each; only approved ones are offered", async () => {
    const { shelves, without } = await listShelves();
    expect(shelves).toHaveLength(1);
    expect(
      shelves[0]?.templates.map(({ name, approval }) => `${name} ${approval}`),
    ).toEqual([
      "appointment_reminder approved",
      "book_visit approved",
      "continue_conversation approved",
      "how_to_find_us approved",
      "results_ready approved",
      "spring_check_up pending",
      "visit_reminder approved",
      "visit_summary approved",
      "whitening_offer rejected",
    ]);
    expect(shelves[0]?.templates.at(-1)?.rejection).toMatch(/INVALID_FORMAT/);
    expect(without.map(({ account }) => account.id)).toEqual([providers.instagram.id]);
    const offer = await offerTemplates(tomas, providers.whatsapp.id);
    expect(offer?.templates).toHaveLength(7);
    expect(await offered("visit_reminder")).toMatchObject({ language: "tr" });
  });

  test("stay as they were while Twilio gives no answer, and say so", async () => {
    await offered("visit_reminder");
    providers.standin.fault("twilio.contents.list", { type: "status", status: 503 });
    const { credentialId } = providers.whatsapp;
    expect(await fetchTemplates(credentialId)).toMatchObject({ ok: false });
    expect(await offered("visit_reminder")).toBeTruthy();
  });

  test("come through where Twilio lists one twice, as it does when its pages shift meanwhile", async () => {
    const content = {
      sid: `HX${"7".repeat(32)}`,
      friendly_name: "visit_moved",
      language: "en",
      variables: {},
      types: { "twilio/text": { body: "Your visit has moved." } },
      approval_requests: { status: "approved" },
    };
    expect(await fetchListed([content, content])).toEqual({ ok: true });
    expect(await offered("visit_moved")).toMatchObject({ approval: "approved" });
    await fetchTemplates(providers.whatsapp.credentialId);
  });

  test("stay as they were asked for last, whichever answer takes longer", async () => {
    const { standin, whatsapp } = providers;
    const moved = {
      sid: `HX${"6".repeat(32)}`,
      friendly_name: "visit_moved",
      language: "en",
      variables: {},
      types: { "twilio/text": { body: "Your visit has moved." } },
      approval_requests: { status: "approved" },
    };
    standin.fault("twilio.contents.list", { type: "late", afterMs: 400 });
    const slow = fetchTemplates(whatsapp.credentialId);
    await until(() =>
      standin.received.some(({ kind }) => kind === "twilio.contents.list"),
    );
    expect(await fetchListed([moved])).toEqual({ ok: true });
    expect(await slow).toEqual({ ok: true });
    const { shelves } = await listShelves();
    expect(shelves[0]?.templates.map(({ name }) => name)).toEqual(["visit_moved"]);
    await fetchTemplates(whatsapp.credentialId);
  });

  test("come with what they say and lead to besides their words", async () => {
    const card = {
      header_text: "Northgate Clinic",
      body: "Your visit is on {{1}}.",
      media: ["https://northgate.example/maps/{{2}}.png"],
      footer: "Reply STOP to hear no more",
      actions: [
        {
          type: "URL",
          title: "Change it",
          url: "https://northgate.example/visits/{{3}}",
        },
        { type: "PHONE_NUMBER", title: "Call us", phone: "+442079460110" },
        { type: "QUICK_REPLY", title: "I will come", id: "come-{{4}}" },
      ],
    };
    const content = {
      sid: `HX${"8".repeat(32)}`,
      friendly_name: "visit_card",
      language: "en",
      variables: { 1: "Friday", 2: "north", 3: "1", 4: "1" },
      types: { "whatsapp/card": card, "twilio/text": { body: card.body } },
      approval_requests: { status: "approved" },
    };
    expect(await fetchListed([content])).toEqual({ ok: true });
    expect(await offered("visit_card")).toMatchObject({
      body: card.body,
      extras: [
        "Northgate Clinic",
        "https://northgate.example/maps/{{2}}.png",
        "Reply STOP to hear no more",
        "Change it: https://northgate.example/visits/{{3}}",
        "Call us: +442079460110",
        "I will come: come-{{4}}",
      ],
      above: 2,
    });
    await fetchTemplates(providers.whatsapp.credentialId);
  });

  test("of Twilio's own cards come too, whose words may be their title", async () => {
    const content = {
      sid: `HX${"5".repeat(32)}`,
      friendly_name: "visit_plan",
      language: "en",
      variables: { 1: "Ana" },
      types: {
        "twilio/card": {
          title: "Hello {{1}}, here is the plan of your visit.",
          subtitle: "Northgate Clinic",
          media: ["https://northgate.example/plan.pdf"],
          actions: [{ type: "QUICK_REPLY", title: "Thank you", id: "thanks" }],
        },
      },
      approval_requests: { status: "approved" },
    };
    expect(await fetchListed([content])).toEqual({ ok: true });
    expect(await offered("visit_plan")).toMatchObject({
      body: "Hello {{1}}, here is the plan of your visit.",
      extras: ["https://northgate.example/plan.pdf", "Northgate Clinic", "Thank you"],
      above: 1,
    });
    await fetchTemplates(providers.whatsapp.credentialId);
  });

  test("go where Twilio lists none any more", async () => {
    expect(await fetchListed([])).toEqual({ ok: true });
    const offer = await offerTemplates(tomas, providers.whatsapp.id);
    expect(offer?.templates).toEqual([]);
    await fetchTemplates(providers.whatsapp.credentialId);
  });

  test("are asked for anew once ten minutes have passed", async () => {
    const { standin, whatsapp } = providers;
    const listed = () =>
      standin.received.filter(({ kind }) => kind === "twilio.contents.list").length;
    const offeredAfter = async (minutes: number) => {
      const templatesFetchedAt = new Date(Date.now() - minutes * minuteMs);
      await database()
        .update(credentials)
        .set({ templatesFetchedAt })
        .where(eq(credentials.id, whatsapp.credentialId));
      const before = listed();
      await offerTemplates(tomas, whatsapp.id);
      return listed() - before;
    };
    expect(await offeredAfter(9)).toBe(0);
    expect(await offeredAfter(11)).toBeGreaterThan(0);
  });

  test("are its own: another's are neither offered from it nor taken away with it", async () => {
    const twilio = { ...manifest.world.twilio, accountSid: `AC${"9".repeat(32)}` };
    const other = await makeSender("+447700900199", twilio);
    const [one] = await database().select().from(templates);
    if (!one) throw new Error("There is no template.");
    const { credentialId } = other;
    const elsewhere = { name: "elsewhere", externalId: `HX${"9".repeat(32)}` };
    const { id: _, ...own } = { ...one, credentialId, ...elsewhere };
    await database().insert(templates).values(own);
    await fetchTemplates(providers.whatsapp.credentialId);
    await expect(offered("elsewhere")).rejects.toThrow("is not offered");
    const kept = eq(templates.credentialId, credentialId);
    expect(await database().$count(templates, kept)).toBe(1);
    await database()
      .update(accounts)
      .set({ state: "disconnected" })
      .where(eq(accounts.id, other.id));
    const { shelves } = await listShelves();
    expect(shelves.map(({ accounts: [shown] }) => shown?.id)).toEqual([
      providers.whatsapp.id,
    ]);
    await database().delete(accounts).where(eq(accounts.id, other.id));
  });

  test("are nothing to those who may not see it", async () => {
    const priya = await makeStaff({ scope: { all: false, accountIds: [] } });
    expect(await offerTemplates(priya, providers.whatsapp.id)).toBeNull();
  });
});

describe("a template outside the window", () => {
  test("goes to Twilio with its variables, and the thread keeps what it said", async () => {
    const dialog = await aylins();
    const { id } = await offered("visit_reminder");
    const values = { 1: "Aylin", 2: "24 Kasım,\n10:30" };
    const free = { ...replyWith(dialog, id, {}), template: undefined, text: "Merhaba" };
    expect(await storeReply(tomas, free)).toMatchObject({ reason: "windowClosed" });
    expect(await storeReply(tomas, replyWith(dialog, id, values))).toMatchObject({
      ok: true,
    });
    await deliverDialog(dialog);
    const words =
      "Merhaba Aylin, randevunuz 24 Kasım, 10:30. Uygun değilse bize yazmanız yeterli. Northgate Clinic";
    const [message] = await outbound();
    const externalId = expect.stringMatching(/^SM/);
    expect(message).toMatchObject({ kind: "template", text: words, externalId });
    expect(providers.standin.sent()).toMatchObject([
      { body: words, contentSid: expect.stringMatching(/^HX/) },
    ]);
  });

  test("with a link asks for what the link needs as well: Twilio would put its sample there", async () => {
    const dialog = await aylins();
    const { id } = await offered("book_visit");
    const unfilled = replyWith(dialog, id, { 1: "Aylin" });
    expect(await storeReply(tomas, unfilled)).toMatchObject({
      reason: "templateUnfilled",
    });
    const filled = replyWith(dialog, id, { 1: "Aylin", 2: "a7f3" });
    expect(await storeReply(tomas, filled)).toMatchObject({ ok: true });
    await deliverDialog(dialog);
    const button = "Choose a time: https://northgate.example/book/a7f3";
    const [message] = await outbound();
    expect(message?.text).toBe("Hello Aylin, it is time for your next visit.");
    expect(message?.details).toMatchObject({ template: { extras: [button], above: 0 } });
    expect(providers.standin.sent().at(-1)).toMatchObject({ button });
  });

  test("is refused where something is left open, where it is longer than WhatsApp takes, where it is not approved, and in a closed dialog", async () => {
    const dialog = await aylins();
    const { id } = await offered("visit_reminder");
    const unfilled = replyWith(dialog, id, { 1: "Aylin", 2: "  " });
    expect(await storeReply(tomas, unfilled)).toMatchObject({
      reason: "templateUnfilled",
    });
    const long = replyWith(dialog, id, { 1: "Aylin", 2: "F".repeat(1_000) });
    expect(await storeReply(tomas, long)).toMatchObject({ reason: "tooLong" });
    const { shelves } = await listShelves();
    const rejected = shelves[0]?.templates.find(
      ({ approval }) => approval === "rejected",
    );
    const wrong = replyWith(dialog, rejected?.id ?? 0, { 1: "Aylin", 2: "Friday" });
    expect(await storeReply(tomas, wrong)).toMatchObject({ reason: "templateGone" });
    await closeDialog(tomas, dialog);
    const late = replyWith(dialog, id, { 1: "Aylin", 2: "Friday" });
    expect(await storeReply(tomas, late)).toMatchObject({ reason: "closed" });
    expect(await database().$count(outbox)).toBe(0);
  });

  test("that was not delivered is tried again as the same template", async () => {
    const dialog = await aylins();
    const { id } = await offered("continue_conversation");
    await storeReply(tomas, replyWith(dialog, id, { 1: "Aylin" }));
    const again = await undelivered();
    expect(await retryMessage(tomas, again)).toMatchObject({ ok: true });
    const kinds = (await outbound()).map(({ kind, details }) => [kind, details]);
    expect(kinds[1]).toEqual(kinds[0]);
  });

  test.each(["rejected", "disabled", "gone"])(
    "that was not delivered and is %s at Twilio by now is not tried again, and says why",
    async (became) => {
      const dialog = await aylins();
      const { id } = await offered("continue_conversation");
      await storeReply(tomas, replyWith(dialog, id, { 1: "Aylin" }));
      const again = await undelivered();
      const which = eq(templates.id, id);
      if (became === "gone") await database().delete(templates).where(which);
      else await database().update(templates).set({ approval: became }).where(which);
      expect(await retryMessage(tomas, again)).toEqual({
        ok: false,
        reason: "templateGone",
      });
      expect(await outbound()).toHaveLength(1);
      await fetchTemplates(providers.whatsapp.credentialId);
    },
  );
});

describe("a template that is gone at Twilio", () => {
  test("while a reply with it waits fails with its reason, and all are asked for anew before one is offered again", async () => {
    const dialog = await aylins();
    const { id } = await offered("continue_conversation");
    await storeReply(tomas, replyWith(dialog, id, { 1: "Aylin" }));
    providers.standin.fault("twilio.messages.create", {
      type: "answer",
      answer: {
        status: 400,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ code: 21655, message: "No such content", status: 400 }),
      },
    });
    await deliverDialog(dialog);
    const [message] = await outbound();
    expect(message).toMatchObject({ status: "failed", errorCode: "21655" });
    answerList([]);
    expect(await offerTemplates(tomas, providers.whatsapp.id)).toMatchObject({
      templates: [],
      failure: null,
    });
    await fetchTemplates(providers.whatsapp.credentialId);
  });
});

describe("starting a dialog", () => {
  const startWith = async (more: Partial<Start> = {}): Promise<Start> => ({
    accountId: providers.whatsapp.id,
    phone: "07700 900417",
    name: "Ruth Okafor",
    personId: null,
    template: { id: (await offered("continue_conversation")).id, values: { 1: "Ruth" } },
    clientId: randomUUID(),
    ...more,
  });

  test("makes contact, lead and dialog, and sends the template to the number", async () => {
    const started = await startDialog(tomas, await startWith());
    expect(started).toMatchObject({ ok: true, value: { isNew: true } });
    expect(await database().select().from(identities)).toMatchObject([
      { kind: "phone", value: "+447700900417" },
    ]);
    expect(await database().select().from(people)).toMatchObject([
      { name: "Ruth Okafor", kind: "lead" },
    ]);
    const [message] = await outbound();
    expect(message).toMatchObject({ kind: "template", status: "queued" });
  });

  test("has the name in one line, without signs that turn the reading round", async () => {
    await startDialog(tomas, await startWith({ name: "\u202eRuth\n Okafor" }));
    await startDialog(tomas, await startWith({ name: "\u200b", phone: "07700 900418" }));
    const named = await database()
      .select({ name: people.name })
      .from(people)
      .orderBy(people.id);
    expect(named).toEqual([{ name: "Ruth Okafor" }, { name: "+44 7700 900418" }]);
  });

  test("with a number that has a dialog opens that one, and sends nothing", async () => {
    const first = await startDialog(tomas, await startWith());
    const again = await startDialog(tomas, await startWith({ phone: "+44 7700 900417" }));
    const { dialogId } = first.ok ? first.value : { dialogId: 0 };
    expect(again).toMatchObject({ ok: true, value: { dialogId, isNew: false } });
    expect(await outbound()).toHaveLength(1);
  });

  test("by two colleagues at the same moment sends one template, and says to the other that it is there", async () => {
    const starts = [await startWith(), await startWith()];
    const begun = await Promise.all(starts.map((start) => startDialog(tomas, start)));
    expect(begun.map((each) => each.ok && each.value.isNew).toSorted()).toEqual([
      false,
      true,
    ]);
    expect(await outbound()).toHaveLength(1);
  });

  test("once more by the same window, whose answer was lost, says that it was begun", async () => {
    const start = await startWith();
    const first = await startDialog(tomas, start);
    expect(await startDialog(tomas, start)).toEqual(first);
    expect(await outbound()).toHaveLength(1);
  });

  test("for somebody on the books is theirs, and makes no second record", async () => {
    const [ruth] = await database()
      .insert(people)
      .values({ name: "Ruth Okafor", kind: "patient", searchText: "ruth okafor" })
      .returning();
    await startDialog(tomas, await startWith({ personId: ruth?.id ?? 0, name: "" }));
    const standing = await database().select().from(people);
    expect(standing.filter(({ mergedIntoId }) => mergedIntoId === null)).toHaveLength(1);
  });

  test("is for who may see its account, and somebody whom they may see", async () => {
    const { whatsapp, instagram } = providers;
    await startDialog(tomas, await startWith());
    const scope = { all: false as const, accountIds: [instagram.id] };
    const priya = await makeStaff({ scope });
    expect(await startDialog(priya, await startWith())).toEqual({
      ok: false,
      reason: "cannotStart",
    });
    await makeDialog(instagram);
    const nina = await makeStaff({ scope: { all: false, accountIds: [whatsapp.id] } });
    const personId = await personNamed("Maria Gomez");
    const start = await startWith({ phone: "07700 900418", personId });
    expect(await startDialog(nina, start)).toEqual({ ok: false, reason: "notFound" });
    expect(await outbound()).toHaveLength(1);
  });

  test("with a number that has passed to somebody else begins theirs", async () => {
    const first = await startDialog(tomas, await startWith());
    await database().update(identities).set({ endedAt: new Date() });
    const theirs = await startDialog(tomas, await startWith({ name: "Amelia Hart" }));
    expect(theirs).toMatchObject({ ok: true, value: { isNew: true } });
    expect(theirs).not.toEqual(first);
  });

  test("leaves nothing behind where it is refused", async () => {
    const open = { id: (await offered("visit_reminder")).id, values: {} };
    expect(await startDialog(tomas, await startWith({ template: open }))).toEqual({
      ok: false,
      reason: "templateUnfilled",
    });
    expect(await startDialog(tomas, await startWith({ phone: "12" }))).toEqual({
      ok: false,
      reason: "notAPhone",
    });
    const { id } = providers.instagram;
    expect(await startDialog(tomas, await startWith({ accountId: id }))).toEqual({
      ok: false,
      reason: "cannotStart",
    });
    expect(await database().$count(dialogs)).toBe(0);
    expect(await database().$count(people)).toBe(0);
  });

  test("is offered from accounts that work and have templates, and of the others it is said why not", async () => {
    const { whatsapp, instagram } = providers;
    const offers = async () => {
      const { accounts: able, others } = await startOptions(tomas, undefined);
      const whys = others.map(({ account, why }) => [account.id, why]);
      return { able: able.map(({ id }) => id), whys };
    };
    const patientBegins = [instagram.id, "channel"];
    expect(await offers()).toEqual({ able: [whatsapp.id], whys: [patientBegins] });
    const working = { state: "connected", stateReason: null, deadlineAt: null } as const;
    const hindered = [
      [{ state: "attention", stateReason: "credentials" }, "attention"],
      [{ deadlineAt: longAgo() }, "notActivated"],
      [{ state: "disconnected", deadlineAt: null }, "disconnected"],
    ] as const;
    for (const [change, why] of hindered) {
      await database().update(accounts).set(change).where(eq(accounts.id, whatsapp.id));
      const whys = expect.arrayContaining([patientBegins, [whatsapp.id, why]]);
      expect(await offers()).toEqual({ able: [], whys });
    }
    await database().update(accounts).set(working).where(eq(accounts.id, whatsapp.id));
  });
});
