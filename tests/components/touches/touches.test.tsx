import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ComponentProps } from "react";
import { reportConnection } from "@/components/shell/connection";
import { ConnectionDot } from "@/components/shell/connection-dot";
import { ChooseWhose } from "@/components/touches/choose-whose";
import { TouchForm } from "@/components/touches/form/touch-form";
import { PatientTouches } from "@/components/touches/patient-touches";
import { Timeline } from "@/components/touches/timeline/timeline";
import { touchesMayHaveChanged } from "@/components/touches/touch-pulse";
import {
  type CitableMessage,
  everything,
  type MessagesEntry,
  manualKinds,
  type TimelineEntry,
  type TimelinePage,
  type Touch,
  type TouchAnswer,
} from "@/lib/touches/types";
import words from "@/messages/en/touches.json";
import {
  ago,
  clock,
  faults,
  isFree,
  kids,
  northgate,
  show,
} from "@/tests/components/faces";

const mockSubscribe = jest.fn();
jest.mock("@/lib/live/subscribe", () => ({
  subscribe: (wanted: unknown) => mockSubscribe(wanted) ?? jest.fn(),
  ownSocket: () => ({}),
}));

const cited: CitableMessage = {
  messageId: 12,
  dialogId: 1,
  account: northgate,
  direction: "inbound",
  who: "Ruth Okafor",
  at: ago(9),
  kind: "text",
  text: "Can he bring his inhaler?",
};

const call: Touch = {
  id: 7,
  version: 1,
  kind: "call",
  direction: "outgoing",
  at: ago(30),
  outcome: "No answer",
  text: "Rang to confirm Tuesday.",
  followUpOn: null,
  dialogId: 1,
  citation: null,
  author: "Tomas Reyk",
  recordedAt: ago(29),
  changed: null,
  withdrawn: false,
};

const entryOf = (touch: Touch): TimelineEntry => ({
  type: "touch",
  key: `touch-${touch.id}`,
  at: touch.at,
  touch,
});

const pageOf = (entries: TimelineEntry[], next: string | null = null): TimelinePage => ({
  person: {
    id: 1,
    name: "Ruth Okafor",
    kind: "patient",
    accounts: [northgate, kids],
    staff: [{ id: 2, name: "Tomas Reyk" }],
  },
  entries,
  next,
  counts: { all: entries.length, touches: 1, dialogs: 2, messages: 3 },
});

let asked: string[] = [];

/** Answers every question of the faces in turn; the last answer stands. */
function answering(...answers: (TimelinePage | CitableMessage[] | null)[]) {
  asked = [];
  globalThis.fetch = async (input) => {
    asked.push(String(input));
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    const ok = answer !== null;
    return { ok, status: ok ? 200 : 500, json: async () => answer } as Response;
  };
}

const done: TouchAnswer = { ok: true, touchId: 7, due: 0 };
const actions = {
  create: jest.fn(async (): Promise<TouchAnswer> => done),
  edit: jest.fn(async (): Promise<TouchAnswer> => done),
  withdraw: jest.fn(async (): Promise<TouchAnswer> => done),
  followUpDone: jest.fn(async (): Promise<TouchAnswer> => done),
  followUpMoved: jest.fn(async (): Promise<TouchAnswer> => done),
};

beforeEach(() => jest.clearAllMocks());

test("whoever is asked whose touches are meant begins at the first of them, not at the way out", async () => {
  const onChoose = jest.fn();
  const ruth = { id: 1, kind: "patient" as const, name: "Ruth Okafor", bornOn: null };
  const people = [ruth, { ...ruth, id: 2, name: "Ada Okafor" }];
  show(
    <ChooseWhose title="Whose touches?" {...{ people, onChoose }} onClose={jest.fn()} />,
  );
  expect(screen.getByRole("button", { name: /Ruth Okafor/ })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(onChoose).toHaveBeenCalledWith(1);
});

describe("a timeline", () => {
  const props = (more: Partial<ComponentProps<typeof Timeline>> = {}) => ({
    personId: 1,
    name: "Ruth Okafor",
    filter: everything,
    clock,
    actions,
    onFilter: jest.fn(),
    onCreate: jest.fn(),
    ...more,
  });

  const full: TimelineEntry[] = [
    {
      type: "messages",
      key: "words-1-2025-11-20",
      at: ago(3),
      dialogId: 1,
      messageId: 14,
      account: northgate,
      direction: "inbound",
      kind: "text",
      text: "Can he bring his inhaler?",
      unsent: false,
      inbound: 2,
      outbound: 1,
      undelivered: 0,
      family: true,
      waitingSince: ago(7),
    },
    entryOf({
      ...call,
      version: 2,
      changed: { by: "Dana Whitlock", at: ago(20) },
      citation: { ...cited, hidden: false, unsent: false },
      followUpOn: "2025-11-19",
    }),
    {
      type: "deed",
      key: "touch-3",
      at: ago(1500),
      deed: "firstAnswer",
      dialogId: 1,
      account: northgate,
      by: "Tomas Reyk",
      about: null,
      isTaken: false,
      cause: null,
      words: "",
      waitedMs: 11 * 60_000,
    },
  ];

  test("tells days, messages in brief, touches with what they cite, and first answers", async () => {
    answering(pageOf(full));
    const { container } = show(<Timeline {...props()} />);
    const list = await screen.findByRole("list", { name: "Touches with Ruth Okafor" });
    expect(list).toHaveTextContent("Today, Thursday 20 November");
    expect(list).toHaveTextContent("“Can he bring his inhaler?”Family phone2 in, 1 out");
    expect(list).toHaveTextContent("First answer by Tomas Reyk after 11 min");
    const card = within(list).getByRole("article", { name: "Call, outgoing: No answer" });
    expect(card).toHaveTextContent("Tomas Reyk, 15:35");
    expect(card).toHaveTextContent("Follow-up 1 day late");
    expect(card).toHaveTextContent(/Edited .* by Dana Whitlock/);
    expect(within(card).getByRole("link")).toHaveAttribute(
      "href",
      "/dialogs/1?message=12",
    );
    expect(await faults(container)).toEqual([]);
  });

  test("leads from a day's words to themselves in their dialog", async () => {
    answering(pageOf(full));
    show(<Timeline {...props()} />);
    const [day, answer] = await screen.findAllByRole("link", {
      name: /^Open the dialog on/,
    });
    expect(day).toHaveAttribute("href", "/dialogs/1?message=14");
    expect(answer).toHaveAttribute("href", "/dialogs/1");
  });

  test("puts no words into the mouth of who sent a picture, and tells what did not arrive", async () => {
    const [day] = full as [MessagesEntry];
    const pictures = { ...day, kind: "image" as const, text: "" };
    const ours = {
      ...pictures,
      key: "words-2-2025-11-20",
      direction: "outbound" as const,
    };
    answering(pageOf([pictures, { ...ours, inbound: 0, undelivered: 1 }]));
    show(<Timeline {...props()} />);
    const [theirs, sent] = within(await screen.findByRole("list"))
      .getAllByRole("listitem")
      .slice(-2);
    expect(theirs).toHaveTextContent("Photo");
    expect(theirs).not.toHaveTextContent("“");
    expect(theirs).not.toHaveTextContent("not delivered");
    expect(sent).toHaveTextContent("We sent: Photo");
    expect(sent).toHaveTextContent("1 not delivered");
  });

  test("narrows to a part, and says how much each has", async () => {
    answering(pageOf(full));
    const given = props();
    show(<Timeline {...given} />);
    await userEvent.click(await screen.findByRole("button", { name: "Messages 3" }));
    expect(given.onFilter).toHaveBeenCalledWith({ ...everything, show: "messages" });
  });

  test("that did not come while the server was away comes once it is back", async () => {
    act(() => reportConnection("reconnecting"));
    answering(null);
    show(<Timeline {...props()} />);
    expect(await screen.findByText("The touches did not load")).toBeVisible();
    answering(pageOf(full));
    act(() => reportConnection("live"));
    expect(
      await screen.findByRole("list", { name: "Touches with Ruth Okafor" }),
    ).toBeVisible();
  });

  test("that is empty offers to create a touch; one that is narrowed, to show all", async () => {
    answering(pageOf([]));
    const given = props();
    const { again } = show(<Timeline {...given} />);
    const nothing = await screen.findByText("No touches with Ruth Okafor yet");
    expect(nothing).toBeVisible();
    expect(nothing).toHaveAttribute("data-private");
    const [, offered] = screen.getAllByRole("button", { name: "Create New Touch" });
    await userEvent.click(offered as HTMLElement);
    expect(given.onCreate).toHaveBeenCalled();
    again(<Timeline {...given} filter={{ ...everything, kind: "call" }} />);
    await userEvent.click(
      await screen.findByRole("button", { name: "Clear the filters" }),
    );
    expect(given.onFilter).toHaveBeenCalledWith(everything);
  });

  test("brings earlier ones below, and each once", async () => {
    const older = entryOf({ ...call, id: 6, text: "An earlier one" });
    answering(pageOf(full, "1_touch-3"), pageOf([full[2] as TimelineEntry, older]));
    show(<Timeline {...props()} />);
    await userEvent.click(
      await screen.findByRole("button", { name: "Show earlier ones" }),
    );
    expect(await screen.findByText("An earlier one")).toBeVisible();
    expect(asked[1]).toContain("after=1_touch-3");
    expect(screen.getAllByText(/First answer by/)).toHaveLength(1);
  });

  test("is read again when touches may have changed, as far down as it was", async () => {
    answering(
      pageOf(full),
      pageOf([entryOf({ ...call, text: "Just recorded" }), ...full.slice(2)]),
    );
    show(<Timeline {...props()} />);
    await screen.findByText("Rang to confirm Tuesday.");
    act(touchesMayHaveChanged);
    expect(await screen.findByText("Just recorded")).toBeVisible();
    expect(asked[1]).toContain("count=3");
  });

  test("that did not come can be asked for again", async () => {
    answering(null, pageOf(full));
    show(<Timeline {...props()} />);
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Rang to confirm Tuesday.")).toBeVisible();
  });

  test("a withdrawn touch is marked, and its follow-up is off", async () => {
    const touch = {
      ...call,
      version: 2,
      withdrawn: true,
      followUpOn: "2025-11-20",
      changed: { by: "Dana Whitlock", at: ago(1) },
    };
    answering(pageOf([entryOf(touch)]));
    show(<Timeline {...props()} />);
    const card = await screen.findByRole("article");
    expect(card).toHaveTextContent(/Withdrawn .* by Dana Whitlock/);
    expect(card).not.toHaveTextContent("Follow-up");
  });

  test("a message that was taken back, or may not be seen, is cited without words", async () => {
    const gone = { ...cited, text: "", hidden: false as const, unsent: true };
    answering(
      pageOf([
        entryOf({ ...call, citation: gone }),
        entryOf({ ...call, id: 8, citation: { hidden: true } }),
      ]),
    );
    show(<Timeline {...props()} />);
    expect(await screen.findByText("A message that was taken back")).toBeVisible();
    expect(screen.getByText("A message in an account that you can’t see")).toBeVisible();
  });

  test("of a page that stays open over midnight tells the day that has begun", async () => {
    jest.useFakeTimers({ now: Date.parse("2025-11-20T23:59:00Z") });
    answering(pageOf(full));
    const router = { refresh: jest.fn(), push: jest.fn(), replace: jest.fn() };
    show(
      <AppRouterContext.Provider value={router as unknown as AppRouterInstance}>
        <PatientTouches
          person={{ id: 1, kind: "patient", name: "Ruth Okafor", bornOn: null }}
          clock={{ ...clock, now: Date.now() }}
          staffName="Dana Whitlock"
          actions={actions}
          live={null}
          channels={[]}
        />
      </AppRouterContext.Provider>,
    );
    expect(await screen.findByText("Today, Thursday 20 November")).toBeVisible();
    act(() => jest.advanceTimersByTime(120_000));
    expect(screen.getByText("Yesterday, Thursday 20 November")).toBeVisible();
    jest.useRealTimers();
  });

  test("a person's page says whether it hears of changes", async () => {
    answering(pageOf(full));
    const { unmount } = show(
      <>
        <ConnectionDot />
        <PatientTouches
          person={{ id: 1, kind: "patient", name: "Ruth Okafor", bornOn: null }}
          clock={clock}
          staffName="Dana Whitlock"
          actions={actions}
          live={{ key: "k", wsPath: "/rt" }}
          channels={["private-accounts-all"]}
        />
      </>,
    );
    await screen.findByRole("list", { name: "Touches with Ruth Okafor" });
    act(() => mockSubscribe.mock.lastCall?.[0].onState("reconnecting"));
    expect(screen.getByText("Retrying")).toBeVisible();
    unmount();
    show(<ConnectionDot />);
    expect(screen.queryByText("Retrying")).not.toBeInTheDocument();
  });

  test("a follow-up is done with one press, and its touch has the focus when the button has gone", async () => {
    const rest = entryOf({ ...call, followUpOn: null });
    answering(pageOf(full), pageOf([rest]));
    show(<Timeline {...props()} />);
    (await screen.findByRole("button", { name: "Done" })).focus();
    await userEvent.keyboard("{Enter}");
    expect(actions.followUpDone).toHaveBeenCalledWith({ touchId: 7, version: 2 });
    await waitFor(() =>
      expect(screen.queryByRole("button", { name: "Done" })).not.toBeInTheDocument(),
    );
    expect(screen.getByRole("article", { name: /^Call/ })).toHaveFocus();
  });
});

describe("the form", () => {
  const form = (more: Partial<ComponentProps<typeof TouchForm>> = {}) => {
    const props = {
      personId: 1,
      name: "Ruth Okafor",
      staffName: "Dana Whitlock",
      dialogId: 1,
      clock,
      actions,
      onClose: jest.fn(),
      ...more,
    };
    return { ...show(<TouchForm {...props} />), props };
  };
  /** What the form asks for when it opens has come. */
  const settled = () => act(async () => undefined);
  const text = () => screen.getByRole("textbox", { name: "What happened" });

  test("begins with the last message of the dialog, and hands over what was chosen", async () => {
    answering([cited]);
    const { props } = form();
    const dialog = screen.getByRole("dialog", { name: "Create New Touch" });
    expect(dialog).toHaveTextContent("Ruth Okafor, recorded as Dana Whitlock");
    expect(await screen.findByText("Can he bring his inhaler?")).toBeVisible();
    expect(screen.getByLabelText("Time")).toHaveValue("15:56");
    expect(await faults(dialog)).toEqual([]);
    await userEvent.type(text(), "Yes, and his spacer.");
    await userEvent.selectOptions(
      screen.getByRole("combobox", { name: "Outcome" }),
      "Answered",
    );
    await userEvent.click(screen.getByRole("radio", { name: "In a week" }));
    await userEvent.click(screen.getByRole("button", { name: "Create touch" }));
    expect(actions.create).toHaveBeenCalledWith(
      expect.objectContaining({
        personId: 1,
        dialogId: 1,
        draft: expect.objectContaining({
          kind: "message",
          direction: "incoming",
          date: "2025-11-20",
          time: "15:56",
          outcome: "Answered",
          text: "Yes, and his spacer.",
          cited: 12,
        }),
      }),
    );
    await waitFor(() => expect(props.onClose).toHaveBeenCalled());
  });

  test("that is new is kept when Escape closes it; of one that is edited it is asked first", async () => {
    const fresh = form();
    await userEvent.type(text(), "Yes.{Escape}");
    expect(fresh.props.onClose).toHaveBeenCalledTimes(1);
    fresh.unmount();
    const edited = form({ touch: call });
    expect(text()).toHaveFocus();
    await userEvent.type(text(), "Yes.{Escape}");
    expect(edited.props.onClose).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Discard" }));
    expect(edited.props.onClose).toHaveBeenCalledTimes(1);
  });

  test("offers every outcome that there are words for", async () => {
    form();
    for (const kind of manualKinds) {
      await userEvent.click(screen.getByRole("radio", { name: words.kinds[kind] }));
      const offered = within(screen.getByRole("combobox", { name: "Outcome" }))
        .getAllByRole("option")
        .map(({ textContent }) => textContent);
      expect(offered.slice(1, -1)).toEqual(Object.values(words.outcomes[kind]));
    }
  });

  test("of a call is about now, and an outcome of one's own is one's own words", async () => {
    answering([cited]);
    form();
    await screen.findByText("Can he bring his inhaler?");
    await userEvent.click(screen.getByRole("radio", { name: "Call" }));
    expect(screen.getByLabelText("Time")).not.toHaveValue("15:56");
    await userEvent.selectOptions(screen.getByRole("combobox"), "Something else");
    await userEvent.type(
      screen.getByRole("textbox", { name: "Outcome in your words" }),
      "Line was busy",
    );
    await userEvent.click(screen.getByRole("button", { name: "Remove the citation" }));
    await userEvent.click(screen.getByRole("button", { name: "Create touch" }));
    expect(actions.create).toHaveBeenCalledWith(
      expect.objectContaining({
        draft: expect.objectContaining({ outcome: "Line was busy", cited: null }),
      }),
    );
  });

  test("whose session has ended says how to go on without losing what was typed", async () => {
    answering([]);
    actions.create.mockResolvedValueOnce({ ok: false, reason: "signedOut" });
    const { props } = form();
    await userEvent.type(text(), "Rang her");
    await userEvent.click(screen.getByRole("button", { name: "Create touch" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Sign in in another tab");
    expect(text()).toHaveValue("Rang her");
    await userEvent.click(screen.getByRole("button", { name: "Create touch" }));
    await waitFor(() => expect(props.onClose).toHaveBeenCalled());
  });

  test("says at each field what is wrong, and leads to the first", async () => {
    answering([]);
    actions.create.mockResolvedValueOnce({
      ok: false,
      reason: "problems",
      problems: [{ field: "text", reason: "noText" }],
    });
    const { props } = form();
    await userEvent.click(screen.getByRole("button", { name: "Create touch" }));
    expect(
      await screen.findByText("Say what happened, or choose an outcome."),
    ).toBeVisible();
    expect(text()).toHaveFocus();
    expect(text()).toBeInvalid();
    expect(props.onClose).not.toHaveBeenCalled();
  });

  test("that was closed by accident is there again, until it is begun anew", async () => {
    answering([]);
    const first = form({ dialogId: null });
    expect(isFree()).toBe(true);
    await userEvent.type(text(), "She asked about");
    expect(isFree()).toBe(false);
    first.unmount();
    expect(isFree()).toBe(false);
    const second = form({ dialogId: null });
    await settled();
    expect(text()).toHaveValue("She asked about");
    await userEvent.click(screen.getByRole("button", { name: "Start anew" }));
    expect(text()).toHaveValue("");
    expect(isFree()).toBe(true);
    second.unmount();
    form({ dialogId: null });
    await settled();
    expect(text()).toHaveValue("");
  });

  test("that was cancelled is forgotten", async () => {
    answering([]);
    const first = form({ dialogId: null });
    await userEvent.type(text(), "Never mind");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    first.unmount();
    expect(isFree()).toBe(true);
    form({ dialogId: null });
    await settled();
    expect(text()).toHaveValue("");
  });

  test("of an edited touch that is cancelled leaves what was begun for another one", async () => {
    answering([]);
    const begun = form({ dialogId: null });
    await userEvent.type(text(), "She asked about");
    begun.unmount();
    const edited = form({ touch: call });
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    edited.unmount();
    const again = form({ dialogId: null });
    await settled();
    expect(text()).toHaveValue("She asked about");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    again.unmount();
  });

  test("is about the version with which it was opened, whatever a colleague writes meanwhile", async () => {
    answering([]);
    const { again, props } = form({ touch: call });
    await userEvent.type(text(), " Twice.");
    again(<TouchForm {...props} touch={{ ...call, version: 2, text: "Reached her." }} />);
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(actions.edit).toHaveBeenCalledWith(
      expect.objectContaining({
        version: 1,
        seen: expect.objectContaining({ text: call.text }),
      }),
    );
  });

  test("shows what a colleague wrote meanwhile beside what one wrote, and saving again puts one's own in its place", async () => {
    const other = { ...cited, messageId: 11, text: "Thank you" };
    answering([cited, other]);
    const { props } = form({ touch: call });
    await settled();
    const theirs = { text: "Reached her.", followUpOn: "2025-12-01", cited: 11 };
    actions.edit.mockResolvedValueOnce({ ok: false, reason: "changedMeanwhile", theirs });
    await userEvent.type(text(), " Twice.");
    const sight = jest.spyOn(Element.prototype, "scrollIntoView");
    const save = screen.getByRole("button", { name: "Save" });
    await userEvent.click(save);
    const told = within(screen.getByRole("alert"));
    expect(sight.mock.contexts).toEqual([screen.getByRole("alert")]);
    const said = ["What happened", "Follow-up", "Cited message"].map(
      (name) => told.getByText(name).nextElementSibling?.textContent,
    );
    expect(said).toEqual(["Reached her.", "1 Dec 2025", "Thank you"]);
    expect(text()).toHaveValue("Rang to confirm Tuesday. Twice.");
    expect(save).toHaveFocus();
    expect(await faults(screen.getByRole("dialog"))).toEqual([]);
    await userEvent.keyboard("{Enter}");
    expect(actions.edit).toHaveBeenLastCalledWith({
      touchId: 7,
      version: 1,
      draft: expect.objectContaining({ text: "Rang to confirm Tuesday. Twice." }),
      seen: expect.objectContaining(theirs),
    });
    expect(props.onClose).toHaveBeenCalledTimes(1);
  });

  test("that a colleague withdrew meanwhile says so, and keeps what was typed to be copied", async () => {
    answering([]);
    form({ touch: call });
    actions.edit.mockResolvedValueOnce({ ok: false, reason: "withdrawn" });
    await userEvent.type(text(), " Twice.");
    const sight = jest.spyOn(Element.prototype, "scrollIntoView");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByRole("alert")).toHaveTextContent(/^Somebody withdrew this touch/);
    expect(sight).toHaveBeenCalledTimes(1);
    expect(text()).toHaveValue("Rang to confirm Tuesday. Twice.");
  });

  test("cites another of the newest messages", async () => {
    answering([cited, { ...cited, messageId: 11, text: "Thank you" }]);
    form({ dialogId: null });
    await userEvent.click(screen.getByRole("button", { name: "Cite a message" }));
    await userEvent.click(await screen.findByRole("button", { name: /Thank you/ }));
    await userEvent.type(text(), "Noted");
    await userEvent.click(screen.getByRole("button", { name: "Create touch" }));
    expect(actions.create).toHaveBeenCalledWith(
      expect.objectContaining({ draft: expect.objectContaining({ cited: 11 }) }),
    );
  });

  test("of an edited touch keeps its citation and moment, and says who was first", async () => {
    answering([]);
    const citation = { ...cited, hidden: false as const, unsent: false };
    form({ touch: { ...call, citation, outcome: "Line was busy" } });
    expect(screen.getByRole("dialog", { name: "Edit touch" })).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Outcome in your words" })).toHaveValue(
      "Line was busy",
    );
    await userEvent.clear(text());
    await userEvent.type(text(), "Reached her at last.");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(actions.edit).toHaveBeenCalledWith({
      touchId: 7,
      version: 1,
      draft: expect.objectContaining({
        date: "2025-11-20",
        time: "15:35",
        text: "Reached her at last.",
        cited: "kept",
      }),
      seen: expect.objectContaining({ text: call.text, cited: "kept" }),
    });
  });
});
