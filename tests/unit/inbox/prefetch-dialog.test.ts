import { prefetchDialog } from "@/components/inbox/controllers/prefetch-dialog";
import type { InboxRequests } from "@/components/inbox/inbox-requests";
import type { InboxStore } from "@/components/inbox/state/store";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A screen with dialog 9 open, and what it asks the server, with what became of it. */
function screenAt9() {
  const asked: { dialogId: number; signal: AbortSignal }[] = [];
  const requests = {
    dialog: (dialogId: number, signal: AbortSignal) => {
      asked.push({ dialogId, signal });
      return new Promise(() => {});
    },
  } as unknown as InboxRequests;
  const store = { read: () => ({ place: { openId: 9 }, clock: 4 }) };
  const ahead = prefetchDialog(store as unknown as InboxStore, requests);
  return { asked, ahead };
}

const opening = () => new AbortController();

test("a dialog that is pressed is asked for once, and its opening takes that answer with the clock of the question", () => {
  const { asked, ahead } = screenAt9();
  ahead.press(1);
  ahead.press(1);
  expect(asked.map(({ dialogId }) => dialogId)).toEqual([1]);
  expect(ahead.take(1, opening().signal)).toMatchObject({ asOf: 4 });
  expect(ahead.take(1, opening().signal)).toBeNull();
});

test("the dialog that is open is not asked for", () => {
  const { asked, ahead } = screenAt9();
  ahead.press(9);
  expect(asked).toEqual([]);
});

test("pressing another dialog, or not letting go, calls the question off", () => {
  const { asked, ahead } = screenAt9();
  ahead.press(1);
  ahead.press(2);
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  jest.advanceTimersByTime(1_000);
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  expect(ahead.take(2, opening().signal)).toBeNull();
});

test("who leaves the dialog again calls off what was asked for it", () => {
  const { asked, ahead } = screenAt9();
  ahead.press(1);
  const left = opening();
  ahead.take(1, left.signal);
  jest.advanceTimersByTime(5_000);
  expect(asked[0]?.signal.aborted).toBe(false);
  left.abort();
  expect(asked[0]?.signal.aborted).toBe(true);
});
