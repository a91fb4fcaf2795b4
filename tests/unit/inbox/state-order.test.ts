import fc from "fast-check";
import type { InboxState } from "@/components/inbox/state/model";
import { beginInbox, reduceInbox } from "@/components/inbox/state/reducer";
import {
  openDialog,
  threadMessages,
  visibleRows,
} from "@/components/inbox/state/selectors";
import type { Caught } from "@/lib/dialogs/types/changes";
import { Clinic, truthOf } from "./clinic";
import { wholeList } from "./whole-list";

const patients = ["Maria", "Yousef", "Ruth", "Iryna", "Kenji"];
const openId = 1;

/** One thing that happens at the clinic. */
const happening = fc.record({
  what: fc.constantFrom("hear", "hearLate", "send", "report", "close", "reopen"),
  who: fc.integer({ min: 1, max: patients.length }),
  number: fc.nat(),
});
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** A clinic's day, what each moment of it changed, and the orders in which a screen may hear of it. */
const day = fc
  .record({
    before: fc.array(happening, { maxLength: 20 }),
    during: fc.array(happening, { minLength: 1, maxLength: 12 }),
  })
  .chain(({ before, during }) =>
    fc.record({
      before: fc.constant(before),
      during: fc.constant(during),
      order: fc
        .shuffledSubarray([...during.keys()], { minLength: during.length })
        .chain((once) =>
          fc
            .array(fc.nat({ max: during.length - 1 }), { maxLength: 6 })
            .map((again) => [...again, ...once, ...again]),
        ),
    }),
  );

test("any order and repetition of the same changes ends in the same screen", () => {
  fc.assert(
    fc.property(day, ({ before, during, order }) => {
      const { clinic, screen } = opened(before);
      const changes = during.map((each, index) => heardOf(clinic, each, index));
      const once = changes.reduce(hear, screen);
      const anyhow = order.map((index) => changes[index] as Caught).reduce(hear, screen);
      expect(shown(anyhow)).toEqual(shown(once));
      expect(shown(once)).toEqual(truthOf(clinic, once));
    }),
    { numRuns: 300 },
  );
});

test("a reply is on the screen exactly once, whenever its stored message comes and however often", () => {
  fc.assert(
    fc.property(day, fc.nat(), ({ before, during, order }, moment) => {
      const { clinic, screen } = opened(before);
      clinic.reopen(openId);
      const replies = during.map((_, index) => `reply-${index}`);
      const drawn = replies.reduce(draw, screen);
      const changes = replies.map((clientId) => stored(clinic, clientId));
      const seen = order.map((index) => changes[index] as Caught);
      const middle = moment % (seen.length + 1);
      const halfway = seen.slice(0, middle).reduce(hear, drawn);
      expect(counted(halfway, replies)).toEqual(replies.map(() => 1));
      const whole = replies.reduce(draw, seen.slice(middle).reduce(hear, halfway));
      expect(counted(whole, replies)).toEqual(replies.map(() => 1));
      expect(threadMessages(whole).some((message) => message.drawn)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

function opened(before: Happening[]) {
  const clinic = new Clinic();
  for (const name of patients) clinic.hear(clinic.welcome(name), "Hello");
  before.forEach((each, index) => {
    happen(clinic, each, `before-${index}`);
  });
  return { clinic, screen: screenOf(clinic) };
}

const screenOf = (clinic: Clinic): InboxState =>
  beginInbox({
    place: { ...wholeList, openId: openId },
    cursor: clinic.cursor(),
    page: clinic.list("active"),
    open: clinic.open(openId),
    around: null,
    missing: false,
  });

function happen(clinic: Clinic, { what, who, number }: Happening, clientId: string) {
  const message = clinic.messages[number % clinic.messages.length];
  switch (what) {
    case "hear":
      return clinic.hear(who, `Message ${number}`);
    case "hearLate":
      return clinic.hear(who, `Late message ${number}`, number % 30);
    case "send":
      return clinic.send({ dialogId: who, clientId, text: `Answer ${number}` });
    case "report":
      return message && clinic.report(message.id, "delivered");
    case "close":
      return clinic.close(who);
    default:
      return clinic.reopen(who);
  }
}

function heardOf(clinic: Clinic, each: Happening, index: number): Caught {
  const cursor = clinic.cursor();
  happen(clinic, each, `during-${index}`);
  return clinic.changes(cursor, openId) as Caught;
}

function stored(clinic: Clinic, clientId: string): Caught {
  const cursor = clinic.cursor();
  clinic.send({ dialogId: openId, clientId, text: clientId });
  return clinic.changes(cursor, openId) as Caught;
}

const hear = (state: InboxState, changes: Caught): InboxState =>
  reduceInbox(state, {
    type: "changed",
    changes,
    asked: { ...wholeList, openId },
    asOf: 0,
  });

const draw = (state: InboxState, clientId: string): InboxState =>
  reduceInbox(state, {
    type: "drew",
    draft: {
      clientId,
      dialogId: openId,
      text: clientId,
      seenSeq: 0,
      files: [],
      template: null,
      thenClose: false,
      at: "2026-11-20T09:00:00.000Z",
      retryOf: null,
    },
  });

const counted = (state: InboxState, clientIds: string[]) =>
  clientIds.map(
    (wanted) =>
      threadMessages(state).filter(({ clientId }) => clientId === wanted).length,
  );

const shown = (state: InboxState) => ({
  rows: visibleRows(state, 0),
  messages: openDialog(state)?.messages,
  beside: openDialog(state)?.beside,
  refusal: openDialog(state)?.refusal,
});
