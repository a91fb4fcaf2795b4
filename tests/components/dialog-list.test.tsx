import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { DialogList } from "@/components/inbox/dialog-list";
import { ago, clock, faults, rowOf, show } from "./faces";

type Props = ComponentProps<typeof DialogList>;

const elena = rowOf({
  id: 2,
  name: "Elena Marchetti",
  unread: 2,
  unansweredSince: ago(7),
  activityAt: ago(7),
});

function list(more: Partial<Props> = {}) {
  const props: Props = {
    tab: "active",
    q: "",
    openId: null,
    rows: [rowOf(), elena],
    counts: { active: 11, closed: 1042 },
    hasMoreRows: false,
    listState: "ready",
    clock,
    hrefOf: ({ dialogId, tab, q }) =>
      `/dialogs/${dialogId ?? ""}?tab=${tab ?? "active"}&q=${q ?? ""}`,
    follow: (event) => event.preventDefault(),
    go: jest.fn(),
    loadMoreRows: jest.fn(),
    reloadList: jest.fn(),
    ...more,
  };
  return { ...show(<DialogList {...props} />), props };
}

describe("A row of the list", () => {
  test("Elena's row says who, when, which account, how much is new and how long she waits", () => {
    list();
    const row = screen.getByRole("link", { name: /^Elena Marchetti/ });
    expect(row).toHaveAttribute("href", "/dialogs/2?tab=active&q=");
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

  test("what the clinic said last begins with You, and what did not arrive says so", () => {
    const preview = {
      direction: "outbound",
      origin: "staff",
      kind: "text",
      text: "See you Friday",
      status: "failed",
    } as const;
    list({ rows: [rowOf({ preview, undelivered: true })] });
    const row = screen.getByRole("link", { name: /Ruth/ });
    expect(row).toHaveTextContent("You:See you Friday");
    expect(within(row).getByRole("img", { name: "Not delivered" })).toBeInTheDocument();
    expect(within(row).getByText("Not delivered")).toBeInTheDocument();
  });

  test("an away message is nobody's, and a voice message is named", () => {
    const voice = {
      direction: "inbound",
      origin: "contact",
      kind: "audio",
      text: "",
      status: null,
    } as const;
    const away = {
      direction: "outbound",
      origin: "system",
      kind: "text",
      text: "Closed",
      status: "sent",
    } as const;
    list({ rows: [rowOf({ preview: voice }), rowOf({ id: 2, preview: away })] });
    expect(screen.getByText("Voice message")).toBeInTheDocument();
    expect(screen.getByText("Automatic:")).toBeInTheDocument();
  });

  test("a preview in Arabic finds its own direction", () => {
    const preview = {
      direction: "inbound",
      origin: "contact",
      kind: "text",
      text: "هل يوجد موقف؟",
      status: null,
    } as const;
    list({ rows: [rowOf({ preview })] });
    expect(screen.getByText("هل يوجد موقف؟")).toHaveAttribute("dir", "auto");
  });
});

describe("Tabs and search", () => {
  test("the tabs are links with their counts, and the present one says so", () => {
    list({ tab: "closed" });
    expect(screen.getByRole("link", { name: "Active Chats 11" })).not.toHaveAttribute(
      "aria-current",
    );
    const closed = screen.getByRole("link", { name: "Closed Chats 1,042" });
    expect(closed).toHaveAttribute("aria-current", "page");
  });

  test("typing a name searches after a pause, once", async () => {
    const { props } = list();
    await userEvent.type(screen.getByRole("searchbox", { name: "Search" }), "ruth");
    expect(props.go).not.toHaveBeenCalled();
    await new Promise((done) => setTimeout(done, 300));
    expect(props.go).toHaveBeenCalledTimes(1);
    expect(props.go).toHaveBeenCalledWith("/dialogs/?tab=active&q=ruth");
  });

  test("Enter searches at once", async () => {
    const { props } = list();
    await userEvent.type(screen.getByRole("searchbox"), "417{Enter}");
    expect(props.go).toHaveBeenCalledWith("/dialogs/?tab=active&q=417");
  });

  test("a search without results says what was looked for and offers to clear it", async () => {
    const { container } = list({ q: "invoice", rows: [] });
    expect(screen.getByText("No results for “invoice”")).toBeInTheDocument();
    expect(screen.getByRole("searchbox")).toHaveValue("invoice");
    const [clear] = screen.getAllByRole("link", { name: "Clear search" });
    expect(clear).toHaveAttribute("href", "/dialogs/?tab=active&q=");
    expect(await faults(container)).toEqual([]);
  });

  test("going back to no search empties the box", () => {
    const { again, props } = list({ q: "ruth" });
    again(<DialogList {...props} q="" />);
    expect(screen.getByRole("searchbox")).toHaveValue("");
  });
});

describe("A list that is empty, late or broken", () => {
  test("an empty tab says why", () => {
    list({ rows: [] });
    expect(screen.getByText("No active chats")).toBeInTheDocument();
  });

  test("while the first rows load their shapes stand there", () => {
    list({ rows: [], listState: "loading" });
    expect(screen.getByRole("status")).toHaveTextContent("Loading dialogs");
  });

  test("a list that did not load offers Retry", async () => {
    const { props } = list({ rows: [], listState: "failed" });
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(props.reloadList).toHaveBeenCalledTimes(1);
  });

  test("more rows can be asked for with the keyboard too", async () => {
    const { props } = list({ hasMoreRows: true });
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    expect(props.loadMoreRows).toHaveBeenCalledTimes(1);
  });

  test("an accessibility checker finds nothing wrong with a full list", async () => {
    const { container } = list({ openId: 1 });
    expect(await faults(container)).toEqual([]);
  });
});
