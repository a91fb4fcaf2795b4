import { threadEntries } from "@/components/dialog/reading/thread-entries";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import type { BesideRow } from "@/lib/dialogs/types/beside";
import { ago, closedBy, dana, fromRuth, fromTomas } from "@/tests/components/faces";

type View = Parameters<typeof threadEntries>[2];

const view: View = {
  zone: "Europe/London",
  firstUnseenSeq: null,
  hasOlder: false,
  me: dana,
};

/** The thread in short: days, the mark, and messages as `[first and last] text`. */
const drawn = (messages: DrawnMessage[], given: View, beside: BesideRow[] = []) =>
  threadEntries(messages, beside, given).map((entry) => {
    if (entry.type === "beside") return entry.row.id;
    if (entry.type !== "message") return entry.type;
    return `${entry.first ? "[" : ""}${entry.message.text}${entry.last ? "]" : ""}`;
  });

test("what Ruth says within five minutes stands together, and a pause begins anew", () => {
  const messages = [
    fromRuth(1, { at: ago(20) }),
    fromRuth(2, { at: ago(15) }),
    fromRuth(3, { at: ago(9) }),
  ];
  expect(drawn(messages, view)).toEqual([
    "day",
    "[Message 1",
    "Message 2]",
    "[Message 3]",
  ]);
});

test("two colleagues who answer one after the other stand apart", () => {
  const messages = [
    fromTomas(1, { at: ago(3) }),
    fromTomas(2, { at: ago(2), author: "Dana Whitlock", authorId: dana.id }),
  ];
  expect(drawn(messages, view)).toEqual(["day", "[Message 1]", "[Message 2]"]);
});

test("so do two colleagues of one name", () => {
  const messages = [
    fromTomas(1, { at: ago(3) }),
    fromTomas(2, { at: ago(2), authorId: 3 }),
  ];
  expect(drawn(messages, view)).toEqual(["day", "[Message 1]", "[Message 2]"]);
});

test("what Dana has just written joins her group before it is stored", () => {
  const messages = [
    fromTomas(1, { at: ago(3), author: "Dana Whitlock", authorId: dana.id }),
    fromTomas(2, { at: ago(2), author: null, authorId: null, drawn: true, text: "Soon" }),
  ];
  expect(drawn(messages, view)).toEqual(["day", "[Message 1", "Soon]"]);
});

test("midnight at the clinic divides, whatever UTC says", () => {
  const messages = [
    fromRuth(1, { at: "2025-07-15T22:59:00Z" }),
    fromRuth(2, { at: "2025-07-15T23:01:00Z" }),
  ];
  expect(drawn(messages, view)).toEqual(["day", "[Message 1]", "day", "[Message 2]"]);
});

test("the mark stands before the first message of Ruth's that was new at opening", () => {
  const messages = [
    fromRuth(1, { at: ago(4) }),
    fromTomas(2, { at: ago(3) }),
    fromRuth(3, { at: ago(2) }),
    fromRuth(4, { at: ago(1) }),
  ];
  expect(drawn(messages, { ...view, firstUnseenSeq: 2 })).toEqual([
    "day",
    "[Message 1]",
    "[Message 2]",
    "new",
    "[Message 3",
    "Message 4]",
  ]);
});

test("the mark waits while older messages, which may be new as well, are not loaded", () => {
  const messages = [fromRuth(3, { at: ago(2) })];
  expect(drawn(messages, { ...view, firstUnseenSeq: 3, hasOlder: true })).not.toContain(
    "new",
  );
  expect(drawn(messages, { ...view, firstUnseenSeq: 3 })).toContain("new");
});

test("what was done with the dialog stands at its time, and parts what was said around it", () => {
  const messages = [fromRuth(1, { at: ago(4) }), fromRuth(2, { at: ago(2) })];
  expect(drawn(messages, view, [closedBy("Tomas Reyk", { at: ago(3) })])).toEqual([
    "day",
    "[Message 1]",
    "touch-1",
    "[Message 2]",
  ]);
});

test("what a message brought about stands above it, and what came last below all", () => {
  const rows = [
    closedBy("Tomas Reyk", { id: "touch-1", at: ago(4) }),
    closedBy("Tomas Reyk", { id: "touch-2", at: ago(1) }),
  ];
  expect(drawn([fromRuth(1, { at: ago(4) })], view, rows)).toEqual([
    "day",
    "touch-1",
    "[Message 1]",
    "touch-2",
  ]);
});

test("a day on which nobody wrote has its line as well", () => {
  const messages = [fromRuth(1, { at: ago(1) })];
  const rows = [closedBy("Tomas Reyk", { at: ago(24 * 60) })];
  expect(drawn(messages, view, rows)).toEqual(["day", "touch-1", "day", "[Message 1]"]);
});

test("a dialog in which nothing was said shows what was done with it", () => {
  expect(drawn([], view, [closedBy("Tomas Reyk")])).toEqual(["day", "touch-1"]);
});
