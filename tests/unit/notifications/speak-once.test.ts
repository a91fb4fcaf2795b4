import { type Speaker, speakOnce } from "@/components/notifications/speak-once";
import type { Arrival } from "@/lib/dialogs/types/arrival";
import { northgate } from "@/tests/unit/inbox/clinic";

/** Two tabs of Dana's browser; `isLookedAt` says whether the tab that asks has the focus. */
const page = { isLookedAt: false };
const speakers: Speaker[] = [];

beforeAll(() => {
  let turn: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<void>) => {
    turn = turn.then(work);
    return turn;
  };
  Object.defineProperty(globalThis, "navigator", { value: { locks: { request } } });
  Object.assign(globalThis, { document: { hasFocus: () => page.isLookedAt } });
});

afterEach(() => {
  page.isLookedAt = false;
  for (const speaker of speakers.splice(0)) speaker.stop();
});

function tab(said: number[]) {
  const speaker = speakOnce((arrivals) =>
    said.push(...arrivals.map(({ messageId }) => messageId)),
  );
  speakers.push(speaker);
  return speaker;
}

const from = (...messageIds: number[]): Arrival[] =>
  messageIds.map((messageId) => ({
    messageId,
    dialogId: 1,
    name: "Maria Rossi",
    account: northgate,
    isAssigned: false,
  }));

const aWhile = () => new Promise((done) => setTimeout(done, 900));

test("of two tabs that hear of Maria's message one speaks, once", async () => {
  const said: number[] = [];
  const [one, other] = [tab(said), tab(said)];
  one.hear(from(1));
  other.hear(from(1));
  one.hear(from(1));
  await aWhile();
  expect(said).toEqual([1]);
});

test("while one tab is looked at, none speaks, in whatever order they hear", async () => {
  const said: number[] = [];
  const [hidden, seen] = [tab(said), tab(said)];
  hidden.hear(from(2));
  page.isLookedAt = true;
  seen.hear(from(2));
  page.isLookedAt = false;
  await aWhile();
  expect(said).toEqual([]);
});

test("a tab that is over says nothing of what it still wanted to say", async () => {
  const said: number[] = [];
  const one = tab(said);
  one.hear(from(5));
  one.stop();
  await aWhile();
  expect(said).toEqual([]);
});

test("what came later is spoken of as well", async () => {
  const said: number[] = [];
  const one = tab(said);
  one.hear(from(3));
  one.hear(from(3, 4));
  await aWhile();
  expect(said).toEqual([3, 4]);
});
