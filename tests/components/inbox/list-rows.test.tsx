import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { prefetchAll } from "@/components/inbox/lazy-parts";
import { DialogList } from "@/components/inbox/list/dialog-list";
import { hrefOf, placeFrom, unfiltered } from "@/components/inbox/state/place";
import type { DialogRow } from "@/lib/dialogs/types/row";
import {
  ago,
  clock,
  countsOf,
  faults,
  northgate,
  nothingToStart,
  rowOf,
  show,
} from "@/tests/components/faces";
import { wholeList } from "@/tests/unit/inbox/whole-list";

beforeAll(prefetchAll);

type Props = ComponentProps<typeof DialogList>;

const ruth = rowOf({ id: 1, name: "Ruth Okafor", unansweredSince: ago(3) });
const elena = rowOf({ id: 2, name: "Elena Marchetti", activityAt: ago(7), unread: 2 });
const kenji = rowOf({ id: 3, name: "Kenji Morita", activityAt: ago(40) });

function list(more: Partial<Props> = {}) {
  const rows = more.rows ?? [ruth, elena, kenji];
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
    accounts: [northgate],
    told: null,
    isAdmin: false,
    isOwnDeed: () => false,
    me: { id: 2, name: "Tomas Reyk" },
    openId: null,
    rows,
    rowOf: (id) => rows.find((row) => row.id === id),
    loadedRow: (id) => rows.find((row) => row.id === id),
    counts: countsOf({ active: rows.length }),
    hasMoreRows: false,
    listState: "ready",
    clock,
    hrefOf: (target) => hrefOf(placeFrom(wholeList, target)),
    follow: (event) => event.preventDefault(),
    go: jest.fn(),
    loadMoreRows: jest.fn(),
    reloadList: jest.fn(),
    press: jest.fn(),
    deeds: {
      close: jest.fn(async () => undefined),
      reopen: jest.fn(async () => undefined),
      needAnswer: jest.fn(async () => undefined),
      block: jest.fn(async () => undefined),
      markUnread: jest.fn(async () => undefined),
    },
    assign: jest.fn(),
    loadAssignees: async () => [{ id: 3, name: "Priya Anand" }],
    say: jest.fn(),
    ...more,
  };
  const shown = show(<DialogList {...props} />);
  const again = (rows: DialogRow[], known = rows) =>
    shown.again(
      <DialogList
        {...props}
        rows={rows}
        loadedRow={(id) => known.find((row) => row.id === id)}
      />,
    );
  return { ...shown, shown, props, again };
}

const rows = () => screen.getByRole("list", { name: "Dialogs" });
const names = () =>
  within(rows())
    .getAllByRole("link")
    .map((link) => link.textContent?.match(/(Ruth|Elena|Kenji|Marta|Patient \d+)/)?.[0]);
const link = (name: RegExp) => within(rows()).getByRole("link", { name });
const menuOf = (name: string) =>
  screen.getByRole("button", { name: `Actions for ${name}` });

describe("the rows of the list", () => {
  test("of thousands only those in sight are drawn, and each says which it is", () => {
    const thousands = Array.from({ length: 5000 }, (_, index) =>
      rowOf({ id: index + 1, name: `Patient ${index + 1}` }),
    );
    list({ rows: thousands });
    const drawn = within(rows()).getAllByRole("listitem");
    expect(drawn.length).toBeLessThan(40);
    expect(drawn[0]).toHaveAttribute("aria-setsize", "5000");
    expect(drawn[0]).toHaveAttribute("aria-posinset", "1");
  });

  test("those that only scrolling shows are drawn once the others have been painted", async () => {
    const many = Array.from({ length: 50 }, (_, index) => rowOf({ id: index + 1 }));
    list({ rows: many });
    const drawn = () => within(rows()).getAllByRole("listitem").length;
    const atFirst = drawn();
    await waitFor(() => expect(drawn()).toBeGreaterThan(atFirst));
  });

  test("a mouse that presses one asks for its dialog; a finger and another button do not", () => {
    const { props } = list();
    const press = (more: object) => {
      const pressed = new MouseEvent("pointerdown", { bubbles: true });
      for (const [name, value] of Object.entries(more))
        Object.defineProperty(pressed, name, { value });
      fireEvent(link(/^Elena/), pressed);
    };
    press({ pointerType: "touch" });
    press({ pointerType: "mouse", button: 1 });
    expect(props.press).not.toHaveBeenCalled();
    press({ pointerType: "mouse" });
    expect(jest.mocked(props.press).mock.calls).toEqual([[elena.id]]);
  });

  test("are one tab stop, and arrows go from one to the next", async () => {
    list();
    act(() => link(/^Ruth/).focus());
    await userEvent.keyboard("{ArrowDown}");
    expect(link(/^Elena/)).toHaveFocus();
    await userEvent.keyboard("{End}");
    expect(link(/^Kenji/)).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}{Home}");
    expect(link(/^Ruth/)).toHaveFocus();
    const stops = within(rows())
      .getAllByRole("link")
      .filter((one) => one.tabIndex === 0);
    expect(stops).toHaveLength(1);
    await userEvent.tab();
    expect(menuOf("Ruth Okafor")).toHaveFocus();
  });

  test("follow whoever goes from dialog to dialog by keys", async () => {
    jest.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
    const many = Array.from({ length: 50 }, (_, index) =>
      rowOf({ id: index + 1, name: `Patient ${index + 1}` }),
    );
    const { props, shown } = list({ rows: many, openId: 1 });
    const scroller = rows().parentElement as HTMLElement;
    const open = (openId: number) =>
      shown.again(<DialogList {...props} openId={openId} />);
    open(12);
    await waitFor(() => expect(scroller.scrollTop).toBe(160));
    expect(link(/Patient 12/)).toHaveAttribute("aria-current", "true");
    open(1);
    await waitFor(() => expect(scroller.scrollTop).toBe(0));
    jest.restoreAllMocks();
  });

  test("do not move under the pointer; what is new waits, and can be looked at", async () => {
    const { again } = list();
    await userEvent.hover(link(/^Elena/));
    const news = { ...kenji, activityAt: ago(0), unread: 1 };
    const marta = rowOf({ id: 4, name: "Marta Solís", activityAt: ago(0) });
    again([marta, news, ruth, elena]);
    expect(names()).toEqual(["Ruth", "Elena", "Kenji"]);
    expect(link(/^Kenji/)).toHaveAccessibleName(/1 unread message/);
    await userEvent.click(screen.getByRole("button", { name: "2 new" }));
    expect(names()).toEqual(["Marta", "Kenji", "Ruth", "Elena"]);
  });

  test("go where they belong once the pointer has left", async () => {
    const { again } = list();
    await userEvent.hover(link(/^Elena/));
    again([{ ...kenji, activityAt: ago(0) }, ruth, elena]);
    expect(names()).toEqual(["Ruth", "Elena", "Kenji"]);
    await userEvent.unhover(link(/^Elena/));
    expect(names()).toEqual(["Kenji", "Ruth", "Elena"]);
    expect(screen.queryByRole("button", { name: /new$/ })).not.toBeInTheDocument();
  });

  test("a dialog that a colleague closes under the pointer says so and stays", async () => {
    const { again } = list();
    await userEvent.hover(link(/^Elena/));
    again([ruth, kenji], [ruth, { ...elena, closed: true }, kenji]);
    expect(within(link(/^Elena/)).getByText("Closed")).toBeInTheDocument();
  });
});

describe("the menu of a row", () => {
  test("opens from its button by keyboard, closes with Escape and gives the focus back", async () => {
    const { container } = list();
    const button = menuOf("Ruth Okafor");
    act(() => button.focus());
    await userEvent.keyboard("{Enter}");
    expect(button).toHaveAttribute("aria-expanded", "true");
    const items = screen.getAllByRole("menuitem").map((item) => item.textContent);
    expect(items).toEqual([
      "Mark unread",
      "No answer needed",
      "Close Dialog",
      "Assign",
      "Copy link",
    ]);
    expect(await faults(container)).toEqual([]);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
    expect(button).toHaveFocus();
  });

  test("opens where the pointer asks for it, and offers what makes sense", async () => {
    const settled = { by: "Tomas Reyk", at: ago(1) };
    const { props } = list({ rows: [rowOf({ closed: true, unread: 1, settled })] });
    fireEvent.contextMenu(link(/^Ruth/), { clientX: 40, clientY: 200 });
    expect(screen.queryByText("Mark unread")).not.toBeInTheDocument();
    expect(screen.getByText("Tomas Reyk said that none is")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("menuitem", { name: /Reopen Dialog/ }));
    expect(props.deeds.reopen).toHaveBeenCalledWith(1);
  });

  test("opens for a finger that stays on the row, and the tap is no visit", async () => {
    const follow = jest.fn((event) => event.preventDefault());
    list({ follow });
    const finger = { keys: "[TouchA>]", target: link(/^Elena/) };
    await userEvent.pointer(finger);
    expect(await screen.findByRole("menu")).toHaveAccessibleName(
      "Actions for Elena Marchetti",
    );
    await userEvent.pointer({ keys: "[/TouchA]", target: link(/^Elena/) });
    expect(follow).not.toHaveBeenCalled();
  });

  test.each([
    ["Mark unread", "markUnread", [1]],
    ["No answer needed", "needAnswer", [1, false]],
    [/Close Dialog/, "close", [1]],
  ] as const)("%s is done to its dialog", async (name, deed, asked) => {
    const { props } = list();
    fireEvent.contextMenu(link(/^Ruth/), { clientX: 40, clientY: 200 });
    await userEvent.click(screen.getByRole("menuitem", { name }));
    const [first] = (props.deeds[deed] as jest.Mock).mock.calls;
    expect(first?.slice(0, asked.length)).toEqual(asked);
  });

  test("gives the dialog to a colleague, in the same place", async () => {
    const { props } = list();
    fireEvent.contextMenu(link(/^Ruth/), { clientX: 40, clientY: 200 });
    await userEvent.click(screen.getByRole("menuitem", { name: "Assign" }));
    await userEvent.click(await screen.findByRole("option", { name: /Priya Anand/ }));
    expect(props.assign).toHaveBeenCalledWith(1, 3);
  });
});
