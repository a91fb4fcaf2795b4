import fc from "fast-check";
import {
  type InboxController,
  inboxController,
} from "@/components/inbox/controllers/inbox-controller";
import type { InboxActions } from "@/components/inbox/controllers/sending";
import {
  openDialog,
  threadMessages,
  visibleRows,
} from "@/components/inbox/state/selectors";
import { Clinic, kids, northgate, truthOf } from "@/tests/unit/inbox/clinic";
import { wholeList } from "@/tests/unit/inbox/whole-list";
import { actionsOf } from "./actions";
import { networkTo } from "./network";

const patients = ["Maria", "Yousef", "Ruth", "Iryna", "Kenji"];
const places = [
  "/dialogs",
  "/dialogs/1",
  "/dialogs/1?tab=closed",
  "/dialogs/2?q=r",
  "/dialogs/1?account=2",
  "/dialogs?tab=closed&channel=instagram",
  "/dialogs/2?q=r&account=1",
];

/** One thing that the person at the screen does, or that happens at the clinic. */
const step = fc.record({
  what: fc.constantFrom(
    ...(["hear", "hearLate", "colleague", "report", "close", "reopen"] as const),
    ...(["go", "send", "see", "look", "older", "more", "press"] as const),
  ),
  who: fc.integer({ min: 1, max: patients.length }),
  number: fc.nat({ max: 1_000 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("however answers overtake each other, the screen ends as the clinic is", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 40 }),
      async (scheduler, steps) => {
        const clinic = new Clinic();
        for (const [index, name] of patients.entries()) {
          clinic.hear(clinic.welcome(name, index % 2 ? kids : northgate), "Hello");
        }
        const network = networkTo(clinic);
        network.delay = (question) => scheduler.schedule(Promise.resolve(), question);
        const sent: string[] = [];
        const controller = deskAt(clinic, (clientId) => {
          sent.push(clientId);
          return scheduler.schedule(Promise.resolve(), "action");
        });
        const stop = controller.watch();
        scheduler.scheduleSequence(
          steps.map((each) => async () => take(each, clinic, controller)),
        );
        await scheduler.waitIdle();
        await settle(controller, scheduler);
        const state = controller.store.read();
        const { rows, messages, refusal } = truthOf(clinic, state);
        expect(visibleRows(state, 0)).toEqual(rows);
        expect(state.counts).toEqual(clinic.counts(state.place.filter));
        expect(state.listState).toBe("ready");
        if (state.place.openId !== null) {
          const open = openDialog(state);
          expect(open?.messages).toEqual(messages);
          expect(open?.refusal).toEqual(refusal);
          expect(open?.row).toEqual(clinic.row(state.place.openId));
        }
        const drawn = threadMessages(state).filter((message) => message.drawn);
        expect(drawn.every(({ refusal: why }) => why !== null)).toBe(true);
        expect(state.drawn.every(isSettledElsewhere(state.place.openId))).toBe(true);
        const stored = clinic.messages.map(({ clientId }) => clientId);
        expect(sent.every((id) => stored.filter((one) => one === id).length <= 1)).toBe(
          true,
        );
        stop();
        await scheduler.waitIdle();
      },
    ),
    { numRuns: 400 },
  );
}, 240_000);

test("a message that came while a dialog was being pressed stands in its thread", async () => {
  const clinic = new Clinic();
  for (const name of patients) clinic.hear(clinic.welcome(name, kids), "Hello");
  const network = networkTo(clinic);
  let deliver = () => {};
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  const controller = deskAt(clinic, async () => undefined);
  const stop = controller.watch();
  const caughtUp = async () => {
    window.dispatchEvent(new Event("focus"));
    await jest.advanceTimersByTimeAsync(50);
  };
  await caughtUp();
  network.delay = async (question) => {
    const isRead = network.asked.includes(question);
    if (question === "GET /api/dialogs/2" && isRead) await delivered;
  };
  controller.thread.reading.press(2);
  await jest.advanceTimersByTimeAsync(50);
  clinic.hear(2, "One thing more");
  await caughtUp();
  controller.navigation.go("/dialogs/2");
  clinic.send({ dialogId: 2, clientId: "colleague", text: "On my way" });
  await caughtUp();
  deliver();
  await caughtUp();
  await caughtUp();
  expect(openDialog(controller.store.read())?.messages).toEqual(clinic.thread(2));
  stop();
});

test("a thread that came while its dialog was being pressed is there with the choice, not after it", async () => {
  const clinic = new Clinic();
  for (const name of patients) clinic.hear(clinic.welcome(name, kids), "Hello");
  networkTo(clinic);
  const controller = deskAt(clinic, async () => undefined);
  const stop = controller.watch();
  controller.thread.reading.press(2);
  await jest.advanceTimersByTimeAsync(50);
  controller.navigation.go("/dialogs/2");
  expect(controller.store.read().openState).toBe("ready");
  expect(openDialog(controller.store.read())?.messages).toEqual(clinic.thread(2));
  stop();
});

/** Drawn for the open dialog only if refused; another dialog's waits to be opened. */
const isSettledElsewhere =
  (openId: number | null) =>
  ({
    dialogId,
    refusal,
    acceptedAt,
  }: {
    dialogId: number;
    refusal: string | null;
    acceptedAt: number | null;
  }) =>
    refusal !== null || (dialogId !== openId && acceptedAt !== null);

function deskAt(
  clinic: Clinic,
  posted: (clientId: string) => Promise<unknown>,
): InboxController {
  window.history.replaceState(null, "", "/dialogs");
  const actions: InboxActions = {
    ...actionsOf(clinic),
    async send(reply) {
      await posted(reply.clientId);
      const result = clinic.send(reply);
      await posted(reply.clientId);
      return result;
    },
  };
  const start = {
    place: wholeList,
    page: clinic.list("active"),
    open: null,
    around: null,
    missing: false,
    cursor: clinic.cursor(),
    live: null,
    channels: [],
  };
  return inboxController(start, () => actions);
}

function take({ what, who, number }: Step, clinic: Clinic, controller: InboxController) {
  const message = clinic.messages[number % clinic.messages.length];
  const newest = clinic.thread(controller.store.read().place.openId ?? 0).at(-1);
  const steps: Record<Step["what"], () => unknown> = {
    hear: () => clinic.hear(who, `Message ${number}`),
    hearLate: () => clinic.hear(who, `Late ${number}`, number % 30),
    colleague: () =>
      clinic.send({ dialogId: who, clientId: `colleague-${number}`, text: "Done" }),
    report: () => message && clinic.report(message.id, "delivered"),
    close: () => clinic.close(who),
    reopen: () => clinic.reopen(who),
    go: () => controller.navigation.go(places[number % places.length] ?? "/dialogs"),
    send: () => controller.sending.send(`Answer ${number}`),
    see: () => {
      const seen = threadMessages(controller.store.read()).findLast(
        ({ drawn }) => !drawn,
      );
      if (newest && seen) controller.readMarks.mark(seen.seq);
      controller.readMarks.flush();
    },
    look: () => window.dispatchEvent(new Event("focus")),
    press: () => controller.thread.reading.press(who),
    older: () => void controller.thread.reading.loadOlder(),
    more: () => void controller.list.loadMore(),
  };
  steps[what]();
}

/** Looks at the window until nothing more is asked: the screen's last word. */
async function settle(controller: InboxController, scheduler: fc.Scheduler) {
  for (let look = 0; look < 3; look += 1) {
    window.dispatchEvent(new Event("focus"));
    // Until what was drawn is painted, nothing is asked.
    await jest.advanceTimersByTimeAsync(20);
    await scheduler.waitIdle();
  }
  expect(controller.store.read().link.isCaughtUp).toBe(true);
}
