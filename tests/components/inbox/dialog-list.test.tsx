import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { prefetchAll } from "@/components/inbox/lazy-parts";
import { DialogList } from "@/components/inbox/list/dialog-list";
import {
  hrefOf as addressOf,
  placeFrom,
  unfiltered,
} from "@/components/inbox/state/place";
import type { DialogRow, Preview } from "@/lib/dialogs/types/row";
import {
  ago,
  clock,
  countsOf,
  faults,
  kids,
  noMarks,
  northgate,
  nothingToStart,
  router,
  rowOf,
  show,
} from "@/tests/components/faces";
import { wholeList } from "@/tests/unit/inbox/whole-list";

beforeAll(prefetchAll);

type Props = ComponentProps<typeof DialogList>;

const elena = rowOf({
  id: 2,
  name: "Elena Marchetti",
  unread: 2,
  unansweredSince: ago(7),
  activityAt: ago(7),
});

const ruth = rowOf();

const deedsOf = (): Props["deeds"] => ({
  close: jest.fn(async () => undefined),
  reopen: jest.fn(async () => undefined),
  needAnswer: jest.fn(async () => undefined),
  block: jest.fn(async () => undefined),
  markUnread: jest.fn(async () => undefined),
});

function list(more: Partial<Props> = {}) {
  const known = (id: number) => (more.rows ?? [ruth, elena]).find((row) => row.id === id);
  const props: Props = {
    place: wholeList,
    tab: "active",
    q: "",
    section: "all",
    found: null,
    messageId: null,
    search: async () => ({ ok: false, why: "failed" }),
    filter: unfiltered,
    starting: nothingToStart,
    accounts: [northgate, kids],
    told: null,
    isAdmin: false,
    openId: null,
    rows: [ruth, elena],
    counts: countsOf({ active: 11, closed: 1042, unread: 1 }),
    hasMoreRows: false,
    listState: "ready",
    clock,
    hrefOf: (target) => {
      const { tab = "active", q = "", filter = unfiltered, openId = null } = more;
      const here = { ...wholeList, tab, q, filter, openId };
      return addressOf(placeFrom(here, target));
    },
    follow: (event) => event.preventDefault(),
    go: jest.fn(),
    loadMoreRows: jest.fn(),
    reloadList: jest.fn(),
    press: jest.fn(),
    rowOf: known,
    loadedRow: known,
    isOwnDeed: () => false,
    me: { id: 2, name: "Tomas Reyk" },
    deeds: deedsOf(),
    assign: jest.fn(),
    loadAssignees: async () => [],
    say: jest.fn(),
    ...more,
  };
  return { ...show(<DialogList {...props} />), props };
}

const said = (more: Partial<Preview>): DialogRow["preview"] => ({
  direction: "inbound",
  origin: "contact",
  author: null,
  isOwn: false,
  kind: "text",
  text: "",
  status: null,
  files: 0,
  unsent: false,
  ...more,
});

const rowNamed = (name: RegExp) =>
  within(screen.getByRole("list", { name: "Dialogs" })).getByRole("link", { name });

describe("A row of the list", () => {
  test("Elena's row says who, when, which account, how much is new and how long she waits", () => {
    list();
    const row = screen.getByRole("link", { name: /^Elena Marchetti/ });
    expect(row).toHaveAttribute("href", "/dialogs/2");
    expect(row).toHaveTextContent("15:58");
    expect(row).toHaveAccessibleName(/2 unread messages/);
    expect(row).toHaveAccessibleName(/Unanswered for 7 min/);
    expect(row).toHaveAccessibleName(/WhatsApp \+44 7700 900100/);
  });

  test("the open dialog's row is the current one", () => {
    list({ openId: 1 });
    const rows = within(screen.getByRole("list", { name: "Dialogs" })).getAllByRole(
      "link",
    );
    expect(rows.map((row) => row.getAttribute("aria-current"))).toEqual(["true", null]);
  });

  test("what the reader said last begins with You, and what did not arrive says so", () => {
    const preview = said({
      direction: "outbound",
      origin: "staff",
      author: "Dana Whitlock",
      isOwn: true,
      text: "See you Friday",
      status: "failed",
    });
    list({ rows: [rowOf({ preview, undelivered: true })] });
    const row = screen.getByRole("link", { name: /Ruth/ });
    expect(row).toHaveTextContent("You: See you Friday");
    expect(within(row).getByRole("img", { name: "Not delivered" })).toBeInTheDocument();
    expect(within(row).getByText("Not delivered")).toBeInTheDocument();
  });

  test("what Tomas answered begins with his first name, and is hidden with the rest in discreet mode", () => {
    const preview = said({
      direction: "outbound",
      origin: "staff",
      author: "Tomas Reyk",
      text: "See you Friday",
    });
    list({ rows: [rowOf({ preview })] });
    expect(screen.getByRole("link", { name: /Ruth/ })).toHaveTextContent(
      "Tomas: See you Friday",
    );
    expect(screen.getByText("Tomas:").closest("[data-private]")).not.toBeNull();
    expect(screen.queryByText("You:")).not.toBeInTheDocument();
  });

  test("an away message is nobody's, and a voice message is named", () => {
    const voice = said({ kind: "audio" });
    const away = said({
      direction: "outbound",
      origin: "system",
      text: "Closed",
      status: "sent",
    });
    list({ rows: [rowOf({ preview: voice }), rowOf({ id: 2, preview: away })] });
    expect(screen.getByText("Voice message")).toBeInTheDocument();
    expect(screen.getByText("Automatic:")).toBeInTheDocument();
  });

  test("a preview in Arabic finds its own direction", () => {
    const preview = said({ text: "هل يوجد موقف؟" });
    list({ rows: [rowOf({ preview })] });
    expect(screen.getByText("هل يوجد موقف؟")).toHaveAttribute("dir", "auto");
  });
});

describe("The one thing that a row says beside its account", () => {
  const closesIn = (minutes: number) => ({
    closesAt: ago(-minutes),
    open: minutes > 0,
    agentUntil: null,
  });
  const priya = { id: 3, name: "Priya Anand" };

  test.each([
    ["more than 4 hours are left of the window", { window: closesIn(300) }, null],
    ["less is left", { window: closesIn(100) }, "1 h 40"],
    ["a few minutes over an hour are left", { window: closesIn(62) }, "1 h 02"],
    ["almost nothing is left", { window: closesIn(12) }, "12 min"],
    ["the window is over", { window: closesIn(-5) }, "Template only"],
    [
      "the channel has no templates",
      { window: closesIn(-5), takesTemplates: false },
      "Window over",
    ],
    [
      "a person may still reply",
      { window: { ...closesIn(-5), agentUntil: ago(-60 * 100) } },
      "4 d left",
    ],
    ["Priya looks after it", { window: closesIn(900), assignee: priya }, "Priya"],
    ["a reply failed", { window: closesIn(12), undelivered: true }, "Not delivered"],
    ["Ruth said STOP", { undelivered: true, stopped: true }, "STOP"],
    ["Ruth is blocked", { blocked: true, closed: true }, "Blocked"],
    ["it is closed", { closed: true, window: closesIn(12) }, null],
  ] as [string, Partial<DialogRow>, string | null][])("where %s", (_, row, words) => {
    list({ rows: [rowOf(row)] });
    const said = /\d h|min|left|only|over|Priya|Not delivered|STOP|Blocked/;
    const chip = within(rowNamed(/^Ruth/)).queryByText(said);
    expect(chip?.textContent ?? null).toBe(words);
  });

  test("what one has begun to write stands where the last words were", () => {
    list({ rows: [rowOf({ draft: "The nurse can" }), { ...elena, draft: "Certo" }] });
    expect(rowNamed(/^Ruth/)).toHaveTextContent("Draft: The nurse can");
    expect(rowNamed(/^Elena/)).not.toHaveTextContent("Draft");
  });
});

describe("What an Instagram message is called in the list", () => {
  test.each([
    [{ kind: "image" }, "Photo"],
    [{ kind: "image", files: 3 }, "3 photos"],
    [{ kind: "document", files: 2 }, "2 files"],
    [{ kind: "video" }, "Video"],
    [{ kind: "share" }, "Shared post"],
    [{ kind: "storyMention" }, "Story mention"],
    [{ kind: "template" }, "Automatic card"],
    [{ kind: "unsupported" }, "Unsupported message"],
    [{ kind: "image", unsent: true }, "Message taken back"],
    [{ kind: "storyReply", text: "¿Tenéis hueco?" }, "¿Tenéis hueco?"],
    [{ kind: "buttonReply", text: "Morning" }, "Morning"],
  ] as [Partial<Preview>, string][])("%j is “%s”", (preview, words) => {
    list({ rows: [rowOf({ preview: said(preview) })] });
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  test("a reply to a story is named for those who do not see its sign", () => {
    list({
      rows: [rowOf({ preview: said({ kind: "storyReply", text: "¿Hay hueco?" }) })],
    });
    expect(screen.getByRole("img", { name: "Story reply" })).toBeInTheDocument();
  });

  test.each([
    ["app", "Instagram app: Shared post"],
    ["elsewhere", "Sent elsewhere: Shared post"],
  ] as const)(
    "what was written elsewhere says where, as the thread does: %s",
    (origin, words) => {
      const preview = said({ direction: "outbound", origin, kind: "share" });
      list({ rows: [rowOf({ preview, account: kids })] });
      expect(rowNamed(/^Ruth/)).toHaveTextContent(words);
    },
  );
});

describe("Tabs and search", () => {
  /** The search begins so long after the last letter. */
  const pauseMs = 150;
  const typed = (words: string) =>
    userEvent
      .setup({ delay: null })
      .type(screen.getByRole("searchbox", { name: "Search" }), words);

  afterEach(() => {
    jest.useRealTimers();
  });

  test("the tabs are links with their counts, and the present one says so", () => {
    list({ tab: "closed" });
    expect(screen.getByRole("link", { name: "Active Chats 11" })).not.toHaveAttribute(
      "aria-current",
    );
    const closed = screen.getByRole("link", { name: "Closed Chats 1,042" });
    expect(closed).toHaveAttribute("aria-current", "page");
  });

  test("typing a name searches after a pause, once", async () => {
    jest.useFakeTimers();
    const { props } = list();
    await typed("ruth");
    expect(props.go).not.toHaveBeenCalled();
    act(() => jest.advanceTimersByTime(pauseMs));
    expect(props.go).toHaveBeenCalledTimes(1);
    expect(props.go).toHaveBeenCalledWith("/dialogs?q=ruth");
  });

  test("whoever opens a dialog within the pause searches beside it, and does not lose it", async () => {
    jest.useFakeTimers();
    const { again, props } = list();
    await typed("ruth");
    const hrefOf = ({ q = "" }) => `/dialogs/${ruth.id}?q=${q}`;
    again(<DialogList {...props} openId={ruth.id} hrefOf={hrefOf} />);
    act(() => jest.advanceTimersByTime(pauseMs));
    expect(props.go).toHaveBeenCalledWith(`/dialogs/${ruth.id}?q=ruth`);
  });

  test("Enter searches at once", async () => {
    const { props } = list();
    await userEvent.type(screen.getByRole("searchbox"), "417{Enter}");
    expect(props.go).toHaveBeenCalledWith("/dialogs?q=417");
  });

  test("what was found says of a dialog that was closed or reopened since in which tab it is now", async () => {
    const { id: dialogId, name, account } = ruth;
    const marked = [{ text: "Ruth", marked: true }];
    const hit = { dialogId, messageId: 7, noteId: null, name, account, closed: true };
    const person = { personId: 1, kind: "patient" as const, address: [], other: [] };
    const found: Props["found"] = {
      people: {
        hits: [
          {
            ...{ ...person, key: "person-1", name: marked, reason: "name" },
            dialogs: [{ id: elena.id, account, closed: false }],
          },
        ],
        next: null,
      },
      messages: {
        hits: [
          {
            ...hit,
            key: "message-7",
            at: ago(3),
            snippet: marked,
            reason: "message",
            similar: false,
            speaker: null,
            undelivered: false,
          },
        ],
        next: null,
      },
    };
    const rows = [ruth, { ...elena, closed: true }];
    list({ q: "ruth", found, rows });
    const [first, second] = await screen.findAllByRole("link", { name: /Ruth/ });
    expect(first).toHaveTextContent("Closed");
    expect(second).not.toHaveTextContent("Closed");
  });

  test("going back to no search empties the box", () => {
    const { again, props } = list({ q: "ruth" });
    again(<DialogList {...props} q="" />);
    expect(screen.getByRole("searchbox")).toHaveValue("");
  });
});

describe("The filter", () => {
  const ofKids = { ...unfiltered, account: kids.id };
  const open = () => userEvent.click(screen.getByRole("button", { name: "Filter" }));

  test("offers each channel and each account, with the present ones chosen", async () => {
    const { container } = list({ filter: ofKids });
    await open();
    const channels = within(screen.getByRole("group", { name: "Channel" }));
    const names = channels.getAllByRole("menuitemradio").map((one) => one.textContent);
    expect(names).toEqual(["All channels", "WhatsApp", "Instagram"]);
    const accounts = within(screen.getByRole("group", { name: "Account" }));
    expect(accounts.getByRole("menuitemradio", { checked: true })).toHaveTextContent(
      "@northgate.kids",
    );
    expect(await faults(container)).toEqual([]);
  });

  test("opened by pointer where it is longer than the screen, it can be scrolled by keys", async () => {
    list();
    await open();
    expect(screen.getByRole("menu", { name: "Filter" })).toHaveAttribute("tabindex", "0");
  });

  test("an account says its channel, so choosing one lets go of the channel", async () => {
    const { props } = list({ filter: { ...unfiltered, channel: "whatsapp" }, q: "ann" });
    await open();
    await userEvent.click(screen.getByRole("menuitemradio", { name: /northgate\.kids/ }));
    expect(props.go).toHaveBeenCalledWith("/dialogs?q=ann&account=2");
  });

  test("choosing another channel lets go of an account that is not of it", async () => {
    const { props } = list({ filter: ofKids, tab: "closed" });
    await open();
    await userEvent.click(screen.getByRole("menuitemradio", { name: "WhatsApp" }));
    expect(props.go).toHaveBeenCalledWith("/dialogs?tab=closed&channel=whatsapp");
  });

  test("can be used with the keyboard alone", async () => {
    const { props } = list();
    screen.getByRole("button", { name: "Filter" }).focus();
    await userEvent.keyboard("{Enter}{ArrowDown}{ArrowDown}{Enter}");
    expect(props.go).toHaveBeenCalledWith("/dialogs?channel=instagram");
  });

  test("what is set stands beside it, and each part can be taken off", () => {
    list({ filter: { ...unfiltered, account: kids.id, channel: "instagram" } });
    expect(
      screen.getByRole("link", { name: "Remove filter: @northgate.kids" }),
    ).toHaveAttribute("href", "/dialogs?channel=instagram");
    expect(
      screen.getByRole("link", { name: "Remove filter: Instagram" }),
    ).toHaveAttribute("href", "/dialogs?account=2");
  });

  test("where there is one account, there is none to choose", async () => {
    list({ accounts: [northgate] });
    await open();
    const groups = screen.getAllByRole("group").map((one) => one.textContent);
    expect(groups).toHaveLength(2);
    expect(screen.getByRole("group", { name: "Looked after by" })).toBeInTheDocument();
    expect(screen.getByRole("group", { name: "Order" })).toBeInTheDocument();
  });

  test("who looks after a dialog, and which window closes first, can be chosen", async () => {
    const { props } = list({ filter: ofKids });
    await open();
    await userEvent.click(screen.getByRole("menuitemradio", { name: "Unassigned" }));
    expect(props.go).toHaveBeenCalledWith("/dialogs?account=2&assignee=none");
    await open();
    await userEvent.click(screen.getByRole("menuitemradio", { name: "Closing soon" }));
    expect(props.go).toHaveBeenLastCalledWith("/dialogs?account=2&closing=1");
  });

  test("what is still to do is counted, and narrows the list with one press", () => {
    const marks = { unanswered: 6, unread: 2, undelivered: 1 };
    const counts = countsOf({ marks: { active: marks, closed: noMarks } });
    list({ counts, filter: { ...ofKids, unread: true } });
    const unanswered = screen.getByRole("link", { name: "Unanswered 6" });
    expect(unanswered).toHaveAttribute(
      "href",
      "/dialogs?account=2&unanswered=1&unread=1",
    );
    const unread = screen.getByRole("link", { name: "Unread 2" });
    expect(unread).toHaveAttribute("aria-current", "true");
    expect(unread).toHaveAttribute("href", "/dialogs?account=2");
    expect(screen.getByRole("link", { name: "Undelivered 1" })).toBeInTheDocument();
  });

  test("a count over a thousand is told in short, and its name tells all of it", () => {
    const marks = { unanswered: 12_480, unread: 999, undelivered: 1234 };
    list({ counts: countsOf({ marks: { active: marks, closed: noMarks } }) });
    const unanswered = screen.getByRole("link", { name: "Unanswered 12,480" });
    expect(unanswered).toHaveTextContent("Unanswered 12k");
    expect(unanswered).toHaveAttribute("title", "Unanswered 12,480");
    expect(screen.getByRole("link", { name: "Unread 999" })).not.toHaveAttribute("title");
  });

  test("an account that may not be seen can still be taken off", () => {
    list({ accounts: [northgate], filter: { ...unfiltered, account: 99 }, rows: [] });
    const off = screen.getByRole("link", { name: "Remove filter: Unknown account" });
    expect(off).toHaveAttribute("href", "/dialogs");
    expect(screen.getByRole("link", { name: "Clear filter" })).toBeInTheDocument();
  });

  test("the search form keeps it without scripts", () => {
    const { container } = list({ filter: ofKids, tab: "closed" });
    const form = container.querySelector("form") as HTMLFormElement;
    expect(Object.fromEntries(new FormData(form))).toEqual({
      tab: "closed",
      account: "2",
      q: "",
    });
  });
});

describe("A list that is empty, late or broken", () => {
  test("an empty tab says why, and leads to the other one", () => {
    list({ rows: [] });
    expect(screen.getByText("No active chats")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Show Closed Chats" })).toHaveAttribute(
      "href",
      "/dialogs?tab=closed",
    );
  });

  test("where nobody has ever written, a dialog can be begun", async () => {
    const open = jest.fn();
    const starting = { ...nothingToStart, accounts: [northgate], open };
    list({ rows: [], counts: countsOf({ active: 0 }), starting });
    const empty = screen.getByText("Nobody has written yet").parentElement;
    await userEvent.click(
      within(empty as HTMLElement).getByRole("button", { name: "Start a dialog" }),
    );
    expect(open).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole("link", { name: /Show/ })).not.toBeInTheDocument();
  });

  test("where an account is told of that may begin one, the page is asked anew, and else not", async () => {
    const { refresh } = router;
    jest.mocked(refresh).mockClear();
    global.fetch = jest.fn(async () => ({ ok: true })) as unknown as typeof fetch;
    const { props, again } = list({ rows: [] });
    expect(refresh).not.toHaveBeenCalled();
    again(<DialogList {...props} told={[northgate]} />);
    await waitFor(() => expect(refresh).toHaveBeenCalledTimes(1));
    const starting = { ...nothingToStart, accounts: [northgate] };
    again(<DialogList {...props} told={[northgate]} starting={starting} />);
    expect(screen.getAllByRole("button", { name: "Start a dialog" })).toHaveLength(2);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test("where nobody waits any more, that is what it says", () => {
    list({ rows: [], filter: { ...unfiltered, unanswered: true } });
    expect(screen.getByText("Nobody is waiting")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Clear filter" })).toHaveAttribute(
      "href",
      "/dialogs",
    );
  });

  test("before any account is connected an admin is led to do it, and others to an admin", () => {
    const { unmount } = list({ rows: [], accounts: [], isAdmin: true });
    expect(screen.getByText("No account is connected yet")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Connect an account" })).toHaveAttribute(
      "href",
      "/settings/start",
    );
    unmount();
    list({ rows: [], accounts: [] });
    expect(screen.getByText(/^Ask an admin/)).toBeInTheDocument();
    // There may well be accounts that somebody else sees.
    expect(screen.queryByText(/is connected/)).not.toBeInTheDocument();
  });

  test("while the first rows load their shapes stand there, but not for what loads at once", async () => {
    list({ rows: [], listState: "loading" });
    const said = screen.getByRole("status");
    expect(said).toHaveTextContent("Loading dialogs");
    expect(said.children).toHaveLength(1);
    await waitFor(() => expect(said.children).toHaveLength(2));
  });

  test("a row that can't be drawn takes neither the search nor the tabs along, and is tried again with the next rows", () => {
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    const odd = rowOf({ activityAt: "a time that is none" });
    const { again, props } = list({ rows: [odd] });
    expect(screen.getByText("The list can’t be shown")).toBeVisible();
    expect(screen.getByRole("searchbox")).toBeVisible();
    again(<DialogList {...props} rows={[rowOf()]} />);
    expect(screen.getByRole("link", { name: /Ruth Okafor/ })).toBeVisible();
  });

  test("a list that did not load offers Retry", async () => {
    const { props } = list({ rows: [], listState: "failed" });
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(props.reloadList).toHaveBeenCalledTimes(1);
  });

  test("more rows are asked for before the last one is reached, and no further on", () => {
    const near = list({ hasMoreRows: true });
    expect(near.props.loadMoreRows).toHaveBeenCalledTimes(1);
    near.unmount();
    const rows = Array.from({ length: 60 }, (_, index) => rowOf({ id: index + 1 }));
    const { props } = list({ rows, hasMoreRows: true });
    expect(props.loadMoreRows).not.toHaveBeenCalled();
  });

  test("an accessibility checker finds nothing wrong with a full list", async () => {
    const { container } = list({ openId: 1 });
    expect(await faults(container)).toEqual([]);
  });
});
