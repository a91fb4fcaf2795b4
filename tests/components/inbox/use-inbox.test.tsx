import {
  act,
  fireEvent,
  render,
  renderHook,
  screen,
  waitFor,
} from "@testing-library/react";
import type { InboxActions } from "@/components/inbox/controllers/sending";
import { placeOf, unfiltered } from "@/components/inbox/state/place";
import { type InboxStart, useInbox } from "@/components/inbox/use-inbox";
import { keepDrafts } from "@/components/ui/unsaved/drafts";
import type { ActionAnswer } from "@/lib/dialogs/types/open";
import { type Done, ok } from "@/lib/result";
import { Clinic, kids } from "@/tests/unit/inbox/clinic";
import { actionsOf } from "./actions";
import { type Network, networkTo } from "./network";

const picture = {
  fileId: 7,
  kind: "image" as const,
  contentType: "image/jpeg",
  width: null,
  height: null,
  durationMs: null,
  fileName: "card.jpg",
  sizeBytes: 1_000,
  previewUrl: "blob:portal/1",
};
const mariaId = 1;
const yousefId = 2;
const frameMs = 20;

let clinic: Clinic;
let network: Network;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00.000Z") });
  window.history.replaceState(null, "", "/dialogs");
  clinic = new Clinic();
  for (const name of ["Maria", "Yousef", "Ruth"]) {
    clinic.hear(clinic.welcome(name), `Hello from ${name}`);
  }
  network = networkTo(clinic);
});

afterEach(() => jest.useRealTimers());

type Opening = { reactStrictMode: boolean; found: InboxStart["found"] };

/** Opens the screen as the page would: with what the clinic says of the place. */
async function openScreen(
  href = "/dialogs",
  actions = actionsOf(clinic),
  { reactStrictMode = false, found = null }: Partial<Opening> = {},
) {
  window.history.replaceState(null, "", href);
  const { search, pathname } = new URL(href, "http://localhost");
  const place = placeOf(pathname, search);
  if (!place) throw new Error(`${href} is not on the screen.`);
  const { tab, filter, openId, messageId } = place;
  const open = clinic.open(openId ?? 0);
  const start: InboxStart = {
    place,
    found,
    page: clinic.list(tab, undefined, filter),
    open,
    around: messageId === null ? null : clinic.around(openId ?? 0, messageId),
    missing: openId !== null && !open,
    cursor: clinic.cursor(),
    live: null,
    channels: [],
    now: "2026-11-20T11:59:00.000Z",
  };
  const hook = renderHook(() => useInbox(start, actions), { reactStrictMode });
  await pass();
  return hook;
}

/** Lets time pass, and whatever was asked be answered. */
const pass = (ms = frameMs) => act(() => jest.advanceTimersByTimeAsync(ms));

const namesOn = (inbox: ReturnType<typeof useInbox>) =>
  inbox.rows.map(({ name }) => name);
const textsOn = (inbox: ReturnType<typeof useInbox>) =>
  inbox.messages.map(({ text }) => text);

/** Does a deed to its end: what is asked for it is asked a frame later. */
const does = (deed: () => Promise<unknown>) =>
  act(async () => {
    const done = deed();
    await jest.advanceTimersByTimeAsync(frameMs);
    await done;
  });

async function go(
  inbox: ReturnType<typeof useInbox>,
  target: Parameters<typeof inbox.hrefOf>[0],
) {
  act(() => inbox.go(inbox.hrefOf(target)));
  // The address follows once that has been painted.
  await pass(frameMs);
}

describe("nothing is drawn anew", () => {
  test("by what the screen keeps of itself: how far a thread stood in sight", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    const { current: drawn } = result;
    act(() => drawn.sight(1));
    expect(result.current).toBe(drawn);
  });

  test("by an answer that tells of no change", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    const { current: drawn } = result;
    await act(() => drawn.catchUp());
    expect(result.current).toBe(drawn);
  });

  test("by a reply that has come to the server, until it is told of", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    act(() => result.current.send("Of course"));
    const { current: drawn } = result;
    network.delay = () => new Promise(() => {});
    await pass();
    expect(result.current).toBe(drawn);
  });

  test("around its thread, by a reply that is on its way", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    const { open } = result.current;
    act(() => result.current.send("Of course"));
    expect(result.current.rowOf(mariaId)?.preview?.text).toBe("Of course");
    expect(result.current.open).toBe(open);
    await pass();
  });
});

describe("what happens elsewhere", () => {
  test("Maria's message is on the screen within three seconds, without the live channel", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    clinic.hear(mariaId, "Could Tuesday be moved?");
    await pass(3_000);
    expect(textsOn(result.current)).toEqual([
      "Hello from Maria",
      "Could Tuesday be moved?",
    ]);
    expect(namesOn(result.current)).toEqual(["Maria", "Ruth", "Yousef"]);
    expect(result.current.connection).toBe("live");
  });

  test("it is there at once when somebody looks at the window again", async () => {
    const { result } = await openScreen();
    clinic.hear(mariaId, "Could Tuesday be moved?");
    fireEvent.focus(window);
    await pass();
    expect(namesOn(result.current)).toEqual(["Maria", "Ruth", "Yousef"]);
  });

  test("many reasons to look at once become two questions at most", async () => {
    await openScreen();
    network.asked.length = 0;
    for (let look = 0; look < 5; look += 1) fireEvent.focus(window);
    await pass();
    expect(network.asked).toEqual([
      "GET /api/dialogs/changes",
      "GET /api/dialogs/changes",
    ]);
  });

  test("a window that nobody sees asks nothing until it is seen", async () => {
    await openScreen();
    network.asked.length = 0;
    const visibility = jest.spyOn(document, "visibilityState", "get");
    visibility.mockReturnValue("hidden");
    await pass(60_000);
    expect(network.asked).toEqual([]);
    visibility.mockReturnValue("visible");
    fireEvent(document, new Event("visibilitychange"));
    await pass();
    expect(network.asked).toHaveLength(1);
  });

  test("the screen says that it can't catch up, and catches up by itself", async () => {
    const { result } = await openScreen();
    network.isDown = true;
    clinic.hear(mariaId, "Could Tuesday be moved?");
    await pass(3_000);
    expect(result.current.connection).toBe("reconnecting");
    network.isDown = false;
    await pass(3_000);
    expect(result.current.connection).toBe("live");
    expect(namesOn(result.current)[0]).toBe("Maria");
  });

  test("a browser without a network says so", async () => {
    const { result } = await openScreen();
    const onLine = jest.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    fireEvent(window, new Event("offline"));
    expect(result.current.connection).toBe("offline");
    onLine.mockReturnValue(true);
    fireEvent(window, new Event("online"));
    await pass();
    expect(result.current.connection).toBe("live");
  });

  test("after a restore everything is loaded anew", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    const earlier = new Clinic();
    earlier.hear(earlier.welcome("Maria"), "An older word");
    earlier.restore();
    network = networkTo(earlier);
    await pass(3_000);
    expect(namesOn(result.current)).toEqual(["Maria"]);
    expect(textsOn(result.current)).toEqual(["An older word"]);
    earlier.hear(mariaId, "A new one");
    await pass(3_000);
    expect(textsOn(result.current)).toEqual(["An older word", "A new one"]);
  });

  test("a screen that React mounts twice works as one", async () => {
    const strict = { reactStrictMode: true };
    const { result } = await openScreen("/dialogs/1", actionsOf(clinic), strict);
    network.asked.length = 0;
    clinic.hear(mariaId, "Could Tuesday be moved?");
    await pass(3_000);
    expect(network.asked).toEqual(["GET /api/dialogs/changes"]);
    expect(textsOn(result.current)).toHaveLength(2);
  });

  test("an unmounted screen asks nothing more", async () => {
    const { unmount } = await openScreen();
    unmount();
    network.asked.length = 0;
    await pass(60_000);
    fireEvent.focus(window);
    await pass();
    expect(network.asked).toEqual([]);
  });
});

test("somebody whose session has ended is sent to sign in", async () => {
  await openScreen(`/dialogs/${mariaId}`);
  // jsdom can't leave a page, and prints that it was asked to.
  const printed = jest.spyOn(console, "error").mockImplementation();
  network.isSignedOut = true;
  await pass(3_000);
  expect(String(printed.mock.calls)).toContain("navigation");
});

test("and is not while something begun would go with the page: the screen says it instead", async () => {
  const remarks = keepDrafts<string>("remarks");
  remarks.keep(1, "Prefers mornings");
  const { result } = await openScreen(`/dialogs/${mariaId}`);
  network.isSignedOut = true;
  await pass(3_000);
  expect(result.current.isSignedOut).toBe(true);
  remarks.forget(1);
});

test("nor is who is just writing, though every word is kept", async () => {
  const { result } = await openScreen(`/dialogs/${mariaId}`);
  act(() => result.current.writing.write(mariaId, { text: "On Tuesday" }));
  await pass(1_000);
  expect(clinic.open(mariaId)?.draft?.text).toBe("On Tuesday");
  network.isSignedOut = true;
  await pass(3_000);
  expect(result.current.isSignedOut).toBe(true);
  // What the screen has said once stays true.
  await pass(60_000);
  expect(result.current.isSignedOut).toBe(true);
});

test("but who wrote a while ago and has left it is sent to sign in", async () => {
  const { result } = await openScreen(`/dialogs/${mariaId}`);
  act(() => result.current.writing.write(mariaId, { text: "On Tuesday" }));
  await pass(60_000);
  const printed = jest.spyOn(console, "error").mockImplementation();
  network.isSignedOut = true;
  await pass(3_000);
  expect(result.current.isSignedOut).toBe(false);
  expect(String(printed.mock.calls)).toContain("navigation");
});

describe("moving about", () => {
  test("a dialog opens by its address, and Back closes it", async () => {
    const { result } = await openScreen();
    await go(result.current, { dialogId: mariaId });
    expect(window.location.pathname).toBe("/dialogs/1");
    expect(result.current.openState).toBe("ready");
    expect(textsOn(result.current)).toEqual(["Hello from Maria"]);
    window.history.back();
    await pass(100);
    expect(result.current.openState).toBe("none");
    expect(result.current.open).toBeNull();
  });

  test("the address follows what is drawn, and one step is left for each dialog however quickly they are chosen", async () => {
    const { result } = await openScreen();
    act(() => result.current.go(`/dialogs/${mariaId}`));
    expect(result.current.openId).toBe(mariaId);
    expect(window.location.pathname).toBe("/dialogs");
    act(() => result.current.go(`/dialogs/${yousefId}`));
    await pass(frameMs);
    expect(window.location.pathname).toBe(`/dialogs/${yousefId}`);
    act(() => window.history.back());
    await pass(100);
    expect(result.current.openId).toBe(mariaId);
  });

  test("whoever is called to a dialog just after choosing another one comes to the one that called", async () => {
    const { result } = await openScreen();
    act(() => result.current.go(`/dialogs/${mariaId}`));
    act(() => {
      window.history.pushState(null, "", `/dialogs/${yousefId}`);
      window.dispatchEvent(new PopStateEvent("popstate"));
    });
    await pass(frameMs);
    expect(result.current.openId).toBe(yousefId);
    expect(window.location.pathname).toBe(`/dialogs/${yousefId}`);
  });

  test("whoever clicks on before the address is written goes on from it, or the way to another page would be called off", async () => {
    const { result } = await openScreen();
    act(() => result.current.go(`/dialogs/${mariaId}`));
    render(<button type="button">Elsewhere</button>);
    const addressAt = jest.fn(() => window.location.pathname);
    const elsewhere = screen.getByRole("button", { name: "Elsewhere" });
    elsewhere.addEventListener("click", addressAt);
    fireEvent.click(elsewhere);
    expect(addressAt).toHaveReturnedWith(`/dialogs/${mariaId}`);
    await pass(frameMs);
  });

  test("what the page found for one search is not taken for what another finds", async () => {
    const found = { people: { hits: [], next: null }, messages: null };
    const { result } = await openScreen("/dialogs?q=maria", undefined, { found });
    expect(result.current.found).toBe(found);
    await go(result.current, { q: "" });
    await go(result.current, { q: "yousef" });
    expect(result.current.found).toBeNull();
  });

  test("in a tab that nobody sees, where nothing is painted, the address is written at once", async () => {
    const { result } = await openScreen();
    jest.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    act(() => result.current.go(`/dialogs/${mariaId}`));
    expect(window.location.pathname).toBe(`/dialogs/${mariaId}`);
    await pass();
  });

  test("going back to a dialog shows it before anything was asked, and then refreshes it", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    await go(result.current, { dialogId: yousefId });
    clinic.hear(mariaId, "Are you there?");
    act(() => result.current.go(result.current.hrefOf({ dialogId: mariaId })));
    expect(result.current.openState).toBe("ready");
    expect(textsOn(result.current)).toEqual(["Hello from Maria"]);
    await pass();
    expect(textsOn(result.current)).toEqual(["Hello from Maria", "Are you there?"]);
  });

  test("tabs keep the dialog open and are asked for once", async () => {
    clinic.close(yousefId);
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    await go(result.current, { tab: "closed" });
    expect(window.location.href).toMatch(/\/dialogs\/1\?tab=closed$/);
    expect(namesOn(result.current)).toEqual(["Yousef"]);
    expect(result.current.open?.row.name).toBe("Maria");
    await go(result.current, { tab: "active" });
    network.asked.length = 0;
    await go(result.current, { tab: "closed" });
    expect(namesOn(result.current)).toEqual(["Yousef"]);
    expect(network.asked).toEqual([]);
  });

  test("a search that is refined is one step back", async () => {
    const { result } = await openScreen();
    const steps = window.history.length;
    await go(result.current, { q: "yo" });
    await go(result.current, { q: "you" });
    await go(result.current, { q: "yousef" });
    expect(window.location.search).toBe("?q=yousef");
    expect(window.history.length).toBe(steps + 1);
  });

  test("a slow answer for a dialog that was left does not show there", async () => {
    const { result } = await openScreen();
    const late = new Promise<void>((resolve) => setTimeout(resolve, 500));
    network.delay = (question) => (question.endsWith("/1") ? late : Promise.resolve());
    await go(result.current, { dialogId: mariaId });
    expect(result.current.openState).toBe("loading");
    await go(result.current, { dialogId: yousefId });
    await pass(1_000);
    expect(textsOn(result.current)).toEqual(["Hello from Yousef"]);
  });

  test("a dialog that can't be had says so, and is there once the connection is", async () => {
    const { result } = await openScreen();
    network.isDown = true;
    await go(result.current, { dialogId: mariaId });
    expect(result.current.openState).toBe("failed");
    await pass(3_000);
    network.isDown = false;
    await pass(3_000);
    expect(textsOn(result.current)).toEqual(["Hello from Maria"]);
  });

  test("a list that can't be had says so, and comes when it is asked for again", async () => {
    const { result } = await openScreen();
    network.isDown = true;
    await go(result.current, { tab: "closed" });
    expect(result.current.listState).toBe("failed");
    network.isDown = false;
    act(() => result.current.reloadList());
    await pass();
    expect(result.current.listState).toBe("ready");
  });

  test("a dialog that does not exist is missing", async () => {
    const { result } = await openScreen("/dialogs/99");
    expect(result.current.openState).toBe("missing");
    await go(result.current, { dialogId: mariaId });
    expect(result.current.openState).toBe("ready");
  });

  test("colleagues hear where one is a moment after the dialog has come, which nothing delays", async () => {
    const { result } = await openScreen();
    const heard: string[] = [];
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    network.delay = async (question) => {
      heard.push(question);
      if (question === `GET /api/dialogs/${mariaId}`) await waiting;
    };
    await go(result.current, { dialogId: mariaId });
    expect(heard).toContain(`GET /api/dialogs/${mariaId}`);
    expect(heard).not.toContain("POST /api/dialogs/presence");
    answer();
    await pass();
    expect(result.current.openState).toBe("ready");
    expect(heard).not.toContain("POST /api/dialogs/presence");
    await waitFor(() => expect(heard).toContain("POST /api/dialogs/presence"));
  });

  test("further rows and earlier messages come page by page", async () => {
    for (const name of ["Iryna", "Kenji"]) clinic.hear(clinic.welcome(name), "Hello");
    for (let n = 1; n <= 6; n += 1) clinic.hear(mariaId, `News ${n}`);
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    expect(namesOn(result.current)).toEqual(["Maria", "Kenji", "Iryna"]);
    act(() => result.current.loadMoreRows());
    await pass();
    expect(namesOn(result.current)).toEqual([
      "Maria",
      "Kenji",
      "Iryna",
      "Ruth",
      "Yousef",
    ]);
    expect(result.current.hasMoreRows).toBe(false);
    expect(result.current.hasOlder).toBe(true);
    await act(() => result.current.loadOlder());
    expect(textsOn(result.current)).toHaveLength(7);
    expect(result.current.hasOlder).toBe(false);
  });

  test("earlier messages that did not come can be asked for again", async () => {
    for (let n = 1; n <= 6; n += 1) clinic.hear(mariaId, `News ${n}`);
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    network.isDown = true;
    await act(() => expect(result.current.loadOlder()).rejects.toThrow());
    network.isDown = false;
    await act(() => result.current.loadOlder());
    expect(textsOn(result.current)).toHaveLength(7);
  });

  test("earlier messages that are asked for while a thread is being refreshed leave no gap", async () => {
    for (let n = 1; n <= 6; n += 1) clinic.hear(mariaId, `News ${n}`);
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    await go(result.current, { dialogId: yousefId });
    clinic.hear(mariaId, "News 7");
    act(() => result.current.go("/dialogs/1"));
    await act(() => result.current.loadOlder());
    const news = [1, 2, 3, 4, 5, 6, 7].map((n) => `News ${n}`);
    expect(textsOn(result.current)).toEqual(["Hello from Maria", ...news]);
  });

  test("a question that was asked before another dialog was opened is asked again for that one", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    network.asked.length = 0;
    network.delay = (question) =>
      question.endsWith("changes")
        ? new Promise((resolve) => setTimeout(resolve, 100))
        : Promise.resolve();
    fireEvent.focus(window);
    await go(result.current, { dialogId: yousefId });
    await pass(1_000);
    expect(network.asked.filter((question) => question.endsWith("changes"))).toHaveLength(
      2,
    );
  });

  test("a click on a row stays on the page; one for a new tab, or for another page, is the browser's", async () => {
    const { result } = await openScreen();
    const { follow } = result.current;
    const wasAnswered = jest.fn();
    const answer = (event: React.MouseEvent, href: string) => {
      follow(event, href);
      wasAnswered(event.isDefaultPrevented());
      event.preventDefault();
    };
    render(
      <>
        <a href="/dialogs/1" onClick={(event) => answer(event, "/dialogs/1")}>
          Maria
        </a>
        <a href="/patients" onClick={(event) => answer(event, "/patients")}>
          Patients
        </a>
      </>,
    );
    fireEvent.click(screen.getByText("Maria"), { ctrlKey: true });
    fireEvent.click(screen.getByText("Patients"));
    expect(result.current.openId).toBeNull();
    fireEvent.click(screen.getByText("Maria"));
    await pass();
    expect(result.current.openId).toBe(mariaId);
    expect(wasAnswered.mock.calls).toEqual([[false], [false], [true]]);
  });
});

describe("replying", () => {
  test("a reply is on the screen before it is sent, and once after", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    act(() => result.current.send("Of course"));
    const [, drawn] = result.current.messages;
    expect(drawn).toMatchObject({ text: "Of course", drawn: true, status: "queued" });
    await pass();
    const [, stored, ...more] = result.current.messages;
    expect(stored).toMatchObject({ text: "Of course", drawn: false, key: drawn?.key });
    expect(more).toEqual([]);
  });

  test("a reply is sent once it is painted, and at once from a tab that is hidden or left", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    const sent = () => clinic.thread(mariaId).length - 1;
    const seen = jest.spyOn(document, "visibilityState", "get");
    act(() => result.current.send("On Monday"));
    await pass(0);
    expect(sent()).toBe(0);
    await pass();
    expect(sent()).toBe(1);
    act(() => result.current.send("On Tuesday"));
    seen.mockReturnValue("hidden");
    fireEvent(document, new Event("visibilitychange"));
    await pass(0);
    expect(sent()).toBe(2);
    act(() => result.current.send("On Wednesday"));
    await pass(0);
    expect(sent()).toBe(3);
    seen.mockRestore();
  });

  test("a reply is sent from a window that nothing is painted in any more", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    const frames = jest.spyOn(window, "requestAnimationFrame").mockReturnValue(0);
    act(() => result.current.send("On Monday"));
    await pass(2_000);
    expect(clinic.thread(mariaId).at(-1)?.text).toBe("On Monday");
    frames.mockRestore();
  });

  test("a reply comes before the closing that was pressed before it was painted", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    act(() => {
      result.current.send("Goodbye");
      void result.current.close();
    });
    await pass();
    await pass();
    expect(clinic.thread(mariaId).at(-1)).toMatchObject({ text: "Goodbye" });
    expect(result.current.messages.every(({ refusal }) => refusal === null)).toBe(true);
    expect(result.current.open?.row.closed).toBe(true);
  });

  test("the picture of a reply is freed once the server's own is shown, and not while it waits", async () => {
    const freed: string[] = [];
    URL.revokeObjectURL = (url) => void freed.push(url);
    const working = actionsOf(clinic);
    let isThere = false;
    const send: InboxActions["send"] = async (reply) => {
      if (isThere) return working.send(reply);
      throw new TypeError("Failed to fetch");
    };
    const { result } = await openScreen(`/dialogs/${mariaId}`, { ...working, send });
    act(() => result.current.send("Look", { files: [picture] }));
    await pass();
    expect(freed).toEqual([]);
    isThere = true;
    act(() => result.current.retry(result.current.messages[1]?.id ?? 0));
    await pass(3_000);
    expect(freed).toEqual(["blob:portal/1"]);
  });

  test("replies in quick succession keep their order", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    act(() => {
      for (const text of ["One", "Two", "Three"]) result.current.send(text);
    });
    expect(textsOn(result.current).slice(1)).toEqual(["One", "Two", "Three"]);
    await pass();
    expect(textsOn(result.current).slice(1)).toEqual(["One", "Two", "Three"]);
  });

  test("blank words are not sent", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    act(() => result.current.send("  \n"));
    expect(result.current.messages).toHaveLength(1);
  });

  test("one whose answer was lost says so, and trying again never sends it twice", async () => {
    const working = actionsOf(clinic);
    let isFirst = true;
    const send: InboxActions["send"] = async (reply) => {
      const result = await working.send(reply);
      network.isDown = isFirst;
      if (!isFirst) return result;
      isFirst = false;
      throw new TypeError("Failed to fetch");
    };
    const { result } = await openScreen(`/dialogs/${mariaId}`, { ...working, send });
    act(() => result.current.send("Of course"));
    await pass();
    const [, lost] = result.current.messages;
    expect(lost?.refusal).toBe("network");
    act(() => result.current.retry(lost?.id ?? 0));
    await pass(3_000);
    expect(textsOn(result.current)).toEqual(["Hello from Maria", "Of course"]);
    expect(result.current.messages[1]?.drawn).toBe(false);
    expect(clinic.thread(mariaId)).toHaveLength(2);
  });

  test("those that no network took go by themselves when it is back, in order and once, even after a moment only", async () => {
    let isAway = true;
    const send: InboxActions["send"] = async (reply) => {
      if (isAway) throw new TypeError("Failed to fetch");
      return clinic.send(reply);
    };
    const { result } = await openScreen(`/dialogs/${mariaId}`, {
      ...actionsOf(clinic),
      send,
    });
    network.isDown = true;
    act(() => result.current.send("First"));
    act(() => result.current.send("Second"));
    await pass();
    expect(result.current.messages.slice(-2).map(({ refusal }) => refusal)).toEqual([
      "network",
      "network",
    ]);
    network.isDown = false;
    isAway = false;
    fireEvent(window, new Event("online"));
    await pass(2_500);
    const sent = clinic
      .thread(mariaId)
      .filter(({ direction }) => direction === "outbound");
    expect(sent.map(({ text }) => text)).toEqual(["First", "Second"]);
    expect(result.current.messages.every(({ refusal }) => refusal === null)).toBe(true);
  });

  describe("what is being written while there is no network", () => {
    const asks = () =>
      !fireEvent(window, new Event("beforeunload", { cancelable: true }));

    test("is asked about before it goes with the tab, and no more once the server has it", async () => {
      const { result } = await openScreen(`/dialogs/${mariaId}`);
      const { writing } = result.current;
      act(() => writing.write(mariaId, { text: "On Tu" }));
      expect(asks()).toBe(false);
      network.isDown = true;
      await pass(1_000);
      expect(asks()).toBe(true);
      act(() => writing.write(mariaId, { text: "" }));
      expect(asks()).toBe(false);
      act(() => writing.write(mariaId, { text: "On Tuesday" }));
      expect(asks()).toBe(true);
      network.isDown = false;
      await pass(5_000);
      expect(clinic.open(mariaId)?.draft?.text).toBe("On Tuesday");
      expect(asks()).toBe(false);
    });

    test("is there for who was elsewhere in the portal meanwhile, and is kept when it can be", async () => {
      const first = await openScreen(`/dialogs/${mariaId}`);
      network.isDown = true;
      act(() => first.result.current.writing.write(mariaId, { text: "On Tuesday" }));
      first.unmount();
      await pass();
      expect(asks()).toBe(true);
      const { result } = await openScreen(`/dialogs/${mariaId}`);
      expect(result.current.writing.read(mariaId).text).toBe("On Tuesday");
      network.isDown = false;
      await pass(5_000);
      expect(clinic.open(mariaId)?.draft?.text).toBe("On Tuesday");
      expect(asks()).toBe(false);
    });
  });

  describe("whoever leaves while replies wait for the network", () => {
    async function writeWithoutNetwork() {
      const send: InboxActions["send"] = async (reply) => {
        if (network.isDown) throw new TypeError("Failed to fetch");
        return clinic.send(reply);
      };
      const actions = { ...actionsOf(clinic), send };
      const hook = await openScreen(`/dialogs/${mariaId}`, actions);
      network.isDown = true;
      fireEvent(window, new Event("offline"));
      act(() => hook.result.current.send("First"));
      act(() => hook.result.current.send("Second"));
      await pass();
      return hook;
    }

    /** Would the browser ask before it leaves the page? */
    const asks = () =>
      !fireEvent(window, new Event("beforeunload", { cancelable: true }));

    const sent = () =>
      clinic
        .thread(mariaId)
        .filter(({ direction }) => direction === "outbound")
        .map(({ text }) => text);

    test("is asked first where that would lose them, and not once they are sent", async () => {
      expect(asks()).toBe(false);
      await writeWithoutNetwork();
      expect(asks()).toBe(true);
      network.isDown = false;
      fireEvent(window, new Event("online"));
      await pass(2_500);
      expect(sent()).toEqual(["First", "Second"]);
      expect(asks()).toBe(false);
    });

    test("has them sent in order and once when it is back, though they are elsewhere in the portal", async () => {
      const { unmount } = await writeWithoutNetwork();
      unmount();
      await pass(10_000);
      expect(sent()).toEqual([]);
      expect(asks()).toBe(true);
      network.isDown = false;
      await pass(5_000);
      expect(sent()).toEqual(["First", "Second"]);
      expect(asks()).toBe(false);
    });

    test("finds them kept, and is told of them on coming back, where the dialog was taken from them meanwhile", async () => {
      const { unmount } = await writeWithoutNetwork();
      unmount();
      jest.spyOn(clinic, "send").mockReturnValue({ ok: false, reason: "notFound" });
      clinic.dialogs.delete(mariaId);
      clinic.epoch += "'";
      network.isDown = false;
      await pass(10_000);
      expect(asks()).toBe(true);
      const { result } = await openScreen("/dialogs", { ...actionsOf(clinic) });
      await pass(5_000);
      expect(result.current.notice).toBe("taken");
      await act(async () => result.current.undo?.());
      await pass();
      expect(result.current.openId).toBe(mariaId);
      expect(result.current.notice).toBeNull();
      expect(result.current.writing.unsent(mariaId)).toBe("First\nSecond");
      act(() => result.current.writing.forget(mariaId));
      expect(asks()).toBe(false);
    });
  });

  test("one that is refused is there for who was elsewhere in the portal meanwhile, though no draft could be kept, and once", async () => {
    const asks = () =>
      !fireEvent(window, new Event("beforeunload", { cancelable: true }));
    let isBroken = true;
    const send: InboxActions["send"] = async (reply) =>
      isBroken ? { ok: false, reason: "fault" } : clinic.send(reply);
    const actions = { ...actionsOf(clinic), send };
    const first = await openScreen(`/dialogs/${mariaId}`, actions);
    network.isDown = true;
    act(() => first.result.current.send("Of course"));
    await pass(1_000);
    expect(asks()).toBe(true);
    first.unmount();
    await pass();
    const { result } = await openScreen(`/dialogs/${mariaId}`, actions);
    expect(result.current.writing.read(mariaId).text).toBe("Of course");
    isBroken = false;
    network.isDown = false;
    act(() => result.current.writing.write(mariaId, { text: "" }));
    act(() => result.current.send("Of course"));
    await pass(5_000);
    expect(asks()).toBe(false);
  });

  test("one that is refused and tried again is not to be written once more, though no draft could be kept", async () => {
    let answer: Done | null = { ok: false, reason: "fault" };
    const send: InboxActions["send"] = async (reply) =>
      answer ?? new Promise(() => void reply);
    const actions = { ...actionsOf(clinic), send };
    const first = await openScreen(`/dialogs/${mariaId}`, actions);
    network.isDown = true;
    act(() => first.result.current.send("Of course"));
    await pass(1_000);
    answer = null;
    const [, refused] = first.result.current.messages;
    act(() => first.result.current.retry(refused?.id ?? 0));
    first.unmount();
    const { result } = await openScreen(`/dialogs/${mariaId}`, actions);
    expect(result.current.writing.read(mariaId).text).toBe("");
  });

  test("one that is refused keeps its words until it is discarded", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    clinic.close(mariaId);
    act(() => result.current.send("Of course"));
    await pass();
    const [, refused] = result.current.messages;
    expect(refused).toMatchObject({ text: "Of course", refusal: "closed" });
    expect(result.current.open?.refusal).toBe("closed");
    act(() => result.current.discard(refused?.key ?? ""));
    expect(textsOn(result.current)).toEqual(["Hello from Maria"]);
  });

  test("a failed message is tried again as a new one, once", async () => {
    clinic.send({ dialogId: mariaId, clientId: "c1", text: "Of course" });
    const failedId = clinic.messages.at(-1)?.id ?? 0;
    clinic.report(failedId, "failed");
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    act(() => {
      result.current.retry(failedId);
      result.current.retry(failedId);
    });
    await pass();
    expect(textsOn(result.current).slice(1)).toEqual(["Of course", "Of course"]);
    expect(clinic.thread(mariaId)).toHaveLength(3);
  });

  test("a reply that was sent just before leaving is found stored on coming back", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    act(() => {
      result.current.send("Of course");
      result.current.go("/dialogs/2");
    });
    await pass();
    expect(textsOn(result.current)).toEqual(["Hello from Yousef"]);
    await go(result.current, { dialogId: mariaId });
    expect(result.current.messages.map(({ drawn }) => drawn)).toEqual([false, false]);
  });
});

describe("the list of one account", () => {
  const ofKids = { ...unfiltered, account: kids.id };

  beforeEach(() => {
    clinic.hear(clinic.welcome("Marta", kids), "¿Tenéis hueco?");
  });

  test("has an address, its own counts, and no other account's news", async () => {
    const { result } = await openScreen();
    await go(result.current, { filter: ofKids });
    expect(window.location.search).toBe("?account=2");
    expect(namesOn(result.current)).toEqual(["Marta"]);
    expect(result.current.counts).toMatchObject({ active: 1, closed: 0, unread: 4 });
    clinic.hear(yousefId, "Is there parking?");
    clinic.hear(clinic.welcome("Chloé", kids), "Bonjour");
    await pass(3_000);
    expect(namesOn(result.current)).toEqual(["Chloé", "Marta"]);
    expect(result.current.counts).toMatchObject({ active: 2, closed: 0, unread: 5 });
  });

  test("opens from its address, and Back leads to it again", async () => {
    const { result } = await openScreen("/dialogs?account=2");
    expect(namesOn(result.current)).toEqual(["Marta"]);
    await go(result.current, { filter: { ...unfiltered, channel: "whatsapp" } });
    expect(namesOn(result.current)).toEqual(["Ruth", "Yousef", "Maria"]);
    act(() => window.history.back());
    await pass(100);
    expect(result.current.filter).toEqual(ofKids);
    expect(namesOn(result.current)).toEqual(["Marta"]);
  });
});

test("what Maria's message said before it was edited comes when somebody asks", async () => {
  const [message] = clinic.messages;
  clinic.edit(message?.id ?? 0, "Hello, this is Maria");
  const { result } = await openScreen(`/dialogs/${mariaId}`);
  expect(result.current.messages[0]).toMatchObject({ edited: true });
  expect(await result.current.loadVersions(message?.id ?? 0)).toMatchObject([
    { number: 0, text: "Hello from Maria" },
  ]);
  network.isDown = true;
  expect(await result.current.loadVersions(message?.id ?? 0)).toBeNull();
});

describe("closing", () => {
  test("a closed dialog leaves the list, stays open and can be reopened", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    await does(() => result.current.close());
    expect(result.current.notice).toBe("closed");
    expect(namesOn(result.current)).toEqual(["Ruth", "Yousef"]);
    expect(result.current.open?.row.closed).toBe(true);
    expect(result.current.counts).toMatchObject({ active: 2, closed: 1, unread: 2 });
    await does(() => result.current.reopen());
    expect(result.current.notice).toBe("reopened");
    expect(namesOn(result.current)).toContain("Maria");
  });

  test("a closing that does not succeed says so", async () => {
    const close = () => Promise.reject(new TypeError("Failed to fetch"));
    const actions = { ...actionsOf(clinic), close };
    const { result } = await openScreen(`/dialogs/${mariaId}`, actions);
    await does(() => result.current.close());
    expect(result.current.notice).toBe("failed");
    expect(namesOn(result.current)).toContain("Maria");
    await go(result.current, { dialogId: yousefId });
    expect(result.current.notice).toBeNull();
  });
});

describe("what is done to a dialog of the list", () => {
  test("a row goes at once, before the server has answered, and comes back where it was refused", async () => {
    let answer: (result: ActionAnswer) => void = () => undefined;
    const close = () => new Promise<ActionAnswer>((resolve) => (answer = resolve));
    const { result } = await openScreen("/dialogs", { ...actionsOf(clinic), close });
    let done: Promise<void> = Promise.resolve();
    act(() => {
      done = result.current.deeds.close(mariaId);
    });
    expect(namesOn(result.current)).not.toContain("Maria");
    await pass();
    await act(async () => {
      answer({ ok: false, reason: "fault" });
      await done;
    });
    expect(namesOn(result.current)).toContain("Maria");
    expect(result.current.notice).toBe("failed");
  });

  test("a dialog whose patient wrote a moment before it is closed stays, and says so", async () => {
    const { result } = await openScreen("/dialogs");
    clinic.hear(mariaId, "And is there parking?");
    await does(() => result.current.deeds.close(mariaId));
    expect(namesOn(result.current)).toContain("Maria");
    expect(result.current.notice).toBe("wroteMeanwhile");
    // It was the reader who took it away for a moment: it comes back under their pointer.
    expect(result.current.isOwnDeed(mariaId)).toBe(true);
    await does(() => result.current.deeds.close(mariaId));
    expect(namesOn(result.current)).not.toContain("Maria");
  });

  test("a reply that is to close the dialog leaves it open for what the patient wrote after it", async () => {
    let answer: () => void = () => undefined;
    const actions = actionsOf(clinic);
    const send: InboxActions["send"] = async (reply) => {
      const stored = clinic.send(reply);
      await new Promise<void>((resolve) => (answer = resolve));
      return stored;
    };
    const { result } = await openScreen(`/dialogs/${mariaId}`, { ...actions, send });
    act(() => result.current.send("Goodbye", { thenClose: true }));
    await pass();
    clinic.hear(mariaId, "One more thing");
    // The screen hears of it before the answer comes.
    await pass(60_000);
    expect(textsOn(result.current)).toContain("One more thing");
    answer();
    await pass(1_000);
    expect(namesOn(result.current)).toContain("Maria");
    expect(result.current.notice).toBe("wroteMeanwhile");
    expect(clinic.row(mariaId)).toMatchObject({ closed: false });
  });

  test("closing can be taken back from another dialog", async () => {
    const { result } = await openScreen("/dialogs");
    await does(() => result.current.deeds.close(mariaId));
    await go(result.current, { dialogId: yousefId });
    expect(result.current.notice).toBe("closed");
    await does(async () => result.current.undo?.());
    expect(namesOn(result.current)).toContain("Maria");
    expect(result.current.isOwnDeed(mariaId)).toBe(true);
    expect(result.current.undo).toBeNull();
  });

  test("blocking that is taken back leaves a dialog where it was", async () => {
    const { result } = await openScreen("/dialogs");
    await does(() => result.current.deeds.block(mariaId, true));
    expect(namesOn(result.current)).not.toContain("Maria");
    await does(async () => result.current.undo?.());
    expect(namesOn(result.current)).toContain("Maria");
    expect(clinic.row(mariaId)).toMatchObject({ blocked: false, closed: false });
    expect(result.current.notice).toBe("reopened");
    await does(() => result.current.deeds.close(yousefId));
    await does(() => result.current.deeds.block(yousefId, true));
    await does(async () => result.current.undo?.());
    expect(clinic.row(yousefId)).toMatchObject({ blocked: false, closed: true });
    expect(result.current.notice).toBe("unblocked");
  });

  test("a dialog that was given away is taken back, to whom it was with before", async () => {
    const { result } = await openScreen("/dialogs");
    clinic.assign({ dialogId: mariaId, assigneeId: 2 });
    await does(() => result.current.catchUp());
    await does(async () => result.current.assign(mariaId, 1));
    expect(result.current.notice).toBe("assigned");
    await does(async () => result.current.undo?.());
    expect(clinic.row(mariaId).assignee).toMatchObject({ name: "Tomas Reyk" });
    expect(result.current.notice).toBe("assigned");
    expect(result.current.undo).toBeNull();
    await does(async () => result.current.assign(yousefId, 1));
    await does(async () => result.current.undo?.());
    expect(clinic.row(yousefId).assignee).toBeNull();
    expect(result.current.notice).toBe("unassigned");
  });

  test("what a colleague gave to somebody since stays with them, and says so", async () => {
    const { result } = await openScreen("/dialogs");
    await does(async () => result.current.assign(mariaId, 1));
    clinic.assign({ dialogId: mariaId, assigneeId: 2 });
    await does(async () => result.current.undo?.());
    expect(clinic.row(mariaId).assignee).toMatchObject({ name: "Tomas Reyk" });
    expect(result.current.notice).toBe("assignedByColleague");
  });

  test("what a colleague reopened and closed again stays closed, and says so", async () => {
    const { result } = await openScreen("/dialogs");
    await does(() => result.current.deeds.close(mariaId));
    clinic.colleagueCloses(mariaId);
    await does(async () => result.current.undo?.());
    expect(namesOn(result.current)).not.toContain("Maria");
    expect(result.current.notice).toBe("closedByColleague");
  });

  test("what a colleague did a moment earlier is told, and not offered to be taken back", async () => {
    const colleagueWasFirst = async (): Promise<ActionAnswer> => ok(false);
    const deeds = { close: colleagueWasFirst, needAnswer: colleagueWasFirst };
    const { result } = await openScreen("/dialogs", { ...actionsOf(clinic), ...deeds });
    await does(() => result.current.deeds.close(mariaId));
    expect(result.current.notice).toBe("closed");
    expect(result.current.undo).toBeNull();
    await does(() => result.current.deeds.needAnswer(yousefId, false));
    expect(result.current.undo).toBeNull();
  });

  test("taking back asks for one's own deed alone, and says where a colleague has done it since", async () => {
    const needAnswer = jest.fn(actionsOf(clinic).needAnswer);
    const actions = { ...actionsOf(clinic), needAnswer };
    const { result } = await openScreen("/dialogs", actions);
    await does(() => result.current.deeds.needAnswer(mariaId, false));
    needAnswer.mockResolvedValueOnce({ ok: false, reason: "settledByColleague" });
    await does(async () => result.current.undo?.());
    expect(needAnswer).toHaveBeenLastCalledWith(
      expect.objectContaining({ isNeeded: true, onlyOwn: true }),
    );
    expect(result.current.notice).toBe("settledByColleague");
    await does(() => result.current.deeds.needAnswer(mariaId, true));
    expect(needAnswer).toHaveBeenLastCalledWith(
      expect.objectContaining({ isNeeded: true, onlyOwn: false }),
    );
  });

  test("what was not delivered asks why, and is closed with the answer", async () => {
    clinic.fail(mariaId);
    const { result } = await openScreen("/dialogs");
    await does(() => result.current.deeds.close(mariaId));
    expect(result.current.asksWhy?.name).toBe("Maria");
    expect(namesOn(result.current)).toContain("Maria");
    await does(() => result.current.deeds.close(mariaId, "Told her by phone"));
    expect(result.current.asksWhy).toBeNull();
    expect(namesOn(result.current)).not.toContain("Maria");
    expect(clinic.row(mariaId).undeliveredReason).toBe("Told her by phone");
  });

  test("the open dialog is left when it is marked unread, and stays unread until it is seen again", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    await act(async () => result.current.markSeen(1));
    await pass(500);
    expect(result.current.rows.find(({ id }) => id === mariaId)?.unread).toBe(0);
    await does(() => result.current.deeds.markUnread(mariaId));
    expect(result.current.openId).toBeNull();
    expect(result.current.rows.find(({ id }) => id === mariaId)?.unread).toBe(1);
    await go(result.current, { dialogId: mariaId });
    await act(async () => result.current.markSeen(1));
    await pass(500);
    expect(clinic.row(mariaId).unread).toBe(0);
  });

  test("what is marked unread while its seen mark is on its way stays unread, and can be seen again", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    const slow = new Promise<void>((done) => setTimeout(done, 300));
    network.delay = (asked) => (asked.endsWith("/seen") ? slow : Promise.resolve());
    act(() => result.current.markSeen(1));
    await pass(150);
    act(() => void result.current.deeds.markUnread(mariaId));
    await pass(500);
    expect(clinic.row(mariaId).unread).toBe(1);
    await go(result.current, { dialogId: mariaId });
    act(() => result.current.markSeen(1));
    await pass(500);
    expect(clinic.row(mariaId).unread).toBe(0);
  });

  test("no answer needed leaves whoever wrote a moment before waiting, and says so", async () => {
    clinic.needAnswer(mariaId, true);
    const { result } = await openScreen("/dialogs?unanswered=1");
    clinic.hear(mariaId, "And is there parking?");
    await does(() => result.current.deeds.needAnswer(mariaId, false));
    expect(namesOn(result.current)).toEqual(["Maria"]);
    expect(result.current.notice).toBe("waitsAnew");
  });

  test("no answer needed clears the mark, and can be taken back", async () => {
    clinic.needAnswer(mariaId, true);
    const { result } = await openScreen("/dialogs?unanswered=1");
    expect(namesOn(result.current)).toEqual(["Maria"]);
    await does(() => result.current.deeds.needAnswer(mariaId, false));
    expect(namesOn(result.current)).toEqual([]);
    await does(async () => result.current.undo?.());
    expect(namesOn(result.current)).toEqual(["Maria"]);
  });
});

describe("noting", () => {
  test("what was written on while a note was being kept is not lost", async () => {
    let keep: (kept: Done) => void = () => {};
    const note = () => new Promise<Done>((done) => (keep = done));
    const actions = { ...actionsOf(clinic), note };
    const { result } = await openScreen(`/dialogs/${mariaId}`, actions);
    const { writing } = result.current;
    act(() => writing.write(mariaId, { note: "Called" }));
    const noted = result.current.note();
    await pass();
    act(() => writing.write(mariaId, { note: "Called, and again at noon" }));
    keep({ ok: true });
    await act(() => noted);
    expect(writing.read(mariaId).note).toBe("Called, and again at noon");
  });

  test("a note whose answer was lost is kept once; the same words another time are another note", async () => {
    const kept: string[] = [];
    const note: InboxActions["note"] = async ({ clientId }) => {
      kept.push(clientId);
      throw new TypeError("Failed to fetch");
    };
    const actions = { ...actionsOf(clinic), note };
    const { result } = await openScreen(`/dialogs/${mariaId}`, actions);
    const write = (words: string) =>
      act(() => result.current.writing.write(mariaId, { note: words }));
    const tryToKeep = () => does(() => result.current.note());
    write("Called, no answer");
    await tryToKeep();
    await tryToKeep();
    write("");
    write("Called, no answer");
    await tryToKeep();
    const [first, again, another] = kept;
    expect(again).toBe(first);
    expect(another).not.toBe(first);
  });
});

describe("seeing", () => {
  const posts = () => network.asked.filter((question) => question.startsWith("POST"));

  test("the unread count goes at once, and the server hears of it once", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    expect(result.current.firstUnseenSeq).toBe(1);
    act(() => result.current.markSeen(1));
    expect(result.current.open?.row.unread).toBe(0);
    expect(posts()).toEqual([]);
    act(() => result.current.markSeen(1));
    await pass(100);
    expect(posts()).toEqual(["POST /api/dialogs/1/seen"]);
    expect(clinic.row(mariaId).unread).toBe(0);
    expect(result.current.open?.row.unread).toBe(0);
  });

  test("messages that are seen in one moment are told as one", async () => {
    for (let n = 1; n <= 3; n += 1) clinic.hear(mariaId, `News ${n}`);
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    act(() => [1, 2, 4, 3].forEach(result.current.markSeen));
    await pass(100);
    expect(posts()).toHaveLength(1);
    expect(clinic.row(mariaId).unread).toBe(0);
  });

  test("a mark that could not be told is told when the server is back", async () => {
    const { result } = await openScreen(`/dialogs/${mariaId}`);
    network.isDown = true;
    act(() => result.current.markSeen(1));
    await pass(3_000);
    expect(result.current.open?.row.unread).toBe(0);
    network.isDown = false;
    await pass(3_000);
    expect(clinic.row(mariaId).unread).toBe(0);
  });

  test("a mark that was made just before leaving is still told", async () => {
    const { result, unmount } = await openScreen(`/dialogs/${mariaId}`);
    act(() => result.current.markSeen(1));
    unmount();
    await pass();
    expect(clinic.row(mariaId).unread).toBe(0);
  });
});

test("the time is the server's at first and moves on by itself", async () => {
  const { result } = await openScreen();
  expect(result.current.now).toBe(Date.parse("2026-11-20T11:59:00.000Z"));
  await pass(30_000);
  expect(result.current.now).toBe(Date.parse("2026-11-20T12:00:30.000Z"));
});
