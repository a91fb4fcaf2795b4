import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { DialogList } from "@/components/inbox/dialog-list";
import {
  hrefOf as addressOf,
  placeFrom,
  UNFILTERED,
} from "@/components/inbox/state/place";
import type { DialogRow, Preview } from "@/lib/dialogs/types";
import { ago, clock, faults, kids, northgate, rowOf, show } from "./faces";

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
    filter: UNFILTERED,
    accounts: [northgate, kids],
    openId: null,
    rows: [rowOf(), elena],
    counts: { active: 11, closed: 1042, unread: 1 },
    hasMoreRows: false,
    listState: "ready",
    clock,
    hrefOf: (target) => {
      const { tab = "active", q = "", filter = UNFILTERED, openId = null } = more;
      const here = { tab, q, filter, openId, messageId: null };
      return addressOf(placeFrom(here, target));
    },
    follow: (event) => event.preventDefault(),
    go: jest.fn(),
    loadMoreRows: jest.fn(),
    reloadList: jest.fn(),
    ...more,
  };
  return { ...show(<DialogList {...props} />), props };
}

const said = (more: Partial<Preview>): DialogRow["preview"] => ({
  direction: "inbound",
  origin: "contact",
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

  test("what the clinic said last begins with You, and what did not arrive says so", () => {
    const preview = said({
      direction: "outbound",
      origin: "staff",
      text: "See you Friday",
      status: "failed",
    });
    list({ rows: [rowOf({ preview, undelivered: true })] });
    const row = screen.getByRole("link", { name: /Ruth/ });
    expect(row).toHaveTextContent("You:See you Friday");
    expect(within(row).getByRole("img", { name: "Not delivered" })).toBeInTheDocument();
    expect(within(row).getByText("Not delivered")).toBeInTheDocument();
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

  test("what was written in the Instagram app begins with You as well", () => {
    const preview = said({ direction: "outbound", origin: "app", kind: "share" });
    list({ rows: [rowOf({ preview })] });
    expect(rowNamed(/^Ruth/)).toHaveTextContent("You:Shared post");
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
    expect(props.go).toHaveBeenCalledWith("/dialogs?q=ruth");
  });

  test("Enter searches at once", async () => {
    const { props } = list();
    await userEvent.type(screen.getByRole("searchbox"), "417{Enter}");
    expect(props.go).toHaveBeenCalledWith("/dialogs?q=417");
  });

  test("a search without results says what was looked for and offers to clear it", async () => {
    const { container } = list({ q: "invoice", rows: [] });
    expect(screen.getByText("No results for “invoice”")).toBeInTheDocument();
    expect(
      screen.getByText(
        /^Names, numbers and words of messages in Active and Closed Chats were searched\./,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole("searchbox")).toHaveValue("invoice");
    const [clear] = screen.getAllByRole("link", { name: "Clear search" });
    expect(clear).toHaveAttribute("href", "/dialogs");
    expect(await faults(container)).toEqual([]);
  });

  test("going back to no search empties the box", () => {
    const { again, props } = list({ q: "ruth" });
    again(<DialogList {...props} q="" />);
    expect(screen.getByRole("searchbox")).toHaveValue("");
  });

  test("a search holds both tabs: a closed dialog says that it is one, and a tab leads out", () => {
    const ruth = rowOf({ closed: true });
    list({ q: "o", rows: [ruth, elena] });
    expect(within(rowNamed(/^Ruth/)).getByText("Closed")).toBeInTheDocument();
    expect(within(rowNamed(/^Elena/)).queryByText("Closed")).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: /^Closed Chats/ })).toHaveAttribute(
      "href",
      "/dialogs?tab=closed",
    );
  });

  test("in Closed Chats nobody needs to be told", () => {
    list({ tab: "closed", rows: [rowOf({ closed: true })] });
    expect(within(rowNamed(/^Ruth/)).queryByText("Closed")).not.toBeInTheDocument();
  });
});

describe("The filter", () => {
  const ofKids = { account: kids.id, channel: null };
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

  test("an account says its channel, so choosing one lets go of the channel", async () => {
    const { props } = list({ filter: { account: null, channel: "whatsapp" }, q: "ann" });
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
    list({ filter: { account: kids.id, channel: "instagram" } });
    expect(
      screen.getByRole("link", { name: "Remove filter: @northgate.kids" }),
    ).toHaveAttribute("href", "/dialogs?channel=instagram");
    expect(
      screen.getByRole("link", { name: "Remove filter: Instagram" }),
    ).toHaveAttribute("href", "/dialogs?account=2");
  });

  test("where there is one account, there is nothing to choose", () => {
    list({ accounts: [northgate] });
    expect(screen.queryByRole("button", { name: "Filter" })).not.toBeInTheDocument();
  });

  test("an account that may not be seen can still be taken off", () => {
    list({ accounts: [northgate], filter: { account: 99, channel: null }, rows: [] });
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
