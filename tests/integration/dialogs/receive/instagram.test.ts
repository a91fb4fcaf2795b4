import { eq } from "drizzle-orm";
import {
  accounts,
  attachments,
  contacts,
  deliveries,
  deliveryTallies,
  dialogs,
  messages,
  messageVersions,
  reactions,
} from "@/db/schema";
import { adapterOf } from "@/lib/channels";
import { applyDue } from "@/lib/dialogs/receive/apply-waiting";
import { keepBatch } from "@/lib/dialogs/receive/ledger";
import { allowErasing, forgetMessages } from "@/lib/records/forget-messages";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { instagramPost, instagramSample, manifest } from "@/tests/support/deliveries";
import { makeProfile } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();

beforeAll(async () => {
  for (const which of ["A", "B", "C"] as const) await makeProfile(which);
});

beforeEach(() => emptyInbox(database()));

const post = async (body: Buffer | string) => {
  const response = await atDoor(instagramPost(body));
  await afterwards();
  return response;
};
const deliver = (name: string) => post(instagramSample(name));
const kept = () =>
  database().select().from(messages).orderBy(messages.at, messages.orderKey);
const instagramCases = manifest.cases.filter(({ channel }) => channel === "instagram");

/** One post of these updates of an account. */
const postOf = (messaging: object[]) => {
  const id = manifest.world.instagram.accounts.A;
  return { object: "instagram", entry: [{ id, time: Date.now(), messaging }] };
};

/** The same where the process ends before it has applied any of them. */
async function keptAndSwept(messaging: object[]) {
  const { id: externalId } = postOf([]).entry[0] ?? {};
  const [account] = await database()
    .select()
    .from(accounts)
    .where(eq(accounts.externalId, String(externalId)));
  await keepBatch(
    messaging.map((update) => ({
      account: { id: account?.id ?? 0 },
      event: adapterOf("instagram").reread(JSON.stringify(postOf([update]).entry[0])),
    })),
  );
  await applyDue();
}

/** An update about a message, in the account that the message's sample is for. */
const about = (mid: string, update: object) =>
  JSON.stringify({
    object: "instagram",
    entry: [
      {
        id: manifest.world.instagram.accounts.A,
        time: 1_795_000_000_000,
        messaging: [
          {
            sender: { id: "1784140000000001" },
            recipient: { id: manifest.world.instagram.accounts.A },
            timestamp: 1_795_000_000_000,
            ...update,
          },
        ],
      },
    ],
  }).replace("$mid", mid);

describe("Meta's handshake", () => {
  const url = manifest.world.urls.instagram;

  test("gives the challenge back for the right verify token", async () => {
    const response = await atDoor(
      new Request(
        `${url}?hub.mode=subscribe&hub.verify_token=verify-open-7f3a&hub.challenge=1158201444`,
      ),
    );
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("1158201444");
  });

  test.each([
    "hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1",
    "hub.mode=subscribe&hub.verify_token=verify-open-7f3a",
    "hub.verify_token=verify-open-7f3a&hub.challenge=1",
    "",
  ])("refuses %s", async (query) => {
    expect((await atDoor(new Request(`${url}?${query}`))).status).toBe(403);
  });
});

describe("every Instagram sample", () => {
  test.each(instagramCases.map(({ file }) => file.replace(".json", "")))(
    "%s is answered 200, settles in the ledger and leaves no blank message",
    async (name) => {
      expect((await deliver(name)).status).toBe(200);
      for (const { id, kind, text, unsentAt } of await kept()) {
        const files = await database().$count(attachments, eq(attachments.messageId, id));
        const shown = text !== "" || files > 0 || unsentAt !== null || kind !== "text";
        expect(shown).toBe(true);
      }
      expect(
        await database().$count(deliveries, eq(deliveries.state, "quarantined")),
      ).toBe(0);
    },
  );

  test("twice and in any order leaves the same messages", async () => {
    const run = async (names: string[]) => {
      await emptyInbox(database());
      for (const name of names) await deliver(name);
      return (await kept()).map(({ externalId, text, kind, direction, unsentAt }) => ({
        externalId,
        text,
        kind,
        direction,
        unsent: unsentAt !== null,
      }));
    };
    const names = instagramCases.map(({ file }) => file.replace(".json", ""));
    const forward = await run([...names, ...names]);
    const backward = await run([...names].reverse());
    expect(backward).toEqual(forward);
    expect(new Set(forward.map(({ externalId }) => externalId)).size).toBe(
      forward.length,
    );
  });
});

describe("a time that no clock can have shown yet", () => {
  const inMinutes = (minutes: number) => Date.now() + minutes * 60_000;
  const year = 365 * 24 * 60;
  const timestampIn = (payload = "") => Number(/"timestamp":(\d+)/.exec(payload)?.[1]);
  const says = (text: string, minutes: number) =>
    post(about("", { timestamp: inMinutes(minutes), message: { mid: text, text } }));

  test("counts as the time of receipt: what is said later stands below it, and its dialog among the others", async () => {
    await says("From next year", year);
    await says("From now", 0);
    expect(await kept()).toMatchObject([
      { text: "From next year" },
      { text: "From now" },
    ]);
    const [dialog] = await database().select().from(dialogs);
    expect(dialog?.lastPreview).toBe("From now");
    for (const at of [dialog?.activityAt, dialog?.lastInboundAt, dialog?.unansweredSince])
      expect(at?.getTime()).toBeLessThan(inMinutes(1));
    const ledger = await database().select().from(deliveries).orderBy(deliveries.id);
    expect(timestampIn(ledger[0]?.payload)).toBeGreaterThan(inMinutes(year - 1));
  });

  test("is the provider's where the two clocks only differ a little", async () => {
    await says("A little early", 3);
    const [message] = await kept();
    expect(message?.at.getTime()).toBeGreaterThan(inMinutes(2));
  });

  test("keeps no later reaction from standing", async () => {
    const reacts = (emoji: string, minutes: number) =>
      post(
        about("", {
          timestamp: inMinutes(minutes),
          reaction: { mid: "Hello", action: "react", emoji },
        }),
      );
    await says("Hello", 0);
    await reacts("❤", year);
    await reacts("👍", 0);
    expect(await database().select().from(reactions)).toMatchObject([{ emoji: "👍" }]);
  });
});

describe("a message that Meta delivers long after it was said", () => {
  const said = (text: string, minutesAgo: number) =>
    post(
      about("", {
        timestamp: Date.now() - minutesAgo * 60_000,
        message: { mid: text, text },
      }),
    );

  test("stands where it was said, and is told as one that came late", async () => {
    await said("Hello", 90);
    await said("Are you there?", 30);
    await said("May I come on Tuesday?", 60);
    expect(await kept()).toMatchObject([
      { text: "Hello", arrivedLate: false },
      { text: "May I come on Tuesday?", arrivedLate: true },
      { text: "Are you there?", arrivedLate: false },
    ]);
    const [dialog] = await database().select().from(dialogs);
    expect(dialog?.lastPreview).toBe("Are you there?");
    expect(Date.now() - (dialog?.activityAt.getTime() ?? 0)).toBeLessThan(60_000);
  });

  test("is not late where it only overtook one of the same minute", async () => {
    await said("Are you there?", 0.5);
    await said("Hello", 1);
    expect((await kept()).map(({ arrivedLate }) => arrivedLate)).toEqual([false, false]);
  });
});

describe("a batch", () => {
  test("of three accounts is five messages in four dialogs, each under its own account", async () => {
    await deliver("instagram-batch-5-entries-3-accounts");
    expect(await kept()).toHaveLength(5);
    const found = await database().select().from(dialogs);
    expect(found).toHaveLength(4);
    expect(new Set(found.map(({ accountId }) => accountId)).size).toBe(3);
    for (const { accountId, dialogId } of await kept()) {
      expect(found.find(({ id }) => id === dialogId)?.accountId).toBe(accountId);
    }
  });

  test("out of order is shown by the provider's time", async () => {
    await deliver("instagram-batch-one-entry-unordered");
    const texts = (await kept()).map(({ text }) => text);
    expect(texts.map((text) => text.toLowerCase())).toEqual([
      expect.stringContaining("first"),
      expect.stringContaining("second"),
      expect.stringContaining("third"),
    ]);
  });

  test.each<[string, (updates: object[]) => Promise<unknown>]>([
    ["after the answer", (messaging) => post(JSON.stringify(postOf(messaging)))],
    ["by the sweep, since the process ended before", keptAndSwept],
  ])(
    "that comes hours after it was said looks neither late nor unanswered, applied %s",
    async (_, come) => {
      const sam = { id: "1784140000000001" };
      const us = { id: manifest.world.instagram.accounts.A };
      const minutes = [...Array(30).keys()];
      const updates = minutes.map((minute) => {
        const isAnswer = minute === 29;
        return {
          sender: isAnswer ? us : sam,
          recipient: isAnswer ? sam : us,
          timestamp: Date.now() - (300 - minute) * 60_000,
          // By their ids they would stand the other way round.
          message: { mid: `mid.${99 - minute}`, text: "Words", is_echo: isAnswer },
        };
      });
      await come(updates);
      const thread = await kept();
      expect(thread.map(({ seq }) => seq)).toEqual(minutes.map((minute) => minute + 1));
      expect(thread.filter(({ arrivedLate }) => arrivedLate)).toEqual([]);
      expect(await database().select().from(dialogs)).toMatchObject([
        { unansweredSince: null, inboundCount: 29, clearedInbound: 29 },
      ]);
    },
  );

  test("of 1,000 updates is kept whole, and one that can't be understood costs only itself", async () => {
    const id = manifest.world.instagram.accounts.A;
    const messaging = [...Array(1000).keys()].map((index) =>
      index === 500
        ? { sender: { id: 5 }, recipient: "nobody", message: 7 }
        : {
            sender: { id: `178414${String(index % 20).padStart(10, "0")}` },
            recipient: { id },
            timestamp: 1_795_000_000_000 + index,
            message: { mid: `mid.${index}`, text: `Words ${index}` },
          },
    );
    const body = JSON.stringify({
      object: "instagram",
      entry: [{ id, time: 1_795_000_000_000, messaging }],
    });
    expect((await post(body)).status).toBe(200);
    expect(await kept()).toHaveLength(999);
    expect(await database().$count(dialogs)).toBe(20);
  }, 60_000);

  test("that comes twice at once, the other way round, is answered both times and kept once", async () => {
    const id = manifest.world.instagram.accounts.A;
    const batch = (round: number) =>
      [...Array(300).keys()].map((index) => ({
        sender: { id: "1784140000000001" },
        recipient: { id },
        timestamp: 1_795_000_000_000 + index,
        read: { mid: `mid.${round}.${index}` },
      }));
    const bodyOf = (messaging: object[]) =>
      JSON.stringify({
        object: "instagram",
        entry: [{ id, time: 1_795_000_000_000, messaging }],
      });
    for (let round = 0; round < 3; round += 1) {
      const updates = batch(round);
      const answers = await Promise.all(
        [updates, updates.toReversed()].map((each) =>
          atDoor(instagramPost(bodyOf(each))),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      await afterwards();
    }
    expect(await database().$count(deliveries)).toBe(900);
  });

  test("for accounts that are not ours is acknowledged and counted, and keeps nothing", async () => {
    const foreign = instagramSample("instagram-text-basic")
      .toString()
      .replaceAll(manifest.world.instagram.accounts.A, "17841400000000000");
    expect((await post(foreign)).status).toBe(200);
    expect(await kept()).toEqual([]);
    const tallies = await database().select().from(deliveryTallies);
    expect(tallies.map(({ reason }) => reason)).toContain("foreignAccount");
  });
});

describe("what a patient does to a message", () => {
  test("an unsent one leaves a tombstone; its words are nowhere", async () => {
    await deliver("instagram-unsend.1-original");
    const [before] = await kept();
    const words = before?.text ?? "";
    expect(words).not.toBe("");
    await deliver("instagram-unsend.2-delete");
    const [after] = await kept();
    expect(after?.unsentAt).not.toBeNull();
    const everything = JSON.stringify([
      await kept(),
      await database().select().from(dialogs),
      await database().select().from(deliveries),
      await database().select().from(messageVersions),
    ]);
    expect(everything).not.toContain(words);
  });

  test("unsending before the message has come still leaves only a tombstone", async () => {
    await deliver("instagram-unsend.2-delete");
    await deliver("instagram-unsend.1-original");
    expect(await kept()).toMatchObject([{ text: "", unsentAt: expect.any(Date) }]);
  });

  test.each([
    ["what a patient took back", false],
    ["what the clinic took back in the app", true],
  ])(
    "%s before it came is never shown, though this process ends as it comes",
    async (_, isOurs) => {
      const { A: clinic } = manifest.world.instagram.accounts;
      const [sender, recipient] = [{ id: "1784140000000001" }, { id: clinic }];
      const ends = isOurs
        ? { sender: recipient, recipient: sender }
        : { sender, recipient };
      const echo = isOurs && { is_echo: true };
      const picture = {
        type: "image",
        payload: { url: "https://lookaside.fbsbx.com/1" },
      };
      const said = { mid: "m1", text: "Not for your eyes", attachments: [picture] };
      const message = { ...said, ...echo };
      const update = { ...ends, timestamp: Date.now() - 5_000 };
      await post(
        JSON.stringify(
          postOf([{ ...update, message: { mid: "m1", is_deleted: true, ...echo } }]),
        ),
      );
      await keptAndSwept([{ ...update, message }]);
      expect(await kept()).toMatchObject([{ text: "", unsentAt: expect.any(Date) }]);
      expect(await database().$count(attachments)).toBe(0);
      expect(JSON.stringify(await database().select().from(dialogs))).not.toContain(
        "eyes",
      );
      await database()
        .update(deliveries)
        .set({ nextAttemptAt: new Date(0) })
        .where(eq(deliveries.state, "waiting"));
      await applyDue();
      expect(JSON.stringify(await database().select().from(deliveries))).not.toContain(
        "eyes",
      );
    },
  );

  test("is taken back also where it comes hours after that: Meta comes again for 36", async () => {
    await deliver("instagram-unsend.2-delete");
    await waitForThirtyHours();
    await deliver("instagram-unsend.1-original");
    expect(await kept()).toMatchObject([{ text: "", unsentAt: expect.any(Date) }]);
  });

  test("a reaction stands on its message also where that comes hours after it", async () => {
    const reaction = { mid: "$mid", action: "react", reaction: "love", emoji: "❤" };
    await deliver("instagram-text-basic");
    const mid = (await kept())[0]?.externalId ?? "";
    await emptyInbox(database());
    await post(about(mid, { reaction }));
    await waitForThirtyHours();
    await deliver("instagram-text-basic");
    expect(await database().select().from(reactions)).toMatchObject([{ emoji: "❤" }]);
  });

  test("unsending one that is quarantined leaves its words nowhere, and nothing to replay", async () => {
    await deliver("instagram-unsend.1-original");
    const [said] = await database().select().from(deliveries);
    await emptyInbox(database());
    await database()
      .insert(deliveries)
      .values({
        ...said,
        id: undefined,
        state: "quarantined",
      } as typeof deliveries.$inferInsert);
    await deliver("instagram-unsend.2-delete");
    expect(await kept()).toEqual([]);
    expect(
      await database().select().from(deliveries).orderBy(deliveries.id),
    ).toMatchObject([
      { state: "ignored", reason: "unsent", payload: "{}" },
      { state: "applied" },
    ]);
  });

  const editOf = (mid: string, text: string) =>
    post(about(mid, { message_edit: { mid: "$mid", text, num_edit: "1" } }));
  const editInLedger = async () =>
    (await database().select().from(deliveries)).find(({ kind }) => kind === "edit");

  test("an edit that comes after its message was unsent leaves its words nowhere", async () => {
    await deliver("instagram-unsend.1-original");
    const mid = (await kept())[0]?.externalId ?? "";
    await deliver("instagram-unsend.2-delete");
    await editOf(mid, "what I meant to say");
    expect(await editInLedger()).toMatchObject({
      state: "ignored",
      reason: "unsent",
      payload: "{}",
    });
  });

  test("an edit that still waits as its message is unsent comes to nothing", async () => {
    await deliver("instagram-unsend.1-original");
    const mid = (await kept())[0]?.externalId ?? "";
    await editOf(mid, "what I meant to say");
    await database()
      .update(deliveries)
      .set({ state: "waiting", nextAttemptAt: new Date(0) })
      .where(eq(deliveries.kind, "edit"));
    await deliver("instagram-unsend.2-delete");
    await applyDue();
    expect(await editInLedger()).toMatchObject({ state: "ignored", reason: "unsent" });
  });

  test("of one that is quarantined no edit is left either, and nothing of others is touched", async () => {
    const mid = "m_1%";
    const others = await idOf("B");
    const held = (accountId: number, eventKey: string, kind: "edit" | "message") => ({
      ...{ accountId, eventKey, kind, payload: `{"words":"${eventKey}"}` },
      state: kind === "edit" ? ("waiting" as const) : ("quarantined" as const),
    });
    const ours = await idOf("A");
    await database()
      .insert(deliveries)
      .values([
        held(ours, `message:${mid}`, "message"),
        held(ours, `edit:${mid}:1`, "edit"),
        held(ours, "edit:mx1-another:1", "edit"),
        held(others, `message:${mid}`, "message"),
        held(others, `edit:${mid}:1`, "edit"),
      ]);
    await post(about(mid, { message: { mid: "$mid", is_deleted: true } }));
    const left = await database().select().from(deliveries).orderBy(deliveries.id);
    expect(left.map(({ state, payload }) => [state, payload === "{}"])).toEqual([
      ["ignored", true],
      ["ignored", true],
      ["waiting", false],
      ["quarantined", false],
      ["waiting", false],
      ["applied", false],
    ]);
  });

  test("a reaction stands once for a person, and its removal takes it away whichever comes last", async () => {
    await deliver("instagram-text-basic");
    const mid = (await kept())[0]?.externalId ?? "";
    const react = (timestamp: number, action: object) =>
      post(about(mid, { timestamp, reaction: { mid: "$mid", ...action } }));
    await react(1_795_000_000_100, { action: "react", reaction: "love", emoji: "❤" });
    await react(1_795_000_000_300, { action: "unreact" });
    await react(1_795_000_000_200, { action: "react", reaction: "smile", emoji: "😊" });
    expect(await database().select().from(reactions)).toMatchObject([{ emoji: null }]);
  });

  test("the newest edit wins in any order, and the earlier text is kept", async () => {
    await deliver("instagram-text-basic");
    const mid = (await kept())[0]?.externalId ?? "";
    const first = (await kept())[0]?.text;
    const edit = (number: string, text: string) =>
      post(about(mid, { message_edit: { mid: "$mid", text, num_edit: number } }));
    await edit("2", "second edit");
    await edit("1", "first edit");
    expect(await kept()).toMatchObject([{ text: "second edit" }]);
    const versions = await database().select().from(messageVersions);
    expect(versions.map(({ text }) => text)).toEqual(
      expect.arrayContaining([first, "first edit", "second edit"]),
    );
  });

  test("an edit that came long before its message stands with the next sweep, though the process ends as the message comes", async () => {
    const mid = "mid.edited-before";
    await editOf(mid, "At noon");
    await database()
      .update(deliveries)
      .set({ nextAttemptAt: new Date(Date.now() + 4 * 60_000) });
    const ends = {
      sender: { id: "1784140000000001" },
      recipient: { id: manifest.world.instagram.accounts.A },
    };
    await keptAndSwept([
      { ...ends, timestamp: 1_795_000_000_000, message: { mid, text: "At ten" } },
    ]);
    await applyDue();
    expect(await kept()).toMatchObject([{ text: "At noon" }]);
  });
});

describe("what the clinic said elsewhere", () => {
  test("is shown as the clinic's, from the Instagram app, not unread and under the patient's dialog", async () => {
    await deliver("instagram-echo-from-app");
    expect(await kept()).toMatchObject([{ direction: "outbound", origin: "app" }]);
    expect(await database().select().from(dialogs)).toMatchObject([
      { inboundCount: 0, unansweredSince: null },
    ]);
    const [contact] = await database().select().from(contacts);
    const own = await database().select().from(accounts);
    expect(own.some(({ externalId }) => externalId === contact?.handle)).toBe(false);
  });

  test("does not come back by a delivery that is repeated after it was erased", async () => {
    await deliver("instagram-echo-from-app");
    const [echo] = await kept();
    await database().transaction(async (rows) => {
      await allowErasing(rows);
      await forgetMessages(rows, [echo?.id ?? 0]);
    });
    await deliver("instagram-echo-from-app");
    expect(await kept()).toEqual([]);
    expect(await database().select().from(deliveries)).toMatchObject([
      { state: "ignored", reason: "erased" },
    ]);
  });
});

describe("a stranger", () => {
  const body = instagramSample("instagram-text-basic");
  const signed = instagramPost(body).headers.get("x-hub-signature-256") ?? "";

  test.each([
    ["nothing", null],
    ["another secret", "sha256=".padEnd(71, "0")],
    ["upper case", signed.toUpperCase()],
    ["a short one", signed.slice(0, 20)],
    ["sha1", signed.replace("sha256", "sha1")],
    ["no hex", "sha256=".padEnd(71, "z")],
    ["two of them", `${signed}, ${signed}`],
  ])(
    "with a signature that is %s is refused and no row is written",
    async (_, signature) => {
      const request = new Request(manifest.world.urls.instagram, {
        method: "POST",
        headers: signature ? { "x-hub-signature-256": signature } : {},
        body: new Uint8Array(body),
      });
      expect((await atDoor(request)).status).toBe(403);
      expect(await database().$count(deliveries)).toBe(0);
    },
  );
});

/** What has come was received so long ago, and is looked at once more. */
async function waitForThirtyHours() {
  await database()
    .update(deliveries)
    .set({
      receivedAt: new Date(Date.now() - 30 * 3_600_000),
      nextAttemptAt: new Date(0),
    });
  expect(await applyDue()).toBe(1);
}

/** Our id of an account of the invented clinic. */
async function idOf(which: "A" | "B"): Promise<number> {
  const externalId = manifest.world.instagram.accounts[which];
  const [found] = await database()
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.externalId, externalId));
  return found?.id ?? 0;
}
