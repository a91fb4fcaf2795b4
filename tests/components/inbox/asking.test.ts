import { act, renderHook } from "@testing-library/react";
import {
  type InboxController,
  inboxController,
} from "@/components/inbox/controllers/inbox-controller";
import type { InboxActions } from "@/components/inbox/controllers/sending";
import { placeOf } from "@/components/inbox/state/place";
import { rowOf, threadMessages } from "@/components/inbox/state/selectors";
import { useAttendants } from "@/components/presence/attendants";
import { type Subscription, subscribe } from "@/lib/live/subscribe";
import { Clinic } from "@/tests/unit/inbox/clinic";
import { type Network, networkTo } from "./network";

jest.mock("@/lib/live/subscribe", () => ({
  subscribe: jest.fn(() => () => undefined),
  ownSocket: () => ({}),
}));

const mariaId = 1;
const yousefId = 2;
const changes = "GET /api/dialogs/changes";

let clinic: Clinic;
let network: Network;
let controller: InboxController;
let leave: () => void;
let screen: Subscription;
let asked: string[];

/** The inbox with Maria's dialog open, live, some time after anything was asked. */
beforeEach(async () => {
  jest.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00.000Z") });
  clinic = new Clinic();
  for (const name of ["Maria", "Yousef"])
    clinic.hear(clinic.welcome(name), `Hello from ${name}`);
  network = networkTo(clinic);
  window.history.replaceState(null, "", `/dialogs/${mariaId}`);
  const place = placeOf(`/dialogs/${mariaId}`, "");
  if (!place) throw new Error("The dialog is not on the screen.");
  const start = {
    place,
    page: clinic.list("active"),
    open: clinic.open(mariaId),
    around: null,
    missing: false,
    cursor: clinic.cursor(),
    live: { key: "dialogs", wsPath: "/rt" as const },
    channels: ["private-accounts-now", "private-staff-3"],
  };
  controller = inboxController(start, () => ({}) as InboxActions);
  leave = controller.watch();
  screen = jest.mocked(subscribe).mock.lastCall?.[0] as Subscription;
  screen.onState("live");
  screen.onReady();
  await pass(5_000);
  asked = network.asked.splice(0);
});

afterEach(() => {
  leave();
  jest.useRealTimers();
});

const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const statusOn = () => threadMessages(controller.store.read()).at(-1)?.status;

/** A reply of a colleague is stored, which is told. */
async function replied(): Promise<number> {
  clinic.send({ dialogId: mariaId, clientId: "c1", text: "On Tuesday.", by: "Tomas" });
  screen.onChanged({ dialogId: mariaId });
  await pass();
  return clinic.thread(mariaId).at(-1)?.id ?? 0;
}

function reported(id: number, status: "sent" | "delivered" | "read") {
  clinic.report(id, status);
  screen.onChanged({ dialogId: mariaId, calm: true });
}

describe("what changed", () => {
  test("is asked for at once, and what becomes of a reply within a moment once more for all of it", async () => {
    const id = await replied();
    expect(network.asked).toEqual([changes]);
    for (const status of ["sent", "delivered", "read"] as const) {
      await pass(200);
      reported(id, status);
    }
    await pass(1_000);
    expect(network.asked).toEqual([changes, changes]);
    expect(statusOn()).toBe("read");
  });

  test("comes at once where a patient's words are among it, and what waited comes with them", async () => {
    reported(await replied(), "sent");
    await pass(100);
    expect(network.asked).toEqual([changes]);
    clinic.hear(mariaId, "Could it be Monday?");
    screen.onChanged({ dialogId: mariaId });
    await pass();
    expect(threadMessages(controller.store.read()).at(-1)?.text).toBe(
      "Could it be Monday?",
    );
    await pass(5_000);
    expect(network.asked).toEqual([changes, changes]);
  });

  test("that nobody waits for is asked for at once as well, where nothing was asked just before", async () => {
    const id = await replied();
    await pass(5_000);
    reported(id, "read");
    await pass();
    expect(network.asked).toEqual([changes, changes]);
    expect(statusOn()).toBe("read");
  });

  test("is asked for after a mark only where something was counted as unread", async () => {
    controller.readMarks.mark(1);
    await pass(200);
    expect(network.asked).toEqual([`POST /api/dialogs/${mariaId}/seen`, changes]);
    network.asked.length = 0;
    await replied();
    controller.readMarks.mark(3);
    await pass(5_000);
    expect(network.asked).toEqual([changes, `POST /api/dialogs/${mariaId}/seen`]);
  });

  test("is not asked for while somebody writes, and shows in the list what they have begun once they are elsewhere", async () => {
    controller.writing.write(mariaId, { text: "On Tues" });
    await pass(3_000);
    expect(network.asked).toEqual([`POST /api/dialogs/${mariaId}/draft`]);
    void controller.navigation.go(`/dialogs/${yousefId}`);
    await pass(2_000);
    expect(rowOf(controller.store.read(), mariaId)?.draft).toBe("On Tues");
  });

  test("is not asked for again for the sake of a draft that was told meanwhile", async () => {
    controller.writing.write(mariaId, { text: "On Tues" });
    await pass(3_000);
    await replied();
    network.asked.length = 0;
    void controller.navigation.go(`/dialogs/${yousefId}`);
    await pass(2_000);
    expect(network.asked).toEqual([`GET /api/dialogs/${yousefId}`]);
  });
});

test("a list that is gone back to asks for nothing but what its tabs count now", async () => {
  controller.navigation.go("/dialogs/1?account=2");
  await pass();
  network.asked.splice(0);
  controller.navigation.go("/dialogs/1");
  await pass();
  expect(network.asked).toEqual([changes]);
  expect(controller.store.read().counts).toEqual(clinic.counts());
});

test("a screen that opens asks what changed once, as soon as it hears of what changes next", () => {
  expect(asked).toEqual([changes]);
});

test("a screen whose session is over asks soon whether somebody has signed in elsewhere, though its socket is heard", async () => {
  network.isDown = true;
  controller.writing.write(mariaId, { text: "On Tues" });
  await pass(1_000);
  network.isDown = false;
  network.isSignedOut = true;
  screen.onChanged({ renewed: true });
  await pass();
  expect(controller.store.read().link.isSignedOut).toBe(true);
  network.isSignedOut = false;
  await pass(3_000);
  expect(controller.store.read().link.isSignedOut).toBe(false);
});

test("whoever comes to a dialog asks not who else is there; a colleague's coming is asked about", async () => {
  const questions = jest.spyOn(globalThis, "fetch");
  const looked = () =>
    questions.mock.calls.filter(
      ([path, init]) => path === "/api/dialogs/presence" && !init?.method,
    );
  screen.onAttended?.({ staffId: 3 });
  await pass(2_000);
  expect(looked()).toHaveLength(0);
  screen.onAttended?.({ staffId: 4 });
  await pass(2_000);
  expect(looked()).toHaveLength(1);
});

test("whoever says where they are is told in the same breath who else is where, and hardly asks for it besides", async () => {
  const there = {
    dialogId: mariaId,
    colleague: { id: 4, name: "Tomas" },
    typing: false,
  };
  const questions: string[] = [];
  const elsewhere = globalThis.fetch;
  globalThis.fetch = async (path, init) => {
    if (path !== "/api/dialogs/presence") return elsewhere(path, init);
    questions.push(`${init?.method ?? "GET"} ${path}`);
    const told = { status: 200, ok: true, redirected: false };
    return { ...told, json: async () => ({ attendants: [there] }) } as Response;
  };
  const { result } = renderHook(() => useAttendants(mariaId));
  expect(result.current).toEqual([]);
  await act(() => pass(60_000));
  expect(result.current).toEqual([there]);
  const said = questions.filter((each) => each === "POST /api/dialogs/presence");
  const looked = questions.filter((each) => each === "GET /api/dialogs/presence");
  expect(said).toHaveLength(3);
  expect(looked.length).toBeLessThan(2);
});

test("what was seen of a dialog that is taken away is not told again and again", async () => {
  network.isDown = true;
  controller.readMarks.mark(Number.MAX_SAFE_INTEGER);
  await pass(1_000);
  clinic.dialogs.delete(mariaId);
  network.isDown = false;
  await pass(120_000);
  const told = network.asked.filter((asked) => asked.endsWith("/seen"));
  expect(told).toHaveLength(1);
});

test("nobody is said to be at a dialog that is not there", async () => {
  const ask = jest.spyOn(globalThis, "fetch");
  controller.navigation.go("/dialogs/404");
  await pass(60_000);
  const said = ask.mock.calls
    .filter(([url, init]) => url === "/api/dialogs/presence" && init?.method === "POST")
    .map(([, init]) => JSON.parse(String(init?.body)).dialogId);
  expect(said).toEqual([null]);
});
