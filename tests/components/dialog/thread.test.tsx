import {
  act,
  createEvent,
  fireEvent,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ComponentProps, useLayoutEffect } from "react";
import { Thread } from "@/components/dialog/thread";
import type { HeldReply } from "@/components/inbox/state/guard";
import { run } from "@/components/keyboard/commands";
import { takePreferences } from "@/components/preferences/preferences";
import { reportConnection } from "@/components/shell/connection";
import { oncePainted } from "@/components/ui/rendering/after-paint";
import type { Words } from "@/lib/dialogs/types/draft";
import type { ReplyRefusal } from "@/lib/dialogs/types/reply";
import {
  ago,
  clock,
  dana,
  faults,
  fromRuth,
  fromTomas,
  isFree,
  northgate,
  openOf,
  rowOf,
  show,
} from "@/tests/components/faces";

type Props = ComponentProps<typeof Thread>;

function thread(more: Partial<Props> = {}, onDrawn: WitnessProps["onDrawn"] = () => {}) {
  const props: Props = {
    open: openOf(),
    messages: [fromRuth(1)],
    hasOlder: false,
    hasNewer: false,
    jump: null,
    arrivals: [],
    late: [],
    hits: [],
    loadNewer: async () => {},
    goToMessage: () => {},
    firstUnseenSeq: null,
    clock,
    me: dana,
    isAdmin: false,
    backHref: "/dialogs",
    writing: padOf(),
    held: null,
    hasArrived: { current: false },
    shown: {
      isWide: true,
      isColumnOpen: true,
      isSheetOpen: false,
      toggle: jest.fn(),
      close: jest.fn(),
    },
    attribute: jest.fn(),
    follow: (event) => event.preventDefault(),
    loadOlder: async () => {},
    typed: jest.fn(),
    loadVersions: async () => [],
    fetchAgain: jest.fn(),
    markSeen: jest.fn(),
    sight: jest.fn(),
    sendAnyway: jest.fn(),
    note: jest.fn(async () => null),
    withdrawNote: jest.fn(async () => null),
    loadCanned: jest.fn(async () => null),
    loadOffer: jest.fn(async () => null),
    send: jest.fn(),
    retry: jest.fn(),
    discard: jest.fn(),
    close: jest.fn(),
    reopen: jest.fn(),
    assign: jest.fn(),
    deeds: { block: jest.fn(async () => undefined) },
    loadAssignees: async () => [],
    ...more,
  };
  const shown = show(
    <>
      <Thread {...props} />
      <Witness onDrawn={onDrawn} />
    </>,
  );
  return { ...shown, props };
}

type WitnessProps = { onDrawn(focused: Element | null): void };

/** Tells where the focus is as soon as the first of it has been drawn, whatever is still to be done afterwards. */
function Witness({ onDrawn }: WitnessProps) {
  useLayoutEffect(() => onDrawn(document.activeElement), [onDrawn]);
  return null;
}

/** A pad that keeps what is written, as the screen's own does. */
function padOf(begun: Words = { text: "", note: "" }): Props["writing"] {
  const listeners = new Set<() => void>();
  let words = begun;
  return {
    read: () => words,
    write(_, change) {
      words = { ...words, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A window that is over a minute later. */
const closing = { closesAt: ago(-1), open: true, agentUntil: null };
const later = { ...clock, now: clock.now + 61_000 };

const told = () => screen.queryAllByRole("status").map((one) => one.textContent);
const selectedIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) =>
  value.slice(selectionStart, selectionEnd);
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
const send = () => screen.getByRole("button", { name: "Send" });

describe("The head of a dialog", () => {
  test("says who it is with, at which address and through which account, and leads back", () => {
    thread();
    expect(screen.getByRole("heading", { name: "Ruth Okafor" })).toBeInTheDocument();
    expect(screen.getByText("+44 7700 900417")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Back to the list" })).toHaveAttribute(
      "href",
      "/dialogs",
    );
  });

  test("a contact known only by the number has it once", () => {
    thread({ open: openOf({ row: rowOf({ name: "+44 7700 900417" }) }) });
    expect(screen.getAllByText("+44 7700 900417")).toHaveLength(2);
    expect(screen.getByRole("heading", { name: "+44 7700 900417" })).toBeInTheDocument();
  });

  test("the heading takes the focus after a step from another dialog", async () => {
    thread();
    thread({ hasArrived: { current: true } });
    await waitFor(() => expect(screen.getAllByRole("heading")[1]).toHaveFocus());
  });

  test("the heading takes no focus on the first page", async () => {
    thread();
    await oncePainted(() => undefined);
    expect(screen.getByRole("heading")).not.toHaveFocus();
  });

  test("the gear closes an active dialog, with the keyboard too", async () => {
    const { props } = thread();
    screen.getByRole("button", { name: "Dialog settings" }).focus();
    await userEvent.keyboard("{Enter}");
    expect(
      screen.queryByRole("menuitem", { name: "Reopen Dialog" }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("menuitem", { name: "Close Dialog" }));
    expect(props.close).toHaveBeenCalledTimes(1);
  });

  test("and reopens a closed one", async () => {
    const { props } = thread({
      open: openOf({ row: rowOf({ closed: true }), refusal: "closed" }),
    });
    await userEvent.click(screen.getByRole("button", { name: "Dialog settings" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Reopen Dialog" }));
    expect(props.reopen).toHaveBeenCalledTimes(1);
  });
});

describe("Writing a reply", () => {
  test("Enter sends it trimmed, empties the box and keeps the focus there", async () => {
    const { props } = thread();
    await userEvent.type(box(), "  See you Friday {Enter}");
    expect(props.send).toHaveBeenCalledWith("See you Friday", {
      files: [],
      thenClose: false,
    });
    expect(box()).toHaveValue("");
    expect(box()).toHaveFocus();
  });

  test("whoever asks for the box by keyboard is in it with the next key, from a note as well", async () => {
    thread();
    act(() => void run("reply"));
    expect(box()).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: "Note" }));
    act(() => void run("reply"));
    expect(box()).toHaveFocus();
  });

  test("Shift and Enter begin a new line", async () => {
    const { props } = thread();
    await userEvent.type(box(), "One{Shift>}{Enter}{/Shift}two");
    expect(props.send).not.toHaveBeenCalled();
    expect(box()).toHaveValue("One\ntwo");
  });

  test("who wants lines of Enter sends with Control", async () => {
    const { props } = thread();
    act(() => takePreferences({ enterSends: false }));
    await userEvent.type(box(), "Hello{Enter}Ruth");
    expect(box()).toHaveValue("Hello\nRuth");
    expect(props.send).not.toHaveBeenCalled();
    await userEvent.type(box(), "{Control>}{Enter}{/Control}");
    expect(props.send).toHaveBeenCalledTimes(1);
    act(() => takePreferences({ enterSends: true }));
  });

  test("an Enter that picks a Japanese word does not send it", async () => {
    const { props } = thread();
    await userEvent.type(box(), "よやく");
    fireEvent.keyDown(box(), { key: "Enter", isComposing: true });
    const enter = createEvent.keyDown(box(), { key: "Enter", keyCode: 229 });
    fireEvent(box(), enter);
    expect(props.send).not.toHaveBeenCalled();
  });

  test("nothing but spaces can't be sent", async () => {
    const { props } = thread();
    expect(send()).toBeDisabled();
    await userEvent.type(box(), "   {Enter}");
    expect(send()).toBeDisabled();
    expect(props.send).not.toHaveBeenCalled();
  });

  test("the meter counts, and a text that is too long is kept and not sent", async () => {
    const { props } = thread({
      open: openOf({ textLimit: { max: 10, unit: "characters" } }),
    });
    expect(screen.getByText("0 / 10")).toBeInTheDocument();
    await userEvent.type(box(), "Twelve signs{Enter}");
    expect(screen.getByText("12 / 10, 2 too many")).toBeInTheDocument();
    expect(box()).toBeInvalid();
    expect(box()).toHaveAccessibleDescription("12 / 10, 2 too many");
    expect(props.send).not.toHaveBeenCalled();
  });

  test("lines that were pasted along and are not sent are not counted", async () => {
    const textLimit = { max: 10, unit: "characters" } as const;
    const { props } = thread({ open: openOf({ textLimit }) });
    box().focus();
    await userEvent.paste("Just right\n\n");
    expect(screen.getByText("10 / 10")).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    expect(props.send).toHaveBeenCalledWith("Just right", expect.anything());
  });

  test("where the channel counts bytes, so does the meter", async () => {
    thread({ open: openOf({ textLimit: { max: 1000, unit: "bytes" } }) });
    await userEvent.type(box(), "Olá 👍");
    expect(screen.getByText("9 / 1,000 bytes")).toBeInTheDocument();
  });

  test("an unfinished reply waits while another dialog is looked at", async () => {
    const writing = padOf();
    const { unmount } = thread({ writing });
    await userEvent.type(box(), "I will ask the");
    unmount();
    thread({ writing });
    expect(box()).toHaveValue("I will ask the");
  });

  test("a slash offers canned replies: the arrows choose, Enter fills one in at the caret", async () => {
    const texts = [
      { id: 1, name: "hours", text: "We open at 8.", accountIds: null },
      {
        id: 2,
        name: "parking",
        text: "Hello {firstName}, park behind.",
        accountIds: null,
      },
      { id: 3, name: "patch", text: "Leave it on.", accountIds: [99] },
    ];
    const { props } = thread({
      loadCanned: async () => ({ replies: texts, clinic: "Northgate Clinic" }),
    });
    await userEvent.type(box(), "/");
    expect(await screen.findAllByRole("option")).toHaveLength(2);
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole("option", { name: /parking/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await userEvent.keyboard("{Enter}");
    expect(box()).toHaveValue("Hello Ruth, park behind.");
    expect(props.send).not.toHaveBeenCalled();
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
  });

  test("whoever opens them by their button and thinks better of it has written nothing", async () => {
    const hours = { id: 1, name: "hours", text: "We open at 8.", accountIds: null };
    thread({
      loadCanned: async () => ({ replies: [hours], clinic: "Northgate Clinic" }),
    });
    const button = screen.getByRole("button", { name: "Canned replies" });
    await userEvent.click(button);
    expect(await screen.findByRole("option")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    expect(box()).toHaveValue("");
    await userEvent.click(button);
    expect(await screen.findByRole("option")).toBeVisible();
    await userEvent.click(button);
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
    expect(box()).toHaveValue("");
    expect(box()).toHaveFocus();
  });

  test("whoever goes elsewhere, or sends, while they are open has not said more than was typed", async () => {
    const writing = padOf({ text: "See you then", note: "" });
    const { unmount, props } = thread({
      writing,
      loadCanned: async () => ({ replies: [], clinic: "Northgate Clinic" }),
    });
    await userEvent.click(screen.getByRole("button", { name: "Canned replies" }));
    expect(await screen.findByText(/no canned replies yet/)).toBeVisible();
    expect(writing.read(1)).toEqual({ text: "See you then", note: "" });
    await userEvent.keyboard("{Enter}");
    expect(props.send).toHaveBeenCalledWith("See you then", expect.anything());
    unmount();
  });

  test("what is typed once their button has opened them is the beginning of a name, too", async () => {
    const replies = [
      { id: 1, name: "hours", text: "We open at 8.", accountIds: null },
      { id: 2, name: "parking", text: "Park behind.", accountIds: null },
    ];
    thread({ loadCanned: async () => ({ replies, clinic: "Northgate Clinic" }) });
    await userEvent.type(box(), "Hello.");
    await userEvent.click(screen.getByRole("button", { name: "Canned replies" }));
    expect(await screen.findAllByRole("option")).toHaveLength(2);
    await userEvent.keyboard("par");
    expect(screen.getByRole("option")).toHaveTextContent("/parking");
    await userEvent.keyboard("{Enter}");
    expect(box()).toHaveValue("Hello. Park behind.");
    expect(box().selectionStart).toBe(box().value.length);
    box().setSelectionRange(0, 5);
    await userEvent.click(screen.getByRole("button", { name: "Canned replies" }));
    expect(screen.getByRole("listbox")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Canned replies" }));
    expect(box()).toHaveValue("Hello. Park behind.");
    box().setSelectionRange(19, 19);
    await userEvent.click(screen.getByRole("button", { name: "Canned replies" }));
    await userEvent.keyboard(" Two words");
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
    expect(box()).toHaveValue("Hello. Park behind. Two words");
  });

  test("a slash that was typed stays when their list is closed, which their button opens again", async () => {
    const hours = { id: 1, name: "hours", text: "We open at 8.", accountIds: null };
    thread({
      loadCanned: async () => ({ replies: [hours], clinic: "Northgate Clinic" }),
    });
    await userEvent.type(box(), "Today or tomorrow /");
    expect(await screen.findByRole("option")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
    expect(box()).toHaveValue("Today or tomorrow /");
    await userEvent.click(screen.getByRole("button", { name: "Canned replies" }));
    expect(screen.getByRole("option")).toBeVisible();
    expect(box()).toHaveValue("Today or tomorrow /");
  });

  test("they are offered as they would be sent here, with a sign for what is not known", async () => {
    const text = "Hello {firstName}, this is {clinic}. {patient}?";
    const hello = { id: 4, name: "hello", text, accountIds: null };
    const loadCanned = async () => ({ replies: [hello], clinic: "Northgate Clinic" });
    const { unmount } = thread({ loadCanned });
    await userEvent.type(box(), "/");
    expect(await screen.findByRole("option")).toHaveTextContent(
      "/helloHello Ruth, this is Northgate Clinic. Ruth Okafor?",
    );
    expect(screen.getByText("Ruth")).toHaveAttribute("data-private");
    unmount();
    const row = rowOf({ name: "+44 7700 900417" });
    thread({ loadCanned, open: openOf({ row, people: [] }) });
    await userEvent.type(box(), "/");
    expect(await screen.findByRole("option")).toHaveTextContent(
      "/helloHello [first name], this is Northgate Clinic. [patient’s name]?",
    );
  });

  test("one is not sent before what nobody knew is filled in", async () => {
    const text = "Hello {firstName}, we open at 8.";
    const hello = { id: 4, name: "hello", text, accountIds: null };
    const { props } = thread({
      open: openOf({ row: rowOf({ name: "+44 7700 900417" }), people: [] }),
      loadCanned: async () => ({ replies: [hello], clinic: "Northgate Clinic" }),
    });
    await userEvent.type(box(), "/");
    await screen.findByRole("option");
    await userEvent.keyboard("{Enter}");
    expect(box()).toHaveAccessibleDescription("Fill in [first name]");
    expect(box()).toBeInvalid();
    expect(send()).toBeDisabled();
    await userEvent.keyboard("{End}{Enter}");
    expect(props.send).not.toHaveBeenCalled();
    expect(selectedIn(box())).toBe("[first name]");
    await userEvent.keyboard("Ada{Enter}");
    expect(props.send).toHaveBeenCalledWith(
      "Hello Ada, we open at 8.",
      expect.anything(),
    );
  });

  test("what an old one has in braces and nobody can fill in is selected, for the next key to replace", async () => {
    const old = { id: 4, name: "visit", text: "See {whom} at 9.", accountIds: null };
    thread({ loadCanned: async () => ({ replies: [old], clinic: "Northgate Clinic" }) });
    await userEvent.type(box(), "/vis");
    await screen.findByRole("option");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(selectedIn(box())).toBe("{whom}"));
    await userEvent.keyboard("Tomas");
    expect(box()).toHaveValue("See Tomas at 9.");
  });

  test("Escape leaves the slash as it was typed, and Enter sends again", async () => {
    const { props } = thread();
    await userEvent.type(box(), "/pa");
    await userEvent.keyboard("{Escape}{Enter}");
    expect(props.send).toHaveBeenCalledWith("/pa", {
      files: [],
      thenClose: false,
    });
  });

  test("the words of a refused reply come back below what is being written", async () => {
    const refused = fromTomas(2, {
      text: "See you",
      drawn: true,
      refusal: "fault",
      key: "c.0",
    });
    const { props } = thread({ messages: [refused] });
    await userEvent.type(box(), "Hello");
    await userEvent.click(screen.getByRole("button", { name: "Edit" }));
    expect(box()).toHaveValue("Hello\nSee you");
    expect(props.discard).toHaveBeenCalledWith("c.0");
  });

  test("and from a note one is led to them", async () => {
    const refused = fromTomas(2, { text: "See you", drawn: true, refusal: "fault" });
    thread({ messages: [refused] });
    await userEvent.click(screen.getByRole("button", { name: "Note" }));
    await userEvent.click(screen.getByRole("button", { name: "Edit" }));
    expect(box()).toHaveValue("See you");
    expect(box()).toHaveFocus();
  });

  test("the box says which account replies and how long the window lasts", () => {
    thread();
    expect(screen.getByText("Replying as")).toBeInTheDocument();
    expect(screen.getByText("23 h 57 min", { exact: false })).toBeInTheDocument();
  });
});

test("whoever chose a file, or took it away again, is at the words, where letters are no commands", async () => {
  const { container } = thread();
  const chooser = container.querySelector<HTMLInputElement>("input[type=file]");
  if (!chooser) throw new Error("Nothing can be attached.");
  screen.getByRole("button", { name: "Attach files" }).focus();
  const sheet = new File(["a"], "sheet.xyz", { type: "application/x-sheet" });
  fireEvent.change(chooser, { target: { files: [sheet] } });
  const remove = await screen.findByRole("button", { name: "Remove sheet.xyz" });
  expect(box()).toHaveFocus();
  await userEvent.click(remove);
  expect(remove).not.toBeInTheDocument();
  expect(box()).toHaveFocus();
});

test("so is whoever tries again with a file that did not get here", async () => {
  globalThis.fetch = async () => {
    throw new TypeError("Failed to fetch");
  };
  const { container } = thread();
  const chooser = container.querySelector<HTMLInputElement>("input[type=file]");
  if (!chooser) throw new Error("Nothing can be attached.");
  const letter = new File(["a"], "letter.pdf", { type: "application/pdf" });
  fireEvent.change(chooser, { target: { files: [letter] } });
  const again = await screen.findByRole("button", { name: "Retry" });
  again.focus();
  await userEvent.keyboard("{Enter}");
  expect(box()).toHaveFocus();
  await screen.findByRole("button", { name: "Retry" });
  await userEvent.click(screen.getByRole("button", { name: "Remove letter.pdf" }));
});

describe("When nothing may be sent", () => {
  const wordsOnly = rowOf({ takesTemplates: false });
  const withRefusal = (refusal: ReplyRefusal) => openOf({ refusal, row: wordsOnly });

  test.each([
    ["closed", "This dialog is closed"],
    ["disconnected", "+44 7700 900100 is disconnected"],
    ["attention", "+44 7700 900100 needs attention"],
    ["windowClosed", "The reply window is over"],
    ["stopped", "Ruth Okafor asked for no more messages"],
    ["superseded", "This number belongs to somebody else now"],
  ] as const)("a dialog that is %s says so in place of the box", (refusal, title) => {
    const { container } = thread({ open: withRefusal(refusal) });
    expect(container).toHaveTextContent(title);
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  });

  test("a closed dialog offers to reopen it there", async () => {
    const { props } = thread({ open: withRefusal("closed") });
    await userEvent.click(screen.getByRole("button", { name: "Reopen Dialog" }));
    expect(props.reopen).toHaveBeenCalledTimes(1);
  });

  test("who was writing when a colleague closed it is at their words, which stay as they were, and hears why", async () => {
    const writing = padOf();
    const { again, props, container } = thread({ writing });
    await userEvent.type(box(), "Almost");
    again(<Thread {...props} open={withRefusal("closed")} />);
    const begun = screen.getByRole("textbox", { name: /^Not sent/ });
    expect(begun).toHaveFocus();
    expect(begun).toHaveValue("Almost");
    expect(begun).toHaveAccessibleDescription("This dialog is closed");
    await userEvent.keyboard("e j{Enter}");
    expect(props.reopen).not.toHaveBeenCalled();
    expect(writing.read(1).text).toBe("Almost");
    expect(await faults(container)).toEqual([]);
    again(<Thread {...props} />);
    expect(box()).toHaveFocus();
    expect(box()).toHaveValue("Almost");
  });

  test("who had only attached files then is at their names, where keys are no commands", async () => {
    const files = ["knee.png", "card.png"].map((fileName, fileId) => ({
      fileId,
      fileName,
      kind: "image" as const,
      contentType: "image/png",
      width: null,
      height: null,
      durationMs: null,
      sizeBytes: 1000,
      previewUrl: null,
    }));
    const draft = { text: "", note: "", savedAt: ago(1), files };
    const { again, props } = thread({ open: openOf({ draft }) });
    await userEvent.click(box());
    again(<Thread {...props} open={{ ...withRefusal("closed"), draft }} />);
    const begun = screen.getByRole("textbox", { name: /^Not sent/ });
    expect(begun).toHaveFocus();
    expect(begun).toHaveValue("Attached files: knee.png, card.png");
    await userEvent.keyboard("e");
    expect(props.reopen).not.toHaveBeenCalled();
  });

  test("who had written nothing is at the reason then, where keys are commands, and in the box once its button reopened it", async () => {
    const { again, props } = thread();
    box().focus();
    again(<Thread {...props} open={withRefusal("closed")} />);
    expect(screen.getByRole("group", { name: "This dialog is closed" })).toHaveFocus();
    again(<Thread {...props} />);
    expect(box()).not.toHaveFocus();
    again(<Thread {...props} open={withRefusal("closed")} />);
    screen.getByRole("button", { name: "Reopen Dialog" }).focus();
    again(<Thread {...props} />);
    expect(box()).toHaveFocus();
  });

  test("who is elsewhere when a colleague closes it stays there", () => {
    const { again, props } = thread();
    const log = screen.getByRole("log");
    log.focus();
    again(<Thread {...props} open={withRefusal("closed")} />);
    expect(log).toHaveFocus();
  });

  test("and says who closed it, when, and why although something was not delivered", () => {
    const reason = "The number is gone";
    const closure = { by: "Tomas Reyk", byId: 2, at: ago(20), reason };
    const { container } = thread({ open: { ...withRefusal("closed"), closure } });
    expect(container).toHaveTextContent(
      "Closed by Tomas Reyk, Thursday 20 November 2025, 15:45",
    );
    expect(screen.getByText(/was not delivered: The number is gone/)).toHaveAttribute(
      "data-private",
    );
  });

  test("a blocked contact is unblocked there", async () => {
    const { props } = thread({ open: withRefusal("blocked") });
    await userEvent.click(screen.getByRole("button", { name: "Unblock" }));
    expect(props.deeds.block).toHaveBeenCalledWith(1, false);
  });

  test("a window that ends while the dialog lies open shuts the box, and keeps the words", async () => {
    const writing = padOf();
    const open = openOf({ row: wordsOnly, window: closing });
    const { again, props } = thread({ open, writing });
    await userEvent.type(box(), "Almost");
    act(() => again(<Thread {...props} clock={later} />));
    expect(screen.getByText("The reply window is over")).toBeInTheDocument();
    expect(writing.read(1).text).toBe("Almost");
  });

  test("a note that is being written when the window ends is written on", async () => {
    const { again, props } = thread({ open: openOf({ window: closing }) });
    await userEvent.click(screen.getByRole("button", { name: "Note" }));
    const note = screen.getByRole("textbox", { name: "Note" });
    await userEvent.type(note, "Ask");
    again(<Thread {...props} clock={later} />);
    await userEvent.keyboard(" Tomas");
    expect(note).toHaveValue("Ask Tomas");
    expect(told()).toContain("The reply window is over");
  });

  test("who reads elsewhere when a colleague closes it hears so, and nobody hears it of their own closing", () => {
    const { again, props } = thread();
    screen.getByRole("log").focus();
    const closedBy = ({ id: byId, name: by }: typeof dana) => ({
      ...withRefusal("closed"),
      closure: { by, byId, at: ago(0), reason: null },
    });
    again(<Thread {...props} open={closedBy({ id: 2, name: "Tomas Reyk" })} />);
    expect(told()).toContain("Closed by Tomas Reyk, Thursday 20 November 2025, 16:05");
    again(<Thread {...props} />);
    expect(told().join("")).toBe("");
    again(<Thread {...props} open={closedBy(dana)} />);
    expect(told().join("")).toBe("");
    again(<Thread {...props} />);
    again(<Thread {...props} open={closedBy({ ...dana, id: 3 })} />);
    expect(told()).toContain("Closed by Dana Whitlock, Thursday 20 November 2025, 16:05");
  });

  test("who comes to a closed dialog is told by what stands there", () => {
    thread({ open: withRefusal("closed") });
    expect(told().join("")).toBe("");
  });

  test("where a person may still answer after the window, the box stays and says so", () => {
    const replyWindow = { closesAt: ago(10), open: false, agentUntil: ago(-60 * 50) };
    thread({ open: openOf({ window: replyWindow, row: rowOf({ account: northgate }) }) });
    expect(box()).toBeInTheDocument();
    expect(screen.getByText("Personal reply")).toBeInTheDocument();
    expect(screen.getByText("2 d 2 h", { exact: false })).toBeInTheDocument();
  });

  test.each([[null], ["closed" as const]])(
    "an accessibility checker finds nothing wrong (refusal: %s)",
    async (refusal) => {
      const { container } = thread({ open: openOf({ refusal }) });
      expect(await faults(container)).toEqual([]);
    },
  );
});

/** A reply that waits under an answer which its writer had not seen. */
const held = (more: Partial<HeldReply["reply"]> = {}): HeldReply => ({
  reply: {
    clientId: "c1",
    dialogId: 1,
    text: "Yes, please bring it.",
    seenSeq: 1,
    files: [],
    template: null,
    thenClose: false,
    at: ago(0),
    retryOf: null,
    id: -1,
    refusal: "guarded",
    acceptedAt: null,
    ...more,
  },
  unseen: [fromTomas(2, { text: "Yes, bring the inhaler.", at: ago(2) })],
});

describe("A reply that is held", () => {
  test("stands under the answer that its writer had not seen, and says whose it is", async () => {
    const { container } = thread({ held: held() });
    expect(screen.getByRole("alert")).toHaveTextContent(
      "Held: Tomas Reyk answered 2 min ago, and you had not seen it",
    );
    const region = screen.getByRole("region", { name: "Held reply" });
    expect(region).toHaveTextContent("Yes, bring the inhaler.");
    expect(region).toHaveTextContent("Yes, please bring it.");
    expect(region).toHaveFocus();
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
    expect(await faults(container)).toEqual([]);
  });

  test("has the focus as soon as it stands there: Escape pressed at once would leave the dialog", () => {
    const onDrawn = jest.fn();
    thread({ held: held() }, onDrawn);
    const region = screen.getByRole("region", { name: "Held reply" });
    expect(onDrawn.mock.calls).toEqual([[region]]);
  });

  test("stays while Escape closes what is open of a message above it", async () => {
    const { props } = thread({ held: held(), writing: padOf({ text: "", note: "" }) });
    const region = screen.getByRole("region", { name: "Held reply" });
    const details = () => within(region).queryByRole("dialog");
    const time = within(region).getByRole("button", { name: /message details$/ });
    await userEvent.click(time);
    expect(details()).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    expect(details()).not.toBeInTheDocument();
    expect(props.discard).not.toHaveBeenCalled();
  });

  test("is not lost from sight where a colleague closes the dialog: it stands with what was begun meanwhile", () => {
    const closed = openOf({ row: rowOf({ closed: true }), refusal: "closed" });
    const writing = padOf({ text: "And the card", note: "" });
    thread({ held: held(), open: closed, writing });
    expect(screen.getByRole("textbox", { name: /^Not sent/ })).toHaveValue(
      "Yes, please bring it.\nAnd the card",
    );
  });

  test("shows the answer of a colleague who has the writer's name", () => {
    const namesake = { author: dana.name, authorId: 3, text: "Not before Friday." };
    thread({ held: { ...held(), unseen: [fromTomas(2, namesake)] } });
    const region = screen.getByRole("region", { name: "Held reply" });
    expect(region).toHaveTextContent("Not before Friday.");
  });

  test("Ctrl and Enter send it anyway", async () => {
    const { props } = thread({ held: held() });
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(props.sendAnyway).toHaveBeenCalledTimes(1);
  });

  test("Escape takes its words back to be changed, before what was begun meanwhile", async () => {
    const writing = padOf({ text: "And his spacer?", note: "" });
    const { props } = thread({ held: held(), writing });
    await userEvent.keyboard("{Escape}");
    expect(props.discard).toHaveBeenCalledWith("c1.0");
    expect(writing.read(1).text).toBe("Yes, please bring it.\nAnd his spacer?");
  });
});

describe("Outside the window, where the channel takes templates", () => {
  const reminder = {
    id: 7,
    name: "visit_reminder",
    language: "en",
    category: "utility",
    body: "Hello {{1}}, see you on {{2}}.",
    extras: [],
    above: 0,
    samples: { 1: "Ana", 2: "Tuesday" },
    approval: "approved" as const,
    rejection: "",
  };
  const offer = { templates: [reminder], fetchedAt: ago(1), failure: null };
  const loadOffer = async () => offer;
  const closed = openOf({
    refusal: "windowClosed",
    window: { closesAt: ago(360), open: false, agentUntil: null },
  });

  test.each([
    [20, "yesterday at 20:05"],
    [80, "Monday 17 November at 08:05"],
  ])("the day on which the window closed %i hours ago is named", async (hours, when) => {
    const window = { closesAt: ago(hours * 60), open: false, agentUntil: null };
    thread({ open: openOf({ refusal: "windowClosed", window }), loadOffer });
    expect(
      await screen.findByText(`The reply window closed ${when}`),
    ).toBeInTheDocument();
  });

  test("an approved one is filled in, shown as it will be read, and sent", async () => {
    const { container, props } = thread({ open: closed, loadOffer: async () => offer });
    expect(
      await screen.findByText("The reply window closed today at 10:05"),
    ).toBeInTheDocument();
    const name = await screen.findByRole("textbox", { name: "Variable 1" });
    expect(name).toHaveValue("Ruth");
    const send = screen.getByRole("button", { name: "Send template" });
    await userEvent.type(screen.getByRole("textbox", { name: "Variable 2" }), "Friday");
    expect(container).toHaveTextContent("Hello Ruth, see you on Friday.");
    expect(await faults(container)).toEqual([]);
    expect(screen.getByText("Template only")).toBeInTheDocument();
    expect(screen.queryByText(/ min$/)).not.toBeInTheDocument();
    await userEvent.click(send);
    expect(props.send).toHaveBeenCalledWith("Hello Ruth, see you on Friday.", {
      template: {
        id: 7,
        values: { 1: "Ruth", 2: "Friday" },
        title: "visit_reminder",
        extras: [],
        above: 0,
      },
    });
  });

  test("one with a link asks for what the link needs, and shows where it leads", async () => {
    const extras = ["Choose a time: https://northgate.example/book/{{3}}"];
    const linked = { ...reminder, extras, samples: { ...reminder.samples, 3: "a7f3" } };
    const loadOffer = async () => ({ ...offer, templates: [linked] });
    const { container, props } = thread({ open: closed, loadOffer });
    await userEvent.type(
      await screen.findByRole("textbox", { name: "Variable 2" }),
      "Friday",
    );
    const send = screen.getByRole("button", { name: "Send template" });
    await userEvent.click(send);
    expect(props.send).not.toHaveBeenCalled();
    expect(screen.getByRole("textbox", { name: "Variable 3" })).toHaveFocus();
    await userEvent.keyboard("c2");
    const book = "Choose a time: https://northgate.example/book/c2";
    expect(screen.getByRole("list", { name: "Footer and buttons" })).toHaveTextContent(
      book,
    );
    expect(await faults(container)).toEqual([]);
    await userEvent.click(send);
    expect(props.send).toHaveBeenCalledWith("Hello Ruth, see you on Friday.", {
      template: expect.objectContaining({
        values: { 1: "Ruth", 2: "Friday", 3: "c2" },
        extras: [book],
      }),
    });
  });

  test("its header stands above its words, its button below", async () => {
    const extras = ["Northgate Clinic", "Call us: +442079460110"];
    const card = { ...reminder, extras, above: 1 };
    const loadOffer = async () => ({ ...offer, templates: [card] });
    const { container } = thread({ open: closed, loadOffer });
    await screen.findByRole("list", { name: "Header and files" });
    expect(container).toHaveTextContent(
      /PreviewNorthgate ClinicHello Ruth, see you on \{\{2\}\}\.Call us/,
    );
  });

  test("its picture or document is told by its name, filled in, and not by where it lies", async () => {
    const extras = ["https://northgate.example/files/Visit%20of%20{{2}}.pdf"];
    const summary = { ...reminder, extras, above: 1 };
    const loadOffer = async () => ({ ...offer, templates: [summary] });
    const { container } = thread({ open: closed, loadOffer });
    const file = await screen.findByRole("list", { name: "Header and files" });
    expect(file).toHaveTextContent("Visit of {{2}}.pdf");
    await userEvent.type(screen.getByRole("textbox", { name: "Variable 2" }), "Friday");
    expect(file).toHaveTextContent(/^Visit of Friday\.pdf$/);
    expect(await faults(container)).toEqual([]);
  });

  test("one that is held shows where it leads, and Escape brings back what filled it in, with the keyboard at it", async () => {
    const book = "Choose a time: https://northgate.example/book/c2";
    const values = { 1: "Ruth", 2: "Friday" };
    const template = { id: 7, values, title: "visit_reminder", extras: [book], above: 0 };
    const { props, again } = thread({
      open: closed,
      loadOffer,
      held: held({ template }),
    });
    expect(screen.getByRole("region", { name: "Held reply" })).toHaveTextContent(book);
    await userEvent.keyboard("{Escape}");
    expect(props.discard).toHaveBeenCalledWith("c1.0");
    again(<Thread {...props} held={null} />);
    expect(await screen.findByRole("textbox", { name: "Variable 2" })).toHaveValue(
      "Friday",
    );
    expect(screen.getByRole("combobox", { name: "Template" })).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: "Send template" }));
    expect(isFree()).toBe(true);
  });

  const notSent = (refusal: string) =>
    fromTomas(2, {
      kind: "template",
      text: "Hello Ruth, see you on Friday.",
      template: { id: 7, values: { 1: "Ruth", 2: "Friday" } },
      drawn: true,
      refusal,
    });

  test("one that did not get through comes back as it was filled in, and is no words to be sent", async () => {
    const writing = padOf({ text: "", note: "" });
    const { props, again } = thread({
      open: closed,
      loadOffer,
      messages: [notSent("network")],
      writing,
      discard: () => again(<Thread {...props} messages={[]} />),
    });
    const day = () => screen.findByRole("textbox", { name: "Variable 2" });
    expect(await day()).toHaveValue("");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(async () => expect(await day()).toHaveValue("Friday"));
    expect(screen.getByRole("combobox", { name: "Template" })).toHaveFocus();
    expect(writing.read(1).text).toBe("");
    await userEvent.click(screen.getByRole("button", { name: "Send template" }));
  });

  test("one that is not approved any more when it comes back is told of where another one takes its place", async () => {
    const other = { ...reminder, id: 8, name: "other", body: "Please write to us." };
    const { container, props, again } = thread({
      open: closed,
      loadOffer: async () => ({ ...offer, templates: [other] }),
      messages: [notSent("templateGone")],
      discard: () => again(<Thread {...props} messages={[]} />),
    });
    const choice = () => screen.getByRole("combobox", { name: "Template" });
    await waitFor(() => expect(choice()).not.toHaveAccessibleDescription());
    await userEvent.click(screen.getByRole("button", { name: "Edit" }));
    const why = "The one that was chosen can’t be sent here now. This is another one.";
    await waitFor(() => expect(choice()).toHaveAccessibleDescription(why));
    expect(choice()).toHaveFocus();
    expect(await faults(container)).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Send template" }));
    expect(choice()).not.toHaveAccessibleDescription();
    expect(isFree()).toBe(true);
  });

  test("one that is refused as not approved any more is offered no longer, and what takes its place is told of", async () => {
    const other = { ...reminder, id: 8, name: "other", body: "Please write to us." };
    const loadOffer = jest
      .fn()
      .mockResolvedValueOnce({ ...offer, templates: [reminder, other] })
      .mockResolvedValue({ ...offer, templates: [other] });
    const { container, props, again } = thread({ open: closed, loadOffer });
    await userEvent.type(
      await screen.findByRole("textbox", { name: "Variable 2" }),
      "Friday{Enter}",
    );
    expect(props.send).toHaveBeenCalledTimes(1);
    const refused = fromTomas(2, {
      kind: "template",
      text: "Hello Ruth, see you on Friday.",
      template: { id: 7, values: { 1: "Ruth", 2: "Friday" } },
      drawn: true,
      refusal: "templateGone",
    });
    again(<Thread {...props} messages={[fromRuth(1), refused]} />);
    const choice = screen.getByRole("combobox", { name: "Template" });
    await waitFor(() =>
      expect(choice).toHaveAccessibleDescription(/^The one that was chosen can’t be/),
    );
    expect(choice).toHaveDisplayValue(/^other/);
    expect(loadOffer).toHaveBeenCalledTimes(2);
    expect(await faults(container)).toEqual([]);
  });

  test("one that is not filled in yet leads to its first empty field and says so there, until it is", async () => {
    const { container, props } = thread({ open: closed, loadOffer });
    const day = await screen.findByRole("textbox", { name: "Variable 2" });
    await userEvent.click(screen.getByRole("button", { name: "Send template" }));
    expect(day).toHaveFocus();
    expect(day).toHaveAccessibleDescription("Fill this in.");
    expect(await faults(container)).toEqual([]);
    const name = screen.getByRole("textbox", { name: "Variable 1" });
    await userEvent.clear(name);
    await userEvent.type(day, "Friday{Enter}");
    expect(name).toHaveFocus();
    expect(name).toHaveAccessibleDescription("Fill this in.");
    expect(day).not.toHaveAccessibleDescription();
    expect(props.send).not.toHaveBeenCalled();
    await userEvent.type(name, "Ruth{Enter}");
    expect(props.send).toHaveBeenCalledTimes(1);
    expect(screen.queryByText("Fill this in.")).not.toBeInTheDocument();
  });

  test("once sent it is empty, and whoever sent it is at the choice", async () => {
    const { props } = thread({ open: closed, loadOffer: async () => offer });
    const name = await screen.findByRole("textbox", { name: "Variable 1" });
    await userEvent.type(screen.getByRole("textbox", { name: "Variable 2" }), "Friday");
    const send = screen.getByRole("button", { name: "Send template" });
    await userEvent.click(send);
    expect(name).toHaveValue("");
    expect(name).not.toHaveAccessibleDescription();
    expect(screen.getByRole("combobox", { name: "Template" })).toHaveFocus();
    expect(props.send).toHaveBeenCalledTimes(1);
  });

  test("what was filled in and not sent is there again for whoever comes back", async () => {
    const { unmount } = thread({ open: closed, loadOffer: async () => offer });
    const day = () => screen.findByRole("textbox", { name: "Variable 2" });
    expect(isFree()).toBe(true);
    await userEvent.type(await day(), "Friday");
    unmount();
    expect(isFree()).toBe(false);
    const again = thread({ open: closed, loadOffer: async () => offer });
    expect(await day()).toHaveValue("Friday");
    await userEvent.click(screen.getByRole("button", { name: "Send template" }));
    expect(isFree()).toBe(true);
    again.unmount();
    thread({ open: closed, loadOffer: async () => offer });
    expect(await day()).toHaveValue("");
  });

  test("whoever looks at another one and comes back finds it as it was filled in", async () => {
    const other = { ...reminder, id: 8, name: "other", body: "See you on {{1}}." };
    const both = { ...offer, templates: [reminder, other] };
    thread({ open: closed, loadOffer: async () => both });
    const day = () => screen.getByRole("textbox", { name: "Variable 2" });
    const choice = await screen.findByRole("combobox", { name: "Template" });
    await userEvent.type(day(), "Friday");
    await userEvent.selectOptions(choice, "8");
    expect(screen.getByRole("textbox")).toHaveValue("");
    await userEvent.selectOptions(choice, "7");
    expect(day()).toHaveValue("Friday");
    await userEvent.click(screen.getByRole("button", { name: "Send template" }));
    expect(isFree()).toBe(true);
  });

  test("two quick presses send one that asks for nothing once", async () => {
    const plain = { ...reminder, body: "Please write to us when you can." };
    const loadOffer = async () => ({ ...offer, templates: [plain] });
    const { props } = thread({ open: closed, loadOffer });
    await screen.findByRole("combobox", { name: "Template" });
    await userEvent.dblClick(screen.getByRole("button", { name: "Send template" }));
    expect(props.send).toHaveBeenCalledTimes(1);
  });

  test("whoever wants to reply by keyboard chooses one, and from a note as well", async () => {
    thread({ open: closed, loadOffer: async () => offer });
    const choice = await screen.findByRole("combobox", { name: "Template" });
    act(() => void run("reply"));
    expect(choice).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: "Note" }));
    expect(screen.getByRole("textbox")).toHaveFocus();
    act(() => void run("reply"));
    expect(await screen.findByRole("combobox", { name: "Template" })).toHaveFocus();
  });

  /** Somebody asks for the templates within the window; they come when the test says so. */
  async function templatesAsked() {
    let come = () => {};
    const loadOffer = () =>
      new Promise<typeof offer>((resolve) => {
        come = () => resolve(offer);
      });
    thread({ open: openOf({ row: rowOf({ takesTemplates: true }) }), loadOffer });
    await userEvent.click(screen.getByRole("button", { name: "Templates" }));
    const leave = screen.getByRole("button", { name: "Back to free words" });
    expect(leave).toHaveFocus();
    return { leave, come: () => come() };
  }

  test("within it, who looks for one is at the choice, and then at the words again", async () => {
    const { leave, come } = await templatesAsked();
    act(come);
    await waitFor(() =>
      expect(screen.getByRole("combobox", { name: "Template" })).toHaveFocus(),
    );
    await userEvent.click(leave);
    await waitFor(() => expect(box()).toHaveFocus());
  });

  test("whoever has gone on elsewhere while the templates were coming stays there", async () => {
    const { come } = await templatesAsked();
    const log = screen.getByRole("log");
    act(() => log.focus());
    await act(async () => come());
    expect(screen.getByRole("combobox", { name: "Template" })).toBeVisible();
    expect(log).toHaveFocus();
  });

  test("says where none is approved, and asks again where none came", async () => {
    const none = { ...offer, templates: [] };
    const { unmount } = thread({ open: closed, loadOffer: async () => none });
    expect(await screen.findByText(/^No template is approved/)).toBeInTheDocument();
    unmount();
    const loadOffer = jest.fn(async () => null);
    thread({ open: closed, loadOffer });
    await userEvent.click(await screen.findByRole("button", { name: "Retry" }));
    expect(loadOffer).toHaveBeenCalledTimes(2);
  });

  test("brings those that did not come while the server was away once it is back", async () => {
    const offers = [offer, null];
    act(() => reportConnection("offline"));
    thread({ open: closed, loadOffer: async () => offers.pop() ?? null });
    expect(await screen.findByText("The templates did not load.")).toBeVisible();
    act(() => reportConnection("live"));
    expect(await screen.findByRole("combobox", { name: "Template" })).toBeVisible();
  });

  test("shows what is read before what fills it in: on a phone they stand one beneath the other", async () => {
    const { container } = thread({ open: closed, loadOffer });
    await screen.findByRole("textbox", { name: "Variable 1" });
    expect(container).toHaveTextContent(/PreviewHello Ruth, see you .*Variable 1/);
  });

  test("looks again where none was approved, and finds one that is by now", async () => {
    const offers = [offer, { ...offer, templates: [] }];
    const loadOffer = jest.fn(async () => offers.pop() ?? null);
    thread({ open: closed, loadOffer });
    await userEvent.click(await screen.findByRole("button", { name: "Look again" }));
    expect(await screen.findByRole("combobox", { name: "Template" })).toBeVisible();
    expect(screen.queryByText(/^No template is approved/)).not.toBeInTheDocument();
  });

  test("leads an admin to where none is approved, or where the provider refuses the account", async () => {
    const none = { ...offer, templates: [] };
    const { unmount } = thread({
      open: closed,
      loadOffer: async () => none,
      isAdmin: true,
    });
    const way = () => screen.findByRole("link", { name: "Open Settings" });
    expect(await way()).toHaveAttribute("href", "/settings/templates");
    unmount();
    const loadOffer = async () => ({ ...none, failure: "unauthorised" as const });
    thread({ open: closed, loadOffer, isAdmin: true });
    expect(await screen.findByText(/^Twilio refused the account/)).toBeVisible();
    expect(await way()).toHaveAttribute("href", "/settings/messaging/twilio");
  });

  test("does not say that none is approved where the provider gave no answer", async () => {
    const unknown = { templates: [], fetchedAt: null, failure: "unreachable" as const };
    const loadOffer = jest.fn(async () => unknown);
    thread({ open: closed, loadOffer });
    await userEvent.click(await screen.findByRole("button", { name: "Retry" }));
    expect(screen.queryByText(/^No template is approved/)).not.toBeInTheDocument();
    expect(loadOffer).toHaveBeenCalledTimes(2);
  });

  test("who is writing when the window ends is at their words above the templates, and hears why and that they are kept", async () => {
    const writing = padOf();
    const open = openOf({ window: closing });
    const { again, props, container } = thread({ open, writing, loadOffer });
    await userEvent.type(box(), "Almost");
    again(<Thread {...props} clock={later} />);
    const begun = screen.getByRole("textbox", { name: /^Not sent, and kept/ });
    expect(begun).toHaveFocus();
    expect(await screen.findByRole("combobox", { name: "Template" })).toBeInTheDocument();
    expect(begun).toHaveFocus();
    expect(begun).toHaveValue("Almost");
    expect(begun).toHaveAccessibleDescription(/^The reply window closed/);
    expect(writing.read(1).text).toBe("Almost");
    expect(await faults(container)).toEqual([]);
    again(<Thread {...props} />);
    expect(box()).toHaveFocus();
    expect(box()).toHaveValue("Almost");
  });

  test("who had written nothing when it ends is at the reason, and with the key for a reply at the choice", async () => {
    const { again, props } = thread({ open: openOf({ window: closing }), loadOffer });
    box().focus();
    again(<Thread {...props} clock={later} />);
    const why = screen.getByRole("group", { name: /^The reply window closed/ });
    expect(why).toHaveFocus();
    const choice = await screen.findByRole("combobox", { name: "Template" });
    expect(why).toHaveFocus();
    act(() => void run("reply"));
    expect(choice).toHaveFocus();
  });
});

describe("A note among colleagues", () => {
  test("has a box of its own, which never sends", async () => {
    const { props } = thread();
    await userEvent.type(box(), "See you");
    await userEvent.click(screen.getByRole("button", { name: "Note" }));
    expect(screen.queryByRole("button", { name: "Send" })).not.toBeInTheDocument();
    await userEvent.type(
      screen.getByRole("textbox", { name: "Note" }),
      "call school{Enter}",
    );
    expect(props.note).toHaveBeenCalledTimes(1);
    expect(props.send).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Reply" }));
    expect(box()).toHaveValue("See you");
  });

  test("that was begun does not take the focus from the message that somebody came for", () => {
    const writing = padOf({ text: "", note: "call school" });
    const { container } = thread({
      writing,
      jump: { messageId: 1, noteId: null, count: 1 },
    });
    expect(screen.getByRole("textbox", { name: "Note" })).toHaveValue("call school");
    expect(container.querySelector('[data-message="1"]')).toHaveFocus();
  });

  test("has the focus once somebody chooses to write one", async () => {
    thread();
    await userEvent.click(screen.getByRole("button", { name: "Note" }));
    await waitFor(() =>
      expect(screen.getByRole("textbox", { name: "Note" })).toHaveFocus(),
    );
  });

  test("can be left where no reply can be written", async () => {
    thread({ open: openOf({ refusal: "stopped" }) });
    await userEvent.click(screen.getByRole("button", { name: "Write a note" }));
    expect(screen.getByRole("textbox", { name: "Note" })).toBeInTheDocument();
  });
});
