import { screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { Messages } from "@/components/dialog/reading/messages";
import { newestEntries } from "@/components/dialog/reading/newest-entries";
import { threadEntries } from "@/components/dialog/reading/thread-entries";
import type { Quote } from "@/lib/dialogs/types/message";
import dialog from "@/messages/en/dialog.json";
import { clock, dana, fromRuth, openOf } from "@/tests/components/faces";

type Props = ComponentProps<typeof Messages>;

const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
const fifty = Array.from({ length: 50 }, (_, index) => fromRuth(index + 1));
let root: Root;

/** Draws a thread as a browser does: what is urgent at once, the rest when there is time. */
function openThread(more: Partial<Props> = {}) {
  const handlers = { family: null } as Props["handlers"];
  const props: Props = {
    open: openOf(),
    messages: fifty,
    hasOlder: true,
    hasNewer: false,
    jump: null,
    arrivals: [],
    late: [],
    hits: [],
    firstUnseenSeq: null,
    clock,
    me: dana,
    loadOlder: jest.fn(async () => {}),
    loadNewer: async () => {},
    goToMessage: () => {},
    markSeen: () => {},
    sight: () => {},
    withdrawNote: async () => null,
    ...more,
    handlers,
  };
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  const draw = (changed: Partial<Props> = {}) =>
    flushSync(() =>
      root.render(
        <NextIntlClientProvider
          locale="en-GB"
          messages={{ dialog }}
          timeZone={clock.zone}
        >
          <Messages {...props} {...changed} />
        </NextIntlClientProvider>,
      ),
    );
  draw();
  return { ...props, draw };
}

const log = () => screen.getByRole("log", { name: "Messages" });
const said = () =>
  [...log().querySelectorAll(".message-text")].map((words) => words.textContent);

/** It takes a moment's rest. */
const untilWhole = () => waitFor(() => expect(said()).toHaveLength(50));

beforeEach(() => {
  environment.IS_REACT_ACT_ENVIRONMENT = false;
});

afterEach(() => {
  flushSync(() => root.unmount());
  document.body.replaceChildren();
  environment.IS_REACT_ACT_ENVIRONMENT = true;
});

test("a thread's newest messages are drawn at once, and the others above them when there is time", async () => {
  openThread();
  expect(said()).toEqual(fifty.slice(-16).map(({ text }) => text));
  await untilWhole();
  expect(said()).toEqual(fifty.map(({ text }) => text));
});

test("what is drawn already stays the same element when the rest comes", async () => {
  openThread();
  const newest = within(log()).getByText("Message 50");
  await untilWhole();
  expect(within(log()).getByText("Message 50")).toBe(newest);
});

test("earlier messages are neither offered nor asked for while the loaded ones are not all drawn", async () => {
  const { loadOlder } = openThread();
  log().dispatchEvent(new Event("scroll", { bubbles: false }));
  expect(screen.queryByRole("button", { name: /earlier/i })).not.toBeInTheDocument();
  expect(loadOlder).not.toHaveBeenCalled();
  await untilWhole();
});

test("who comes for a message finds the whole page around it drawn at once", () => {
  openThread({ jump: { messageId: 2, noteId: null, count: 1 } });
  expect(said()).toHaveLength(50);
});

test("everything from the mark of what is new on belongs to what is drawn at once", () => {
  const view = { zone: clock.zone, hasOlder: true, me: dana };
  const entries = threadEntries(fifty, [], { ...view, firstUnseenSeq: 21 });
  const drawn = newestEntries(entries);
  expect(drawn.findIndex(({ type }) => type === "new")).toBe(3);
  expect(drawn.at(-1)).toBe(entries.at(-1));
  expect(newestEntries(entries.slice(0, 5))).toEqual(entries.slice(0, 5));
});

test("the rest of a thread waits for a moment's rest, so that who passes by need not wait for it", async () => {
  openThread();
  await new Promise((done) => setTimeout(done, 250));
  expect(said()).toHaveLength(16);
  await untilWhole();
});

describe("on a page that never rests", () => {
  beforeEach(() => {
    const never = { requestIdleCallback: () => 0, cancelIdleCallback: () => {} };
    Object.assign(globalThis, never);
  });

  afterEach(() => {
    Reflect.deleteProperty(globalThis, "requestIdleCallback");
    Reflect.deleteProperty(globalThis, "cancelIdleCallback");
  });

  test("whoever scrolls up finds all messages", async () => {
    openThread();
    const box = { scrollHeight: 2_000, clientHeight: 600, scrollTop: 200 };
    for (const [name, value] of Object.entries(box))
      Object.defineProperty(log(), name, { value, writable: true });
    log().dispatchEvent(new Event("scroll", { bubbles: false }));
    await untilWhole();
  });

  test("a screen that is taller than what is drawn at once is filled: nobody could scroll up there", async () => {
    const heights = { scrollHeight: 1_200, clientHeight: 1_200 };
    for (const [name, value] of Object.entries(heights))
      Object.defineProperty(HTMLElement.prototype, name, { value, configurable: true });
    openThread();
    for (const name of Object.keys(heights))
      Reflect.deleteProperty(HTMLElement.prototype, name);
    await untilWhole();
  });

  test("whoever comes with the keyboard finds all messages", async () => {
    openThread();
    log().focus();
    await untilWhole();
  });
});

test("a mark of what is new that comes after the thread is drawn with all that is new", () => {
  const { draw } = openThread();
  draw({ firstUnseenSeq: 21 });
  expect(said()).toEqual(fifty.slice(17).map(({ text }) => text));
  expect(log().querySelector("li[data-new]")).toBeInTheDocument();
});

test("whoever follows a quote to a message that is not drawn yet is led there, and the address stays", async () => {
  const goToMessage = jest.fn();
  const quote = { messageId: 2, text: "Message 2", direction: "inbound" } as Quote;
  const messages = [...fifty.slice(0, 49), fromRuth(50, { quote })];
  openThread({ messages, goToMessage });
  within(log())
    .getByRole("button", { name: /Message 2/ })
    .click();
  await waitFor(() => expect(log().querySelector('li[data-message="2"]')).toHaveFocus());
  expect(goToMessage).not.toHaveBeenCalled();
});

test("whoever follows a quote to a message that is not here yet goes to its address", () => {
  const goToMessage = jest.fn();
  const quote = { messageId: 900, text: "Long ago", direction: "inbound" } as Quote;
  const messages = [...fifty.slice(0, 49), fromRuth(50, { quote })];
  openThread({ messages, goToMessage });
  within(log())
    .getByRole("button", { name: /Long ago/ })
    .click();
  expect(goToMessage).toHaveBeenCalledWith(900);
});
