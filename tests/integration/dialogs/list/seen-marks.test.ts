import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/current-staff";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import { markSeen, markUnread } from "@/lib/dialogs/actions/see";
import { countTabs, listDialogs } from "@/lib/dialogs/list/list";
import { leaveMarksBehind } from "@/lib/dialogs/list/seen-marks";
import { storeReply } from "@/lib/dialogs/send/send";
import type { ListFilter } from "@/lib/dialogs/types/list";
import { below, oneOf, randomFrom } from "@/tests/bench/seed/random";
import { makeCast } from "@/tests/support/cast";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, seenAll } from "@/tests/support/factories";

const database = useDatabase();
let cast: Awaited<ReturnType<typeof makeCast>>;

beforeAll(async () => {
  cast = await makeCast();
});

beforeEach(() => emptyInbox(database()));

const write = (who = 0) =>
  makeDialog(cast.sender, {
    text: "Is Tuesday free?",
    peer: {
      identities: [{ kind: "phone", value: `+4477009001${20 + who}` }],
      name: `Patient ${who}`,
      handle: null,
    },
  });

const seeAll = (staff: Staff, dialogId: number) =>
  markSeen(staff, { dialogId, seq: seenAll });

/** What is unread in either tab for a member of staff: as it is filtered, as it is counted and as the rows have it. */
async function unreadOf(staff: Staff) {
  const inBoth = async (filter: Partial<ListFilter>) => {
    const pages = (["active", "closed"] as const).map((tab) =>
      listDialogs(staff, { tab, filter }),
    );
    return (await Promise.all(pages)).flatMap(({ rows }) => rows);
  };
  const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort();
  const { marks } = await countTabs(staff);
  return {
    filtered: idsOf(await inBoth({ unread: true })),
    counted: marks.active.unread + marks.closed.unread,
    shown: idsOf((await inBoth({})).filter(({ unread }) => unread > 0)),
  };
}

const isUnread = async (staff: Staff, id: number) =>
  (await unreadOf(staff)).filtered.includes(id);

test("a closing that is taken back leaves a dialog read for who had read it and unread for who had not, swept or not", async () => {
  const { dana, tomas } = cast;
  const id = await write();
  await seeAll(tomas, id);
  expect(await leaveMarksBehind()).toBe(0);
  await closeDialog(dana, id);
  expect(await leaveMarksBehind()).toBe(1);
  await reopenDialog(dana, id);
  expect(await isUnread(tomas, id)).toBe(false);
  expect(await isUnread(dana, id)).toBe(true);
  expect(await leaveMarksBehind()).toBe(0);
});

test("what comes after a dialog was settled is unread until it is seen", async () => {
  const { dana, tomas } = cast;
  const id = await write();
  await seeAll(tomas, id);
  const reply = {
    dialogId: id,
    clientId: randomUUID(),
    text: "It is.",
    seenSeq: seenAll,
  };
  await storeReply(dana, reply);
  expect(await leaveMarksBehind()).toBe(2);
  await write();
  expect(await isUnread(tomas, id)).toBe(true);
  await seeAll(tomas, id);
  expect(await isUnread(tomas, id)).toBe(false);
  expect(await leaveMarksBehind()).toBe(0);
});

test("filter, counts and rows agree on what is unread, whatever is done and whenever it is swept", async () => {
  const random = randomFrom(7);
  const { dana, tomas } = cast;
  const ids = await Promise.all([0, 1, 2].map(write));
  const deeds: ((staff: Staff, dialogId: number, who: number) => Promise<unknown>)[] = [
    (_staff, _dialogId, who) => write(who),
    seeAll,
    (staff, dialogId) => markSeen(staff, { dialogId, seq: 1 + below(random, 6) }),
    markUnread,
    (staff, dialogId) => closeDialog(staff, dialogId),
    (staff, dialogId) => reopenDialog(staff, dialogId),
    (staff, dialogId) =>
      storeReply(staff, {
        dialogId,
        clientId: randomUUID(),
        text: "Yes.",
        seenSeq: seenAll,
      }),
    leaveMarksBehind,
  ];
  for (let step = 0; step < 120; step += 1) {
    const who = below(random, ids.length);
    await oneOf(random, deeds)(oneOf(random, [dana, tomas]), ids[who] ?? 0, who);
    for (const staff of [dana, tomas]) {
      const { filtered, counted, shown } = await unreadOf(staff);
      expect({ step, filtered, counted }).toEqual({
        step,
        filtered: shown,
        counted: shown.length,
      });
    }
  }
});
