import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { FindBar } from "@/components/dialog/reading/find-bar";
import { SearchResults } from "@/components/inbox/search/search-results";
import { hrefOf, placeFrom } from "@/components/inbox/state/place";
import { beginSearch, reduceSearch } from "@/components/inbox/state/search-state";
import type { MessageHit, PersonHit } from "@/lib/dialogs/types/search";
import { ago, clock, faults, kids, northgate, show } from "@/tests/components/faces";
import { wholeList } from "@/tests/unit/inbox/whole-list";

type Props = ComponentProps<typeof SearchResults>;

const wanted = { q: "okafor", account: null, channel: null };
const mark = (text: string) => ({ text, marked: true });
const plain = (text: string) => ({ text, marked: false });

const ruth: PersonHit = {
  key: "person-1",
  personId: 1,
  kind: "patient",
  name: [plain("Ruth "), mark("Okafor")],
  address: [plain("07700 900417")],
  reason: "name",
  other: [],
  dialogs: [
    { id: 1, account: northgate, closed: false },
    { id: 2, account: kids, closed: true },
  ],
};
const daniel: PersonHit = {
  ...ruth,
  key: "person-2",
  personId: 2,
  kind: "lead",
  name: [plain("Daniel "), mark("Okafer")],
  reason: "similar",
  dialogs: [],
};
const card: MessageHit = {
  key: "message-9",
  dialogId: 1,
  messageId: 9,
  noteId: null,
  name: "Ruth Okafor",
  account: northgate,
  closed: true,
  at: ago(24),
  speaker: null,
  undelivered: false,
  snippet: [plain("Card of Ben "), mark("Okafor"), plain(", both pages")],
  reason: "caption",
  similar: false,
};

const found = beginSearch(wanted, {
  people: { hits: [ruth, daniel], next: null },
  messages: { hits: [card], next: "more" },
});

function results(more: Partial<Props> = {}, search = found) {
  const searching = { search, again: jest.fn(), loadMore: jest.fn() };
  const props: Props = {
    searching,
    wanted,
    section: "all",
    isNarrowed: false,
    openId: null,
    messageId: null,
    noteId: null,
    clock,
    hrefOf: (target) => hrefOf(placeFrom({ ...wholeList, q: wanted.q }, target)),
    onFollow: (event) => event.preventDefault(),
    ...more,
  };
  return { ...show(<SearchResults {...props} />), props, searching };
}

test("people and messages stand in sections, counted, marked, with the reason and the account", async () => {
  const { container } = results();
  expect(screen.getByRole("link", { name: "All 3+" })).toHaveAttribute("aria-current");
  expect(screen.getByRole("link", { name: "People 2" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Messages 1+" })).toBeInTheDocument();
  const people = within(screen.getByRole("region", { name: /^People/ }));
  expect(people.getByRole("link", { name: /Ruth Okafor/ })).toHaveTextContent("Name");
  expect(people.getByRole("link", { name: /Daniel/ })).toHaveTextContent(
    "Similar spelling",
  );
  const [hit] = within(screen.getByRole("region", { name: /^Messages/ })).getAllByRole(
    "link",
  );
  expect(hit).toHaveTextContent("Card of Ben Okafor, both pages");
  expect(hit).toHaveTextContent("Closed");
  expect(hit).toHaveTextContent("Caption");
  expect([...container.querySelectorAll("mark")].map((one) => one.textContent)).toEqual([
    "Okafor",
    "Okafer",
    "Okafor",
  ]);
  expect(await faults(container)).toEqual([]);
});

test("those who listen hear how much was found, and that nothing was", () => {
  const { again, props } = results();
  expect(screen.getByRole("status")).toHaveTextContent("3 results");
  const search = beginSearch(wanted, {
    people: { hits: [], next: null },
    messages: { hits: [], next: null },
  });
  const searching = { ...props.searching, search };
  const told = screen.getByRole("status");
  again(<SearchResults {...props} searching={searching} />);
  expect(told).toHaveTextContent("Nothing found");
});

test("a message with nearly the same words says so, and where they stand", () => {
  const messages = { hits: [{ ...card, similar: true }], next: null };
  results({}, beginSearch(wanted, { people: { hits: [], next: null }, messages }));
  expect(screen.getByRole("link", { name: /Card of Ben/ })).toHaveTextContent(
    "Similar caption",
  );
});

test("what the clinic said is not taken for the patient's words, nor for what arrived", () => {
  const speaker = { origin: "staff" as const, author: "Tomas Reyk", isOwn: false };
  const hits = [{ ...card, speaker, undelivered: true }];
  results(
    {},
    beginSearch(wanted, {
      people: { hits: [], next: null },
      messages: { hits, next: null },
    }),
  );
  const hit = screen.getByRole("link", { name: /Card of Ben/ });
  expect(hit).toHaveTextContent("Tomas: Card of Ben Okafor");
  expect(within(hit).getByRole("img", { name: "Not delivered" })).toBeInTheDocument();
});

test("a message leads to itself in its thread, a person to their dialogs or to the record", () => {
  results();
  const hrefs = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(hrefs).toEqual(
    expect.arrayContaining([
      "/dialogs/1?q=okafor&message=9",
      "/dialogs/1?q=okafor",
      "/dialogs/2?q=okafor",
      "/patients/2",
    ]),
  );
});

test("a note leads to itself beside its message, and is the one that one is at", () => {
  const note: MessageHit = {
    ...card,
    key: "note-4",
    noteId: 4,
    snippet: [plain("Call Ben "), mark("Okafor")],
    reason: "note",
  };
  const both = beginSearch(wanted, {
    people: { hits: [], next: null },
    messages: { hits: [card, note], next: null },
  });
  results({ openId: 1, messageId: 9, noteId: 4 }, both);
  const link = screen.getByRole("link", { name: /Call Ben/ });
  expect(link).toHaveAttribute("href", "/dialogs/1?q=okafor&message=9&note=4");
  expect(link).toHaveAttribute("aria-current");
  expect(screen.getByRole("link", { name: /Card of Ben/ })).not.toHaveAttribute(
    "aria-current",
  );
});

test("the arrow keys go from one to the next", async () => {
  results();
  screen.getByRole("link", { name: /Ruth Okafor.*Name/ }).focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(screen.getByRole("link", { name: /Daniel/ })).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}{ArrowUp}{ArrowUp}{ArrowUp}");
  expect(screen.getByRole("link", { name: /Ruth Okafor.*Name/ })).toHaveFocus();
});

test("what was found last stays while something else is looked for", () => {
  results(
    { wanted: { ...wanted, q: "okaforo" } },
    reduceSearch(found, { type: "asked" }),
  );
  expect(screen.getByText("Daniel")).toBeInTheDocument();
});

test("nothing found says what was searched, and clears in one click", () => {
  const empty = beginSearch(wanted, {
    people: { hits: [], next: null },
    messages: { hits: [], next: null },
  });
  results({}, empty);
  expect(screen.getByText("No results for “okafor”")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Clear search" })).toHaveAttribute(
    "href",
    "/dialogs",
  );
});

test("how much there is stands nowhere before anything was found, nor where a search failed", () => {
  const asked = reduceSearch(beginSearch(wanted, null), { type: "asked" });
  results({}, asked).unmount();
  results({}, reduceSearch(asked, { type: "failed" }));
  expect(screen.getByRole("link", { name: "All" })).toHaveAttribute("aria-current");
});

test("a search that failed is called one, and can be asked again", async () => {
  const { searching } = results({}, reduceSearch(found, { type: "failed" }));
  expect(screen.getByText("The results did not load")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(searching.again).toHaveBeenCalledTimes(1);
});

test("the bar in the dialog goes from one hit to the next, and to the newest messages", async () => {
  const goToMessage = jest.fn();
  const hit = (messageId: number) => ({
    messageId,
    marks: [{ from: 0, to: 2 }],
    notes: [],
  });
  const note = { id: 4, marks: [{ from: 0, to: 2 }] };
  const hits = [hit(3), hit(7), { ...hit(9), marks: [], notes: [note] }];
  show(<FindBar hits={hits} messageId={7} goToMessage={goToMessage} />);
  expect(screen.getByText("2 of 3 in this dialog")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Earlier match" }));
  await userEvent.click(screen.getByRole("button", { name: "Later match" }));
  await userEvent.click(screen.getByRole("button", { name: "Newest messages" }));
  expect(goToMessage.mock.calls).toEqual([[3, null], [9, 4], [null]]);
});
