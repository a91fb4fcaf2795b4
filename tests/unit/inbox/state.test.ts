import type { InboxEvent, InboxState } from "@/components/inbox/state/model";
import { type Place, unfiltered } from "@/components/inbox/state/place";
import { beginInbox, reduceInbox } from "@/components/inbox/state/reducer";
import {
  arrivals,
  detailsVersion,
  hasNewer,
  jumpOf,
  lateMessages,
  loadedRow,
  nextPage,
  openDialog,
  rowOf,
  threadMessages,
  visibleRows,
} from "@/components/inbox/state/selectors";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { Clinic } from "./clinic";
import { wholeList } from "./whole-list";

const mariaId = 1;

/** A screen that asks the clinic by hand, so that a test says what comes when. */
function screenAt(clinic: Clinic, place: Partial<Place> = {}) {
  const here = { ...wholeList, ...place };
  let state = beginInbox({
    place: here,
    cursor: clinic.cursor(),
    page: clinic.list(here.tab, undefined, here.filter),
    open: here.openId === null ? null : clinic.open(here.openId),
    around:
      here.messageId === null ? null : clinic.around(here.openId ?? 0, here.messageId),
    missing: false,
  });
  const screen = {
    get state(): InboxState {
      return state;
    },
    tell(event: InboxEvent) {
      state = reduceInbox(state, event);
    },
    /** Asks now; the answer comes when the returned function is called. */
    asksForChanges() {
      const { cursor, clock: asOf, place: asked } = state;
      const changes = clinic.changes(cursor, asked.openId, asked);
      if (changes.reset) throw new Error("Nobody restored the clinic.");
      return () => screen.tell({ type: "changed", changes, asked, asOf });
    },
    asksToOpen(dialogId: number) {
      const { clock: asOf } = state;
      const dialog = clinic.open(dialogId) as OpenDialog;
      return () => screen.tell({ type: "opened", dialog, asOf });
    },
    catchesUp: () => screen.asksForChanges()(),
    goes(target: Partial<Place>) {
      screen.tell({ type: "navigated", place: { ...state.place, ...target } });
    },
    loads(more?: "more") {
      const { tab, filter } = state.place;
      const after = (more && nextPage(state)) ?? undefined;
      const page = clinic.list(tab, after, filter);
      screen.tell({ type: "listLoaded", list: { tab, filter }, page });
    },
    loadsOlder(dialogId: number) {
      const [oldest] = threadMessages(state);
      const older = clinic.older(dialogId, oldest?.id ?? 0);
      screen.tell({ type: "olderLoaded", dialogId, older });
    },
    seeks(messageId: number) {
      screen.goes({ messageId });
      screen.tell({ type: "seekAsked" });
      const dialogId = state.place.openId ?? 0;
      const around = clinic.around(dialogId, messageId);
      if (around) screen.tell({ type: "aroundLoaded", dialogId, around });
      else screen.tell({ type: "seekFailed", dialogId, why: "missing" });
    },
    loadsNewer() {
      const dialogId = state.place.openId ?? 0;
      const newer = clinic.newer(dialogId, threadMessages(state).at(-1)?.id ?? 0);
      screen.tell({ type: "newerLoaded", dialogId, newer });
    },
    draws(clientId: string, text: string) {
      const dialogId = state.place.openId ?? 0;
      const at = "2026-11-20T10:00:00.000Z";
      screen.tell({
        type: "drew",
        draft: {
          clientId,
          dialogId,
          text,
          at,
          files: [],
          template: null,
          seenSeq: 0,
          thenClose: false,
          retryOf: null,
        },
      });
    },
    names: () => visibleRows(state, 0).map(({ name }) => name),
    unreadOf: (id: number) => visibleRows(state, 0).find((row) => row.id === id)?.unread,
    texts: () => threadMessages(state).map(({ text }) => text),
    keys: () => threadMessages(state).map(({ key }) => key),
  };
  return screen;
}

/** Maria and two others, who wrote in this order. */
function threePatients() {
  const clinic = new Clinic();
  for (const name of ["Maria", "Yousef", "Ruth"]) clinic.welcome(name);
  clinic.hear(1, "Buongiorno");
  clinic.hear(2, "Is there parking?");
  clinic.hear(3, "Ben's form attached");
  return clinic;
}

describe("what Details may tell", () => {
  const told = () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    return { clinic, screen, version: () => detailsVersion(screen.state) };
  };

  test("is the same whatever becomes of a reply, is seen or is being written", () => {
    const { clinic, screen, version } = told();
    clinic.send({ dialogId: mariaId, clientId: "c1", text: "On Tuesday." });
    screen.catchesUp();
    const stored = version();
    const [reply] = clinic.thread(mariaId).slice(-1);
    for (const status of ["sent", "delivered", "read"] as const)
      clinic.report(reply?.id ?? 0, status);
    clinic.see(mariaId, 1);
    clinic.keepDraft(mariaId, { text: "And", note: "" });
    screen.catchesUp();
    expect(clinic.row(mariaId).version).toBeGreaterThan(stored);
    expect(version()).toBe(stored);
  });

  test("changes with a message, with what is done, and with who is there; also beside reports", () => {
    const { clinic, screen, version } = told();
    const changes = [
      () => clinic.hear(mariaId, "Grazie"),
      () => clinic.assign({ dialogId: mariaId, assigneeId: 2 }),
      () => clinic.close(mariaId),
    ];
    for (const change of changes) {
      const before = version();
      change();
      clinic.report(1, "read");
      screen.catchesUp();
      expect(version()).toBeGreaterThan(before);
    }
  });

  test("changes with what stands beside, and with what was recorded elsewhere, which leave the dialog's own version", () => {
    const { clinic, screen, version } = told();
    const changes = [
      () => clinic.note({ dialogId: mariaId, clientId: "n1", text: "Rang her" }),
      () => clinic.record(mariaId),
      () => clinic.record(mariaId),
    ];
    for (const change of changes) {
      const before = version();
      change();
      screen.catchesUp();
      expect(version()).toBeGreaterThan(before);
    }
    const before = version();
    clinic.report(1, "read");
    screen.catchesUp();
    expect(version()).toBe(before);
  });

  test("is not new because the same page of the dialog comes again", () => {
    const { clinic, screen, version } = told();
    clinic.report(1, "read");
    screen.catchesUp();
    const before = version();
    screen.asksToOpen(mariaId)();
    expect(version()).toBe(before);
    clinic.assign({ dialogId: mariaId, assigneeId: 2 });
    screen.asksToOpen(mariaId)();
    expect(version()).toBeGreaterThan(before);
  });
});

describe("the list", () => {
  test("Maria's new message brings her dialog to the top", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    expect(screen.names()).toEqual(["Ruth", "Yousef", "Maria"]);
    clinic.hear(mariaId, "Could Tuesday be moved?");
    screen.catchesUp();
    expect(screen.names()).toEqual(["Maria", "Ruth", "Yousef"]);
    expect(screen.unreadOf(mariaId)).toBe(2);
  });

  test("a dialog that is closed leaves Active Chats and stands in Closed Chats", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    clinic.close(mariaId);
    screen.catchesUp();
    expect(screen.names()).toEqual(["Ruth", "Yousef"]);
    expect(screen.state.counts).toMatchObject({ active: 2, closed: 1 });
    screen.goes({ tab: "closed" });
    expect(screen.state.listState).toBe("loading");
    expect(screen.names()).toEqual([]);
    screen.loads();
    expect(screen.names()).toEqual(["Maria"]);
  });

  test("an older answer about a dialog does not undo a newer one", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    screen.goes({ tab: "closed" });
    clinic.close(mariaId);
    const early = clinic.list("closed");
    clinic.reopen(mariaId);
    screen.catchesUp();
    screen.tell({
      type: "listLoaded",
      list: { tab: "closed", filter: unfiltered },
      page: early,
    });
    expect(screen.names()).toEqual([]);
    screen.goes({ tab: "active" });
    expect(screen.state.listState).toBe("ready");
    expect(screen.names()).toContain("Maria");
  });

  test("a dialog below the loaded part waits for its page", () => {
    const clinic = new Clinic();
    for (const name of ["Maria", "Yousef", "Ruth", "Iryna", "Kenji"]) {
      clinic.hear(clinic.welcome(name), "Hello");
    }
    const screen = screenAt(clinic);
    clinic.see(mariaId, 1);
    screen.catchesUp();
    expect(screen.names()).toEqual(["Kenji", "Iryna", "Ruth"]);
    screen.loads("more");
    expect(screen.names()).toEqual(["Kenji", "Iryna", "Ruth", "Yousef", "Maria"]);
    expect(nextPage(screen.state)).toBeNull();
  });

  test("a page of a list that was left changes nothing", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    const filter = { ...unfiltered, account: 9 };
    const page = clinic.list("active", undefined, filter);
    const { counts } = screen.state;
    screen.tell({ type: "listLoaded", list: { tab: "active", filter }, page });
    expect(screen.names()).toEqual(["Ruth", "Yousef", "Maria"]);
    expect(screen.state.counts).toBe(counts);
  });

  test("of a list that was left as everything began anew nothing is taken for loaded", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    screen.goes({ tab: "closed" });
    screen.loads();
    screen.goes({ tab: "active" });
    for (const name of ["Iryna", "Kenji", "Amara", "Bo", "Ann"])
      clinic.close(clinic.welcome(name));
    screen.catchesUp();
    screen.goes({ tab: "closed" });
    expect(screen.state.listState).toBe("loading");
  });
});

describe("what the tabs count", () => {
  const unread = { ...unfiltered, unread: true };

  test("is of the list that is shown; of an answer about another only what is new anywhere is taken", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    const answers = screen.asksForChanges();
    clinic.see(mariaId, 1);
    screen.goes({ filter: unread });
    screen.loads();
    expect(screen.state.counts).toMatchObject({ active: 2, unread: 2 });
    answers();
    expect(screen.state.counts).toMatchObject({ active: 2, unread: 3 });
  });

  test("is not set back by a page that was asked for before", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    screen.goes({ filter: unread });
    const page = clinic.list("active", undefined, unread);
    clinic.close(mariaId);
    screen.catchesUp();
    screen.tell({ type: "listLoaded", list: { tab: "active", filter: unread }, page });
    expect(screen.state.counts).toMatchObject({ active: 2, closed: 1 });
  });
});

describe("the open thread", () => {
  test("messages stand in the provider's order, whatever order they came in", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    clinic.hear(mariaId, "Second");
    clinic.hear(mariaId, "Between", 2);
    screen.catchesUp();
    expect(screen.texts()).toEqual(["Buongiorno", "Between", "Second"]);
  });

  test("a tick climbs on the message that it belongs to", () => {
    const clinic = threePatients();
    clinic.send({ dialogId: mariaId, clientId: "c1", text: "Of course" });
    const screen = screenAt(clinic, { openId: mariaId });
    clinic.report(4, "delivered");
    screen.catchesUp();
    expect(threadMessages(screen.state).at(-1)?.status).toBe("delivered");
  });

  test("earlier messages come a page at a time, and a change to one waits for its page", () => {
    const clinic = threePatients();
    for (const n of [1, 2, 3, 4, 5, 6]) {
      clinic.send({ dialogId: mariaId, clientId: `c${n}`, text: `Answer ${n}` });
    }
    const screen = screenAt(clinic, { openId: mariaId });
    expect(screen.texts()).toEqual(["Answer 3", "Answer 4", "Answer 5", "Answer 6"]);
    const older = clinic.older(mariaId, 6);
    clinic.report(4, "read");
    screen.catchesUp();
    expect(screen.texts()).toHaveLength(4);
    screen.tell({ type: "olderLoaded", dialogId: mariaId, older });
    const [hello, first] = threadMessages(screen.state);
    expect(hello?.text).toBe("Buongiorno");
    expect(first?.status).toBe("read");
    expect(openDialog(screen.state)?.hasOlder).toBe(false);
  });

  test("a dialog that stays open all day does not grow without end for who is at its newest messages", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    for (let n = 1; n <= 300; n += 1) clinic.hear(mariaId, `News ${n}`);
    screen.catchesUp();
    expect(screen.texts().length).toBeGreaterThan(300);
    screen.tell({ type: "sighted", dialogId: mariaId, seq: 301 });
    expect(screen.texts()).toHaveLength(150);
    expect(screen.texts().at(-1)).toBe("News 300");
    expect(openDialog(screen.state)?.hasOlder).toBe(true);
    screen.loadsOlder(mariaId);
    expect(screen.texts().slice(0, 5)).toEqual(
      [147, 148, 149, 150, 151].map((n) => `News ${n}`),
    );
  });

  test("a dialog that was opened before is there at once, and its refresh leaves no gap", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.goes({ openId: 2 });
    screen.asksToOpen(2)();
    for (const n of [1, 2, 3, 4, 5]) clinic.hear(mariaId, `News ${n}`);
    screen.catchesUp();
    screen.goes({ openId: mariaId });
    expect(screen.state.openState).toBe("ready");
    expect(screen.texts()).toEqual(["Buongiorno"]);
    screen.asksToOpen(mariaId)();
    expect(screen.texts()).toEqual(["News 2", "News 3", "News 4", "News 5"]);
    screen.loadsOlder(mariaId);
    expect(screen.texts().slice(0, 2)).toEqual(["Buongiorno", "News 1"]);
  });

  test("a message that outruns the thread's first page is not lost", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    screen.goes({ openId: mariaId });
    const opens = screen.asksToOpen(mariaId);
    clinic.hear(mariaId, "Hello again");
    screen.catchesUp();
    expect(screen.state.openState).toBe("loading");
    expect(screen.texts()).toEqual([]);
    opens();
    expect(screen.texts()).toEqual(["Buongiorno", "Hello again"]);
  });

  test("an answer that was asked for another dialog does not swallow this one's message", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: 2 });
    screen.goes({ openId: mariaId });
    const opens = screen.asksToOpen(mariaId);
    screen.goes({ openId: 2 });
    clinic.hear(mariaId, "Hello again");
    const answers = screen.asksForChanges();
    screen.goes({ openId: mariaId });
    opens();
    answers();
    screen.catchesUp();
    expect(screen.texts()).toEqual(["Buongiorno", "Hello again"]);
  });

  test("a dialog that can't be seen is missing, and the list is not", () => {
    const screen = screenAt(threePatients());
    screen.goes({ openId: 99 });
    screen.tell({ type: "openFailed", dialogId: 99, why: "missing" });
    expect(screen.state.openState).toBe("missing");
    screen.goes({ openId: null });
    expect(screen.state.openState).toBe("none");
    expect(screen.names()).toHaveLength(3);
  });

  test("a refresh that fails leaves the thread on the screen", () => {
    const screen = screenAt(threePatients(), { openId: mariaId });
    screen.tell({ type: "openFailed", dialogId: mariaId, why: "failed" });
    expect(screen.state.openState).toBe("ready");
  });
});

describe("what is new at opening", () => {
  test("the mark stands before the first unseen message, and stays when it is seen", () => {
    const clinic = threePatients();
    clinic.see(mariaId, 1);
    clinic.hear(mariaId, "Could Tuesday be moved?");
    clinic.hear(mariaId, "Or Wednesday?");
    const screen = screenAt(clinic);
    screen.goes({ openId: mariaId });
    expect(screen.state.firstUnseen).toBeNull();
    screen.asksToOpen(mariaId)();
    expect(screen.state.firstUnseen).toMatchObject({ seq: 2 });
    screen.tell({ type: "seen", dialogId: mariaId, seq: 3 });
    clinic.see(mariaId, 3);
    screen.catchesUp();
    expect(screen.state.firstUnseen).toMatchObject({ seq: 2 });
  });

  test("there is no mark where everything was seen", () => {
    const clinic = threePatients();
    clinic.see(mariaId, 1);
    expect(screenAt(clinic, { openId: mariaId }).state.firstUnseen).toMatchObject({
      seq: null,
    });
  });
});

describe("unread", () => {
  test("goes the moment that Maria's message is seen, and an answer asked before does not bring it back", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    clinic.send({ dialogId: mariaId, clientId: "c1", text: "Of course" });
    clinic.report(4, "sent");
    const answers = screen.asksForChanges();
    screen.tell({ type: "seen", dialogId: mariaId, seq: 1 });
    expect(screen.unreadOf(mariaId)).toBe(0);
    clinic.see(mariaId, 1);
    screen.tell({ type: "seenStored", dialogId: mariaId, seq: 1 });
    answers();
    expect(screen.unreadOf(mariaId)).toBe(0);
    screen.catchesUp();
    expect(screen.unreadOf(mariaId)).toBe(0);
    expect(screen.state.floors.size).toBe(0);
  });

  test("a page asked for before the mark can't bring the count back afterwards", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    const opens = screen.asksToOpen(mariaId);
    screen.tell({ type: "seen", dialogId: mariaId, seq: 1 });
    clinic.see(mariaId, 1);
    screen.tell({ type: "seenStored", dialogId: mariaId, seq: 1 });
    screen.catchesUp();
    opens();
    expect(screen.unreadOf(mariaId)).toBe(0);
  });

  test("a message above the mark counts, before the server knows of the mark and after", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.tell({ type: "seen", dialogId: mariaId, seq: 1 });
    clinic.hear(mariaId, "One more thing");
    screen.catchesUp();
    expect(screen.unreadOf(mariaId)).toBe(1);
    screen.goes({ openId: 2 });
    clinic.see(mariaId, 1);
    screen.tell({ type: "seenStored", dialogId: mariaId, seq: 1 });
    clinic.hear(mariaId, "And another");
    screen.catchesUp();
    expect(screen.unreadOf(mariaId)).toBe(2);
  });

  test("a higher mark stands while only a lower one is kept", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    clinic.hear(mariaId, "One more thing");
    screen.catchesUp();
    screen.tell({ type: "seen", dialogId: mariaId, seq: 1 });
    screen.tell({ type: "seen", dialogId: mariaId, seq: 2 });
    clinic.see(mariaId, 1);
    screen.tell({ type: "seenStored", dialogId: mariaId, seq: 1 });
    screen.catchesUp();
    expect(screen.unreadOf(mariaId)).toBe(0);
  });

  test("what was seen on another screen is not counted, though it stands above this one's mark", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.tell({ type: "seen", dialogId: mariaId, seq: 1 });
    clinic.hear(mariaId, "One more thing");
    clinic.hear(mariaId, "And another");
    clinic.see(mariaId, 2);
    screen.catchesUp();
    expect(screen.unreadOf(mariaId)).toBe(1);
  });

  test.each([
    ["stays seen what the server has not heard of", false, 0],
    ["is unread what it has forgotten", true, 1],
  ])("as everything begins anew %s", (_, isStored, count) => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.tell({ type: "seen", dialogId: mariaId, seq: 1 });
    if (isStored) screen.tell({ type: "seenStored", dialogId: mariaId, seq: 1 });
    const { place } = screen.state;
    const page = clinic.list("active");
    const shown = { place, page, open: clinic.open(mariaId), cursor: clinic.cursor() };
    screen.tell({
      type: "reloaded",
      beginning: { ...shown, around: null, missing: false },
    });
    expect(screen.unreadOf(mariaId)).toBe(count);
  });

  test("a lower mark than before changes nothing", () => {
    const screen = screenAt(threePatients(), { openId: mariaId });
    screen.tell({ type: "seen", dialogId: mariaId, seq: 4 });
    const { floors } = screen.state;
    screen.tell({ type: "seen", dialogId: mariaId, seq: 2 });
    expect(screen.state.floors).toBe(floors);
  });
});

describe("a reply", () => {
  test("is drawn at once, after what is stored, and the stored message takes its place", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.draws("c1", "Of course");
    screen.draws("c2", "Tuesday at nine?");
    expect(screen.texts()).toEqual(["Buongiorno", "Of course", "Tuesday at nine?"]);
    expect(screen.keys()).toEqual(["m1", "c1.0", "c2.0"]);
    clinic.send({ dialogId: mariaId, clientId: "c1", text: "Of course" });
    clinic.hear(mariaId, "Yes please");
    screen.catchesUp();
    expect(screen.keys()).toEqual(["m1", "c1.0", "m5", "c2.0"]);
    expect(threadMessages(screen.state).map(({ drawn }) => drawn)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test("a refusal stays with it until it is tried again or discarded", () => {
    const screen = screenAt(threePatients(), { openId: mariaId });
    screen.draws("c1", "Of course");
    screen.draws("c2", "Tuesday at nine?");
    screen.tell({ type: "actionRefused", clientId: "c1", reason: "network" });
    screen.tell({ type: "discarded", key: "c2.0" });
    expect(threadMessages(screen.state).at(-2)?.refusal).toBe("network");
    screen.draws("c1", "Of course");
    expect(screen.keys()).toEqual(["m1", "c2.0", "c1.0"]);
    expect(threadMessages(screen.state).at(-1)?.refusal).toBeNull();
    screen.tell({ type: "actionRefused", clientId: "c1", reason: "closed" });
    screen.tell({ type: "discarded", key: "c1.0" });
    expect(screen.keys()).toEqual(["m1", "c2.0"]);
  });

  test("one that was stored although its answer was lost is not drawn again", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.draws("c1", "Of course");
    screen.tell({ type: "actionRefused", clientId: "c1", reason: "network" });
    clinic.send({ dialogId: mariaId, clientId: "c1", text: "Of course" });
    screen.catchesUp();
    screen.draws("c1", "Of course");
    screen.tell({ type: "actionRefused", clientId: "c1", reason: "network" });
    expect(screen.keys()).toEqual(["m1", "c1.0"]);
    expect(threadMessages(screen.state).at(-1)?.refusal).toBeNull();
  });

  test("one that was left behind by a full page of newer messages is no longer drawn", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.draws("c1", "Of course");
    clinic.send({ dialogId: mariaId, clientId: "c1", text: "Of course" });
    screen.tell({ type: "actionAccepted", clientId: "c1" });
    screen.goes({ openId: 2 });
    for (const n of [1, 2, 3, 4]) clinic.hear(mariaId, `News ${n}`);
    screen.catchesUp();
    screen.goes({ openId: mariaId });
    screen.asksToOpen(mariaId)();
    expect(screen.texts()).toEqual(["News 1", "News 2", "News 3", "News 4"]);
  });

  test("one that is still under way survives a refresh of its thread", () => {
    const screen = screenAt(threePatients(), { openId: mariaId });
    const early = screen.asksToOpen(mariaId);
    screen.draws("c1", "Of course");
    screen.asksToOpen(mariaId)();
    screen.tell({ type: "actionAccepted", clientId: "c1" });
    early();
    expect(screen.texts()).toEqual(["Buongiorno", "Of course"]);
  });

  test("is the last word of its row in the list at once, and brings it to the top", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    const saysOf = (id: number) => rowOf(screen.state, id)?.preview?.text;
    screen.draws("c1", "Of course");
    expect(screen.names()).toEqual(["Maria", "Ruth", "Yousef"]);
    expect(rowOf(screen.state, mariaId)?.preview).toMatchObject({
      text: "Of course",
      direction: "outbound",
      isOwn: true,
    });
    expect(rowOf(screen.state, mariaId)).toBe(rowOf(screen.state, mariaId));
    screen.tell({ type: "actionRefused", clientId: "c1", reason: "network" });
    expect(saysOf(mariaId)).toBe("Of course");
    expect(saysOf(2)).toBeUndefined();
  });

  test("one that was refused is no word of its row: the list is as it was", () => {
    const screen = screenAt(threePatients(), { openId: mariaId });
    screen.draws("c1", "Of course");
    screen.tell({ type: "actionRefused", clientId: "c1", reason: "guarded" });
    expect(screen.names()).toEqual(["Ruth", "Yousef", "Maria"]);
    expect(rowOf(screen.state, mariaId)?.preview).toBeNull();
  });

  test("what Maria says after a reply that was stored stands in her row, also once her dialog is left", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.draws("c1", "Of course");
    const early = screen.asksForChanges();
    clinic.send({ dialogId: mariaId, clientId: "c1", text: "Of course" });
    screen.tell({ type: "actionAccepted", clientId: "c1" });
    screen.goes({ openId: 2 });
    early();
    expect(rowOf(screen.state, mariaId)?.preview?.text).toBe("Of course");
    clinic.hear(mariaId, "Yes please");
    screen.catchesUp();
    expect(rowOf(screen.state, mariaId)).toMatchObject(clinic.row(mariaId));
  });

  test("stays with its own dialog", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.draws("c1", "Of course");
    screen.goes({ openId: 2 });
    screen.asksToOpen(2)();
    expect(screen.texts()).toEqual(["Is there parking?"]);
    screen.goes({ openId: mariaId });
    expect(screen.texts()).toEqual(["Buongiorno", "Of course"]);
  });
});

describe("going to an old message", () => {
  /** Maria has written thirty messages, numbered from 1; only the last four are loaded. */
  function longThread() {
    const clinic = new Clinic();
    const id = clinic.welcome("Maria");
    for (let number = 1; number <= 30; number += 1) clinic.hear(id, `${number}`);
    const ids = new Map(clinic.messages.map((message) => [message.text, message.id]));
    return { clinic, idOf: (text: string) => ids.get(text) ?? 0 };
  }

  test("shows what stands around it, and grows both ways until it is one with the newest", () => {
    const { clinic, idOf } = longThread();
    const screen = screenAt(clinic, { openId: mariaId });
    expect(screen.texts()).toEqual(["27", "28", "29", "30"]);
    screen.seeks(idOf("20"));
    expect(screen.texts()).toEqual(["19", "20", "21"]);
    expect(hasNewer(screen.state)).toBe(true);
    screen.loadsOlder(mariaId);
    screen.loadsNewer();
    expect(screen.texts()[0]).toBe("15");
    expect(screen.texts().at(-1)).toBe("25");
    screen.loadsNewer();
    expect(hasNewer(screen.state)).toBe(false);
    expect(screen.texts()).toEqual([...Array(16).keys()].map((each) => `${each + 15}`));
    expect(openDialog(screen.state)?.hasOlder).toBe(true);
  });

  test("what arrives meanwhile is counted and does not disturb; leaving the message shows it", () => {
    const { clinic, idOf } = longThread();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.seeks(idOf("3"));
    const before = arrivals(screen.state).length;
    clinic.hear(mariaId, "31");
    screen.catchesUp();
    expect(screen.texts()).toEqual(["2", "3", "4"]);
    expect(arrivals(screen.state)).toHaveLength(before + 1);
    screen.goes({ messageId: null, noteId: null });
    expect(screen.texts()).toEqual(["27", "28", "29", "30", "31"]);
  });

  test("one that arrived late above the page is known, and the mark of what is new does not take its place", () => {
    const { clinic } = longThread();
    clinic.see(mariaId, 30);
    const late = clinic.hear(mariaId, "Said before", 20_000);
    const opened = screenAt(clinic, { openId: mariaId });
    expect(lateMessages(opened.state)).toMatchObject([{ id: late.id }]);
    expect(opened.state.firstUnseen?.seq).toBeNull();
    clinic.see(mariaId, 31);
    const screen = screenAt(clinic, { openId: mariaId });
    expect(lateMessages(screen.state)).toEqual([]);
    const another = clinic.hear(mariaId, "And this", 20_000);
    screen.catchesUp();
    expect(screen.texts()).toEqual(["27", "28", "29", "30"]);
    expect(lateMessages(screen.state)).toMatchObject([{ id: another.id }]);
    screen.seeks(another.id);
    expect(screen.texts()).toContain("And this");
  });

  test("one that is loaded already is gone to without a question, and to the same one again", () => {
    const { clinic, idOf } = longThread();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.goes({ messageId: idOf("28") });
    const first = jumpOf(screen.state);
    screen.tell({ type: "jumped" });
    expect(jumpOf(screen.state)).toEqual({
      messageId: idOf("28"),
      noteId: null,
      count: (first?.count ?? 0) + 1,
    });
    expect(screen.texts()).toEqual(["27", "28", "29", "30"]);
  });

  test("a note of a dialog without messages is gone to alone, and again by the same link", () => {
    const { clinic } = longThread();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.goes({ messageId: null, noteId: 3 });
    expect(jumpOf(screen.state)).toMatchObject({ messageId: null, noteId: 3 });
    expect(screen.state.openState).toBe("ready");
    screen.goes({ messageId: null, noteId: null });
    expect(jumpOf(screen.state)).toBeNull();
  });

  test("in a dialog that was not open, nothing is shown before it is there", () => {
    const { clinic, idOf } = longThread();
    const screen = screenAt(clinic);
    screen.goes({ openId: mariaId, messageId: idOf("3") });
    screen.tell({ type: "seekAsked" });
    screen.asksToOpen(mariaId)();
    expect(screen.state.openState).toBe("loading");
    screen.seeks(idOf("3"));
    expect(screen.state.openState).toBe("ready");
    expect(screen.texts()).toEqual(["2", "3", "4"]);
  });

  test("one that is gone leaves the thread at its newest, and says so", () => {
    const { clinic } = longThread();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.seeks(999);
    expect(screen.state.notice).toBe("messageMissing");
    expect(screen.texts()).toEqual(["27", "28", "29", "30"]);
    expect(screenAt(clinic, { openId: mariaId, messageId: 999 }).state).toMatchObject({
      openState: "ready",
      notice: "messageMissing",
    });
  });

  test("a reply that is sent from there is drawn below the newest", () => {
    const { clinic, idOf } = longThread();
    const screen = screenAt(clinic, { openId: mariaId, messageId: idOf("3") });
    expect(screen.texts()).toEqual(["2", "3", "4"]);
    screen.draws("c1", "Of course");
    expect(screen.texts()).toEqual(["27", "28", "29", "30", "Of course"]);
  });

  test("a dialog that is left and opened again is at its newest", () => {
    const { clinic, idOf } = longThread();
    clinic.hear(clinic.welcome("Yousef"), "Hello");
    const screen = screenAt(clinic, { openId: mariaId, messageId: idOf("3") });
    screen.goes({ openId: 2, messageId: null, noteId: null });
    screen.goes({ openId: mariaId, messageId: null, noteId: null });
    expect(screen.texts().at(-1)).toBe("30");
    screen.asksToOpen(mariaId)();
    expect(screen.texts()).toEqual(["27", "28", "29", "30"]);
  });
});

describe("where so much changed that the list begins anew", () => {
  /** Seven wrote, the last at the top; the screen has loaded two pages of three, and Maria is open. */
  function sevenPatients() {
    const clinic = new Clinic();
    const names = ["Maria", "Yousef", "Ruth", "Iryna", "Kenji", "Amara", "Lucía"];
    for (const name of names) clinic.hear(clinic.welcome(name), "Hello");
    const screen = screenAt(clinic, { openId: mariaId });
    screen.loads("more");
    return { clinic, screen };
  }

  test("its first page stands there, and the pages after it come as anywhere", () => {
    const { clinic, screen } = sevenPatients();
    expect(screen.names()).toHaveLength(6);
    for (const id of [1, 2, 3, 4, 5]) clinic.hear(id, "One thing more");
    screen.catchesUp();
    expect(screen.names()).toEqual(["Kenji", "Iryna", "Ruth"]);
    expect(screen.state.listState).toBe("ready");
    screen.loads("more");
    screen.loads("more");
    const all = ["Kenji", "Iryna", "Ruth", "Yousef", "Maria", "Lucía", "Amara"];
    expect(screen.names()).toEqual(all);
    expect(visibleRows(screen.state, 0)).toEqual(clinic.rows("active"));
  });

  test("the open dialog has its news, and keeps its older messages", () => {
    const { clinic, screen } = sevenPatients();
    for (let count = 0; count < 6; count += 1) clinic.hear(mariaId, `${count}`);
    screen.catchesUp();
    expect(screen.texts()).toHaveLength(7);
    for (const id of [1, 2, 3]) clinic.hear(id, "One thing more");
    screen.catchesUp();
    expect(screen.texts()).toHaveLength(8);
    expect(screen.texts().at(-1)).toBe("One thing more");
    expect(openDialog(screen.state)?.row).toEqual(clinic.row(mariaId));
  });

  test("the open dialog has no row there before the page comes that it stands in", () => {
    const { clinic, screen } = sevenPatients();
    for (const id of [2, 3, 4]) clinic.hear(id, "One thing more");
    screen.catchesUp();
    expect(loadedRow(screen.state, mariaId)).toBeUndefined();
    expect(loadedRow(screen.state, 3)).toEqual(clinic.row(3));
    screen.loads("more");
    screen.loads("more");
    expect(loadedRow(screen.state, mariaId)).toEqual(clinic.row(mariaId));
  });

  test("where nothing changed in the open dialog it stays as it was", () => {
    const { clinic, screen } = sevenPatients();
    for (const id of [2, 3, 4, 5, 6, 7]) clinic.hear(id, "One thing more");
    screen.catchesUp();
    expect(screen.texts()).toEqual(["Hello"]);
    expect(openDialog(screen.state)?.row).toEqual(clinic.row(mariaId));
  });

  test("a dialog that was open before is asked for as one that never was", () => {
    const { clinic, screen } = sevenPatients();
    screen.goes({ openId: 2 });
    screen.asksToOpen(2)();
    for (const id of [3, 4, 5]) clinic.hear(id, "One thing more");
    screen.catchesUp();
    screen.goes({ openId: mariaId });
    expect(screen.state.openState).toBe("loading");
    screen.asksToOpen(mariaId)();
    expect(screen.texts()).toEqual(["Hello"]);
  });

  test("the list that somebody has gone to meanwhile is still to be loaded", () => {
    const { clinic, screen } = sevenPatients();
    for (const id of [3, 4, 5]) clinic.hear(id, "One thing more");
    const answer = screen.asksForChanges();
    clinic.close(2);
    screen.goes({ tab: "closed" });
    screen.loads();
    answer();
    expect(screen.state.listState).toBe("loading");
    screen.loads();
    expect(screen.names()).toEqual(["Yousef"]);
    screen.goes({ tab: "active" });
    expect(screen.state.listState).toBe("ready");
  });
});

describe("after a restore", () => {
  test("the past is the truth, and what is being sent stays", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic, { openId: mariaId });
    screen.draws("c1", "Of course");
    const restored = new Clinic();
    restored.hear(restored.welcome("Maria"), "Buongiorno");
    const place = screen.state.place;
    screen.tell({
      type: "reloaded",
      beginning: {
        place,
        cursor: restored.cursor(),
        page: restored.list("active"),
        open: restored.open(mariaId),
        around: null,
        missing: false,
      },
    });
    expect(screen.names()).toEqual(["Maria"]);
    expect(screen.texts()).toEqual(["Buongiorno", "Of course"]);
    expect(screen.state.cursor).toBe(restored.cursor());
  });

  test("a dialog that was chosen meanwhile is still to be loaded", () => {
    const clinic = threePatients();
    const screen = screenAt(clinic);
    const beginning = {
      place: wholeList,
      cursor: clinic.cursor(),
      page: clinic.list("active"),
      open: null,
      around: null,
      missing: false,
    };
    screen.goes({ openId: mariaId, tab: "closed" });
    screen.tell({ type: "reloaded", beginning });
    expect(screen.state.openState).toBe("loading");
    expect(screen.state.listState).toBe("loading");
  });
});

test("the same message is the same object on the screen, so only what changed is drawn anew", () => {
  const clinic = threePatients();
  const screen = screenAt(clinic, { openId: mariaId });
  const [before] = threadMessages(screen.state);
  clinic.hear(mariaId, "Hello again");
  screen.catchesUp();
  expect(threadMessages(screen.state)[0]).toBe(before);
});

test("what is known already of the way to the server, and of what stands in sight, draws nothing anew", () => {
  const screen = screenAt(threePatients(), { openId: mariaId });
  const isCaughtUp = true;
  screen.tell({ type: "linked", link: { isCaughtUp, isSignedOut: false } });
  screen.tell({ type: "sighted", dialogId: mariaId, seq: 1 });
  const { state } = screen;
  screen.tell({ type: "linked", link: { isCaughtUp, isSignedOut: false } });
  screen.tell({ type: "sighted", dialogId: mariaId, seq: 1 });
  expect(screen.state).toBe(state);
});

test("twenty threads are kept for going back to, and the open one among them", () => {
  const clinic = new Clinic();
  const screen = screenAt(clinic);
  for (let number = 1; number <= 25; number += 1) {
    clinic.hear(clinic.welcome(`Patient ${number}`), "Hello");
    screen.goes({ openId: number });
    screen.asksToOpen(number)();
  }
  expect(screen.state.threads.size).toBe(20);
  expect(screen.texts()).toEqual(["Hello"]);
});
