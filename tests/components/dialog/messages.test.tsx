import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { Messages } from "@/components/dialog/reading/messages";
import type { MessageVersion, Quote } from "@/lib/dialogs/types/message";
import {
  ago,
  clock,
  dana,
  danasNote,
  faults,
  fileOf,
  fromRuth,
  fromTomas,
  kids,
  northgate,
  openOf,
  rowOf,
  show,
} from "@/tests/components/faces";

type Props = ComponentProps<typeof Messages>;
type Versions = ReturnType<Props["handlers"]["loadVersions"]>;

function thread(messages: Props["messages"], more: Partial<Props> = {}) {
  const handlers = {
    family: null,
    onCite: jest.fn(),
    onViewTouches: jest.fn(),
    onRetry: jest.fn(),
    onEdit: jest.fn(),
    onDiscard: jest.fn(),
    loadVersions: jest.fn<Versions, [number]>(async () => []),
    onView: jest.fn(),
    onFetchAgain: jest.fn(),
  };
  const props: Props = {
    open: openOf(),
    messages,
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
    loadOlder: jest.fn(async () => {}),
    markSeen: jest.fn(),
    sight: jest.fn(),
    withdrawNote: jest.fn(async () => null),
    handlers,
    ...more,
  };
  return { ...show(<Messages {...props} />), props, handlers };
}

const lines = () =>
  within(screen.getByRole("log", { name: "Messages" })).getAllByRole("listitem");
const lineOf = (text: string) =>
  lines().find((line) => line.textContent?.includes(text)) as HTMLElement;

test("what becomes of one message draws no other anew, although the dialog's row comes with it", () => {
  const sent = fromTomas(2, { text: "At nine thirty." });
  let drawings = 0;
  const other = Object.defineProperty(fromRuth(1), "text", {
    get: () => {
      drawings += 1;
      return "When is it?";
    },
  });
  const { again, props } = thread([other, sent]);
  const atFirst = drawings;
  expect(atFirst).toBeGreaterThan(0);
  const open = openOf({ row: rowOf({ version: 2, account: { ...northgate } }) });
  const messages = [other, { ...sent, version: 2, status: "read" as const }];
  again(<Messages {...props} open={open} messages={messages} />);
  within(lineOf("At nine thirty.")).getByRole("img", { name: "Read" });
  expect(drawings).toBe(atFirst);
});

describe("The words of a search", () => {
  test("are marked in messages, and in the notes beside them", () => {
    const highlights = new Map<string, Set<Range>>();
    const Highlight = class extends Set<Range> {
      constructor(...ranges: Range[]) {
        super(ranges);
      }
    };
    Object.assign(globalThis, { Highlight, CSS: { highlights } });
    const text = "The invoice is sent";
    thread([fromRuth(1, { text: "An invoice", at: ago(9) })], {
      open: { ...openOf(), beside: [danasNote({ at: ago(8), text })] },
      hits: [
        {
          messageId: 1,
          marks: [{ from: 3, to: 10 }],
          notes: [{ id: 5, marks: [{ from: 4, to: 11 }] }],
        },
      ],
    });
    const marked = [...(highlights.get("search") ?? [])];
    expect(marked.map((range) => [range.toString(), placeOf(range)])).toEqual([
      ["invoice", "message"],
      ["invoice", "note"],
    ]);
  });

  const placeOf = ({ startContainer }: Range) =>
    startContainer.parentElement?.closest("[data-beside]") ? "note" : "message";
});

describe("Who said what, and when", () => {
  test("the log holds a list of days and messages and can be reached with the keyboard", () => {
    thread([fromRuth(1, { at: ago(1500) }), fromTomas(2, { at: ago(2) })]);
    expect(screen.getByRole("log", { name: "Messages" })).toHaveAttribute(
      "tabindex",
      "0",
    );
    expect(lines().map((line) => line.textContent)).toEqual([
      "Yesterday",
      "Ruth Okafor to +44 7700 900100Message 115:05",
      "Today",
      "Tomas Reyk as +44 7700 900100Message 216:03",
    ]);
  });

  test("an away message, the app and a send from elsewhere are nobody's of the staff", () => {
    thread([
      fromTomas(1, { origin: "system", author: null }),
      fromTomas(2, { origin: "app", author: null }),
      fromTomas(3, { origin: "elsewhere", author: null }),
    ]);
    expect(lineOf("Message 1")).toHaveTextContent("Automatic message as");
    expect(lineOf("Message 2")).toHaveTextContent("WhatsApp app as");
    expect(lineOf("Message 3")).toHaveTextContent("Sent elsewhere as");
  });

  test("a template that staff sent says where else it led, two of a kind as well", async () => {
    const link = "https://northgate.example/book/a7f3";
    const extras = [`Choose a time: ${link}`, "Call us", "Call us"];
    const template = { title: "book_visit", extras, above: 0 };
    const { container } = thread([
      fromTomas(1, { kind: "template", text: "It is time.", details: { template } }),
    ]);
    expect(screen.getByText("book visit")).toBeVisible();
    expect(screen.getByRole("link", { name: link })).toHaveAttribute("href", link);
    expect(container).toHaveTextContent(/It is time\..*Call us Call us/);
    expect(await faults(container)).toEqual([]);
  });

  test("a template's header and file stand above its words, its buttons below; all of it above where nobody noted it", () => {
    const extras = ["Northgate Clinic", "Call us"];
    const said = (above?: number) =>
      fromTomas(above ?? 9, {
        kind: "template",
        text: "It is time.",
        details: { template: { title: "book_visit", extras, above } },
      });
    const noted = thread([said(1)]).container;
    expect(noted).toHaveTextContent(/Northgate Clinic\s*It is time\.\s*Call us/);
    const old = thread([said()]).container;
    expect(old).toHaveTextContent(/Northgate Clinic Call us\s*It is time\./);
  });

  test("a template's picture above its words is told by its name, and leads to it", () => {
    const address = "https://northgate.example/files/How%20to%20find%20us.jpg?size=1";
    const template = { title: "way", extras: ["Northgate Clinic", address], above: 2 };
    const { container } = thread([
      fromTomas(1, { kind: "template", text: "Mill Road.", details: { template } }),
    ]);
    expect(screen.getByRole("link", { name: "How to find us.jpg" })).toHaveAttribute(
      "href",
      address,
    );
    expect(container).toHaveTextContent(
      /Northgate Clinic How to find us\.jpg\s*Mill Road/,
    );
  });

  test("each text finds its own direction", () => {
    thread([fromRuth(1, { text: "أنا قادم من هنا" })]);
    expect(screen.getByText("أنا قادم من هنا")).toHaveAttribute("dir", "auto");
  });
});

describe("How far a message has come", () => {
  test.each([
    ["queued", "Queued"],
    ["sent", "Sent"],
    ["delivered", "Delivered"],
    ["read", "Read"],
    ["failed", "Not delivered"],
  ] as const)("a message that is %s is named %s", (status, name) => {
    thread([fromTomas(1, { status })]);
    expect(within(lineOf("Message 1")).getByRole("img", { name })).toBeInTheDocument();
  });

  test("a failure says why in words and offers Retry where it makes sense", async () => {
    const failure = { key: "noWhatsapp", code: "63024", canRetry: true };
    const { handlers } = thread([fromTomas(7, { status: "failed", failure })]);
    expect(lineOf("Message 7")).toHaveTextContent(
      "This number cannot get WhatsApp messages.",
    );
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(handlers.onRetry).toHaveBeenCalledWith(7);
  });

  test("one that was sent again says so and has no Retry; whoever pressed it goes on from there", async () => {
    const failure = { key: "noWhatsapp", code: "63024", canRetry: true };
    const failed = fromTomas(7, { status: "failed", failure });
    const { again, props } = thread([failed]);
    screen.getByRole("button", { name: "Retry" }).focus();
    await userEvent.keyboard("{Enter}");
    const retried = { ...failure, canRetry: false, retried: true as const };
    again(<Messages {...props} messages={[{ ...failed, failure: retried }]} />);
    expect(screen.queryByRole("button", { name: "Retry" })).not.toBeInTheDocument();
    expect(document.activeElement).toHaveTextContent(/It was sent again\.$/);
  });

  test("a failure that trying again can't mend has no Retry", () => {
    const failure = { key: "noWhatsapp", code: "63024", canRetry: false };
    thread([fromTomas(1, { status: "failed", failure })]);
    expect(screen.queryByRole("button", { name: "Retry" })).not.toBeInTheDocument();
  });

  test("a failure without a known sentence still gives its code", () => {
    const failure = { key: "nobodyKnows", code: "99999", canRetry: false };
    thread([fromTomas(1, { status: "failed", failure })]);
    expect(lineOf("Message 1")).toHaveTextContent("Not delivered (99999).");
  });

  test("while nobody knows whether it was sent, that is what it says, and that what comes after it waits", () => {
    thread([fromTomas(1, { status: "queued", unsettled: true })]);
    expect(
      screen.getByText(
        /^Checking whether this was sent\. What is written after it waits/,
      ),
    ).toBeInTheDocument();
  });

  test("what was refused says why, and its words can be taken back or thrown away", async () => {
    const refused = fromTomas(1, {
      drawn: true,
      refusal: "closed",
      status: "queued",
      key: "c.0",
    });
    const { handlers } = thread([refused]);
    const line = lineOf("Message 1");
    expect(line).toHaveTextContent("Not sent: the dialog was closed meanwhile.");
    expect(within(line).getByRole("img", { name: "Not delivered" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Retry" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Edit" }));
    expect(handlers.onEdit.mock.calls[0][0]).toMatchObject({
      key: "c.0",
      text: "Message 1",
    });
    await userEvent.click(screen.getByRole("button", { name: "Discard" }));
    expect(handlers.onDiscard).toHaveBeenCalledWith(
      expect.objectContaining({ key: "c.0" }),
    );
  });

  test("what was refused since the session had ended is tried again when its writer is back", async () => {
    const refused = {
      id: -1,
      drawn: true,
      status: "queued",
      refusal: "signedOut",
    } as const;
    const { handlers } = thread([fromTomas(1, refused)]);
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(handlers.onRetry).toHaveBeenCalledWith(-1);
  });

  test("what got no answer is kept and tried again, whoever failed to answer; it can be taken back to be written on", async () => {
    const lost = fromTomas(1, {
      id: -1,
      drawn: true,
      status: "queued",
      refusal: "network",
    });
    const { handlers } = thread([lost]);
    expect(
      screen.getByText("Kept here, tried again until it is sent"),
    ).toBeInTheDocument();
    expect(screen.getByRole("img", { name: "Queued" })).toBeInTheDocument();
    expect(screen.queryByRole("img", { name: "Not delivered" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(handlers.onEdit.mock.calls[0][0]).toMatchObject({ id: -1 });
  });
});

describe("Kinds of message", () => {
  const form = fileOf();

  test("a document has its name, type and size, and its caption below", () => {
    thread([fromRuth(1, { kind: "document", attachments: [form], text: "As promised" })]);
    const line = lineOf("As promised");
    expect(line).toHaveTextContent("blood-results.pdf");
    expect(line).toHaveTextContent("Document · PDF · 184 KB");
  });

  test.each([
    ["image", "Photo"],
    ["audio", "Voice message"],
    ["video", "Video"],
    ["sticker", "Sticker"],
    ["contactCard", "Contact card"],
  ] as const)(
    "a message of kind %s without anything else is still a %s",
    (kind, word) => {
      thread([fromRuth(1, { kind, text: "" })]);
      expect(screen.getByText(word)).toBeInTheDocument();
    },
  );

  test("a place shows where it is, and the map does not learn who asks", () => {
    const location = {
      latitude: 51.5007,
      longitude: -0.1246,
      label: "Al Noor Pharmacy",
      address: "12 Mill Road",
    };
    thread([fromRuth(1, { kind: "location", text: "", details: { location } })]);
    expect(lineOf("Al Noor Pharmacy")).toHaveTextContent(
      "12 Mill Road51.50070, -0.12460",
    );
    const map = screen.getByRole("link", { name: "Open in OpenStreetMap" });
    expect(map).toHaveAttribute("rel", "noopener noreferrer nofollow");
    expect(map).toHaveAttribute(
      "href",
      "https://www.openstreetmap.org/?mlat=51.5007&mlon=-0.1246#map=16/51.5007/-0.1246",
    );
  });

  test("a message that was taken back shows nothing of what it was", () => {
    thread([fromRuth(1, { unsent: true, text: "secret", attachments: [form] })]);
    expect(screen.getByText("This message was taken back")).toBeInTheDocument();
    expect(screen.queryByText("secret")).not.toBeInTheDocument();
    expect(screen.queryByText("blood-results.pdf")).not.toBeInTheDocument();
  });

  test("a kind that can't be shown leaves a visible place", () => {
    thread([fromRuth(1, { kind: "unsupported", text: "" })]);
    expect(screen.getByText("A message that can’t be shown here")).toBeInTheDocument();
  });

  test("a chosen button shows its words, and a forwarded, edited or late message says so", () => {
    thread([
      fromRuth(1, {
        kind: "buttonReply",
        text: "",
        details: { button: { text: "Yes, please" } },
      }),
      fromRuth(2, { details: { forwarded: "often" }, edited: true, arrivedLate: true }),
    ]);
    expect(lineOf("Yes, please")).toHaveTextContent("Chose a button");
    expect(lineOf("Message 2")).toHaveTextContent("Forwarded many times");
    expect(lineOf("Message 2")).toHaveTextContent("Arrived late · Edited · ");
  });
});

describe("What a message answers", () => {
  const quote: Quote = {
    messageId: 1,
    text: "09:40 or 11:15?",
    kind: "text",
    direction: "outbound",
    author: "Tomas Reyk",
    unsent: false,
  };

  test("its words and who wrote them stand above, and lead to it", async () => {
    thread([fromTomas(1, { text: "09:40 or 11:15?" }), fromRuth(2, { quote })]);
    const link = screen.getByRole("button", { name: "Tomas Reyk 09:40 or 11:15?" });
    await userEvent.click(link);
    expect(lineOf("09:40 or 11:15?")).toHaveFocus();
  });

  test("one that is further back than what is loaded is brought", async () => {
    const { props } = thread([fromRuth(2, { quote })], { goToMessage: jest.fn() });
    await userEvent.click(screen.getByRole("button", { name: /09:40/ }));
    expect(props.goToMessage).toHaveBeenCalledWith(1);
  });

  test("one that nobody knows leads nowhere", () => {
    thread([fromRuth(2, { quote: { ...quote, messageId: null, text: "" } })]);
    expect(screen.queryByRole("button", { name: /not here/ })).not.toBeInTheDocument();
  });

  test.each([
    [{ unsent: true, text: "" }, "This message was taken back"],
    [{ kind: "audio", text: "" }, "Voice message"],
    [{ author: null }, "+44 7700 900100"],
    [{ messageId: null, text: "" }, "A message that is not here"],
  ] as [Partial<Quote>, string][])("of %j it says “%s”", (more, words) => {
    thread([fromRuth(2, { quote: { ...quote, ...more } })]);
    expect(lineOf("Message 2")).toHaveTextContent(words);
  });

  test("an answer that was taken back quotes nothing", () => {
    thread([fromRuth(2, { quote, unsent: true })]);
    expect(screen.queryByText("09:40 or 11:15?")).not.toBeInTheDocument();
  });
});

describe("Reactions", () => {
  test("each side's is told by name", () => {
    const reactions: Props["messages"][number]["reactions"] = [
      { by: "inbound", emoji: "❤️" },
      { by: "outbound", emoji: "👍" },
    ];
    thread([fromTomas(1, { reactions })]);
    const line = within(lineOf("Message 1"));
    expect(
      line.getByRole("img", { name: "Ruth Okafor reacted with ❤️" }),
    ).toHaveTextContent("❤️");
    expect(
      line.getByRole("img", { name: "+44 7700 900100 reacted with 👍" }),
    ).toBeInTheDocument();
  });
});

describe("An edited message", () => {
  const earlier: MessageVersion[] = [
    { number: 0, text: "Tuesday at nine", at: ago(60) },
    { number: 1, text: "Tuesday at ten", at: ago(50) },
  ];
  const ask = () =>
    userEvent.click(
      screen.getByRole("button", { name: "Edited: show what it said before" }),
    );

  test("shows what it said before to those who ask, oldest first", async () => {
    const { handlers } = thread([fromRuth(7, { edited: true })]);
    handlers.loadVersions.mockResolvedValue(earlier);
    expect(handlers.loadVersions).not.toHaveBeenCalled();
    await ask();
    expect(handlers.loadVersions).toHaveBeenCalledWith(7);
    const panel = screen.getByRole("dialog", { name: "Before it was edited" });
    const texts = within(panel).getAllByRole("listitem");
    expect(texts.map((text) => text.textContent)).toEqual([
      "Tuesday at nineThursday 20 November 2025, 15:05",
      "Tuesday at tenThursday 20 November 2025, 15:15",
    ]);
    expect(await faults(panel)).toEqual([]);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  test("an earlier text that did not come can be asked for again", async () => {
    const { handlers } = thread([fromRuth(7, { edited: true })]);
    handlers.loadVersions.mockResolvedValueOnce(null).mockResolvedValueOnce(earlier);
    await ask();
    expect(screen.getByText("The earlier text did not load.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(screen.getByText("Tuesday at nine")).toBeInTheDocument();
  });
});

describe("What Instagram never says", () => {
  const instagram = openOf({ row: rowOf({ account: kids }), reportsDelivered: false });
  const legend = "Instagram says when a message was read, never when it was delivered.";

  test("is told with the sign of a sent message, and to those who listen", () => {
    thread([fromTomas(1), fromTomas(2, { status: "read" })], { open: instagram });
    expect(screen.getByRole("img", { name: "Sent" })).toHaveAccessibleDescription(
      `Sent. ${legend}`,
    );
    expect(screen.getByRole("img", { name: "Read" })).toHaveAttribute("title", "Read");
    expect(screen.getByText(legend)).toHaveClass("sr-only");
  });

  test("is not said where the channel reports it", () => {
    thread([fromTomas(1)]);
    expect(screen.getByRole("img", { name: "Sent" })).toHaveAttribute("title", "Sent");
    expect(screen.queryByText(legend)).not.toBeInTheDocument();
  });
});

describe("Going to a message", () => {
  const three = [fromRuth(1), fromRuth(2), fromRuth(3)];

  test("it is marked and has the focus, once for each time somebody goes", () => {
    const { again, props } = thread(three, {
      jump: { messageId: 2, noteId: null, count: 1 },
    });
    expect(lineOf("Message 2")).toHaveFocus();
    expect(lineOf("Message 2")).toHaveAttribute("data-target");
    lineOf("Message 3").focus();
    again(<Messages {...props} messages={[...three, fromRuth(4)]} />);
    expect(lineOf("Message 3")).toHaveFocus();
    again(<Messages {...props} jump={{ messageId: 2, noteId: null, count: 2 }} />);
    expect(lineOf("Message 2")).toHaveFocus();
  });

  test("a note beside it that somebody goes to is marked and has the focus in its place", () => {
    const open = {
      ...openOf(),
      beside: [danasNote({ at: three[1]?.at ?? "" })],
    };
    const jump = { messageId: 2, noteId: 5, count: 1 };
    const { again, props } = thread(three, { open, jump });
    expect(lineOf("Ask about the invoice")).toHaveFocus();
    expect(lineOf("Ask about the invoice")).toHaveAttribute("data-target");
    expect(lineOf("Message 2")).not.toHaveAttribute("data-target");
    again(<Messages {...props} jump={{ messageId: 2, noteId: null, count: 2 }} />);
    expect(lineOf("Message 2")).toHaveFocus();
    expect(lineOf("Ask about the invoice")).not.toHaveAttribute("data-target");
  });

  test("one in a dialog without messages as well, as soon as it is there", () => {
    const open = {
      ...openOf(),
      beside: [danasNote({ at: ago(9) })],
    };
    const jump = { messageId: null, noteId: 5, count: 1 };
    const { again, props } = thread([], { open: openOf(), jump });
    again(<Messages {...props} open={open} />);
    expect(lineOf("Ask about the invoice")).toHaveFocus();
    expect(lineOf("Ask about the invoice")).toHaveAttribute("data-target");
  });

  test("where all is in sight, nothing covers it that leads to the latest, and it is seen", async () => {
    jest.useFakeTimers();
    const jump = { messageId: 2, noteId: null, count: 1 };
    const { props } = thread(three, { jump });
    expect(screen.queryByRole("button", { name: "Back to latest" })).toBeNull();
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(props.markSeen).toHaveBeenCalled();
    jest.useRealTimers();
  });

  test("one that comes later has the focus when it is there", () => {
    const jump = { messageId: 7, noteId: null, count: 1 };
    const { again, props } = thread(three, { jump });
    again(<Messages {...props} messages={[fromRuth(7)]} />);
    expect(lineOf("Message 7")).toHaveFocus();
  });

  test("at an old message a button leads to the latest, and says how many came meanwhile", async () => {
    const goToMessage = jest.fn();
    const { again, props } = thread(three, {
      hasNewer: true,
      arrivals: [1, 2, 3, 9],
      goToMessage,
    });
    expect(screen.getByRole("button", { name: "Back to latest" })).toBeInTheDocument();
    again(<Messages {...props} arrivals={[1, 2, 3, 9, 10, 11]} />);
    await userEvent.click(screen.getByRole("button", { name: "2 new" }));
    expect(goToMessage).toHaveBeenCalledWith(null);
  });

  test("later messages that did not come can be asked for again", async () => {
    const loadNewer = jest.fn(() => Promise.reject(new Error("gone")));
    thread(three, { hasNewer: true, loadNewer });
    await userEvent.click(screen.getByRole("button", { name: "Later messages" }));
    expect(await screen.findByText("Later messages did not load.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(loadNewer).toHaveBeenCalledTimes(2);
  });
});

describe("Reading", () => {
  test("the mark of what is new stands before it", () => {
    thread([fromRuth(1), fromRuth(2)], { firstUnseenSeq: 2 });
    const texts = lines().map((line) => line.textContent);
    expect(texts.indexOf("1 new message")).toBe(2);
  });

  test("a message that arrived late is shown the way to, until somebody goes", async () => {
    const early = fromRuth(1);
    const { again, props } = thread([early]);
    const late = fromRuth(5, { at: ago(900), arrivedLate: true });
    again(<Messages {...props} messages={[late, early]} late={[late]} />);
    await userEvent.click(
      screen.getByRole("button", { name: "An earlier message arrived" }),
    );
    expect(lineOf("Message 5")).toHaveFocus();
    expect(screen.queryByRole("button", { name: /earlier/ })).not.toBeInTheDocument();
  });

  test("one that stands above what is loaded is gone to as well, and seen when it is there", async () => {
    jest.useFakeTimers();
    jest.spyOn(document, "hasFocus").mockReturnValue(true);
    const goToMessage = jest.fn();
    const markSeen = jest.fn();
    const late = { id: 7, at: ago(90_000) };
    const { again, props } = thread([fromRuth(1)], {
      late: [late],
      goToMessage,
      markSeen,
    });
    again(<Messages {...props} late={[]} />);
    fireEvent.click(screen.getByRole("button", { name: "An earlier message arrived" }));
    expect(goToMessage).toHaveBeenCalledWith(7);
    const there = fromRuth(9, { id: 7, arrivedLate: true });
    const jump = { messageId: 7, noteId: null, count: 1 };
    again(<Messages {...props} messages={[there]} hasNewer jump={jump} />);
    jest.advanceTimersByTime(1000);
    expect(markSeen).toHaveBeenCalledWith(9);
    jest.useRealTimers();
  });

  test.each([
    "«https://clinic.example/a»",
    "الموقع https://clinic.example/a، شكرا",
    "هل هو https://clinic.example/a؟",
    "「https://clinic.example/a」をご覧ください。",
    "https://clinic.example/a。ありがとう",
    "“https://clinic.example/a”",
    "https://clinic.example/a…",
  ])("an address ends where the sentence goes on, in any script: %s", (text) => {
    thread([fromRuth(1, { text })]);
    const link = screen.getByRole("link");
    expect(link).toHaveAttribute("href", "https://clinic.example/a");
    expect(link.closest("span")).toHaveTextContent(text);
  });

  test("an address in a message is a link that tells nothing of the portal; a slip is none", () => {
    thread([fromRuth(1, { text: "See https://clinic.example/a?b=1. Ok.Me too" })]);
    const link = screen.getByRole("link", { name: "https://clinic.example/a?b=1" });
    expect(link).toHaveAttribute("href", "https://clinic.example/a?b=1");
    expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
    expect(link).toHaveAttribute("target", "_blank");
    expect(within(lineOf("Ok.Me")).getAllByRole("link")).toHaveLength(1);
  });

  test.each([
    ["رقمي +44 7700 900123، شكرا", "+44 7700 900123"],
    ["שלום (020) 7946-0958 www.clinic.example", "(020) 7946-0958"],
  ])(
    "a number to call keeps its order among words from right to left: %s",
    (text, number) => {
      thread([fromRuth(1, { text })]);
      const apart = screen.getByText(number, { selector: "bdo" });
      expect(apart).toHaveAttribute("dir", "ltr");
      expect(apart.parentElement).toHaveTextContent(text);
    },
  );

  test.each(["من 10:30 - 11:30", "My number is +44 7700 900123"])(
    "%s stands as it was written",
    (text) => {
      thread([fromRuth(1, { text })]);
      expect(screen.getByText(text).querySelector("bdo")).toBeNull();
    },
  );

  test.each(["javascript:alert(1)", "data:text/html,<b>x</b>", "//evil.example"])(
    "%s is no link",
    (text) => {
      thread([fromRuth(1, { text })]);
      expect(screen.queryByRole("link")).not.toBeInTheDocument();
      expect(lineOf(text)).toBeDefined();
    },
  );

  test("the newest message counts as seen after a second in a focused window", async () => {
    jest.useFakeTimers();
    jest.spyOn(document, "hasFocus").mockReturnValue(true);
    const { props } = thread([fromRuth(1), fromRuth(2)]);
    jest.advanceTimersByTime(900);
    expect(props.markSeen).not.toHaveBeenCalled();
    jest.advanceTimersByTime(200);
    expect(props.markSeen).toHaveBeenCalledWith(2);
    jest.useRealTimers();
  });

  test("a window in the background has seen nothing", () => {
    jest.useFakeTimers();
    jest.spyOn(document, "hasFocus").mockReturnValue(false);
    const { props } = thread([fromRuth(1)]);
    jest.advanceTimersByTime(5000);
    expect(props.markSeen).not.toHaveBeenCalled();
    jest.useRealTimers();
  });

  test("a burst of Ruth's is announced once, and what was there before is not", async () => {
    const { again, props } = thread([fromRuth(1)], { arrivals: [1] });
    again(<Messages {...props} arrivals={[1, 2, 3]} />);
    expect(
      await screen.findByText("2 new messages from Ruth Okafor"),
    ).toBeInTheDocument();
    expect(screen.getByRole("log")).toHaveAttribute("aria-live", "off");
  });

  test("earlier messages that did not come can be asked for again", async () => {
    const loadOlder = jest.fn(() => Promise.reject(new Error("gone")));
    thread([fromRuth(1)], { hasOlder: true, loadOlder });
    await userEvent.click(screen.getByRole("button", { name: "Earlier messages" }));
    expect(await screen.findByText("Earlier messages did not load.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(loadOlder).toHaveBeenCalledTimes(2);
  });

  test("an accessibility checker finds nothing wrong with a full thread", async () => {
    const failure = { key: "noWhatsapp", code: "63024", canRetry: true };
    const { container } = thread(
      [
        fromRuth(1),
        fromTomas(2, {
          status: "failed",
          failure,
          reactions: [{ by: "inbound", emoji: "👍" }],
        }),
        fromRuth(3, { kind: "image", edited: true }),
        fromRuth(4, {
          quote: {
            messageId: 1,
            text: "Message 1",
            kind: "text",
            direction: "inbound",
            author: null,
            unsent: false,
          },
        }),
      ],
      { hasOlder: true, firstUnseenSeq: 3 },
    );
    expect(await faults(container)).toEqual([]);
  });
});

describe("The details of a message", () => {
  const details = () => screen.getAllByRole("button", { name: /message details$/ });

  test("tell of each step when it was first heard of, and say where that is not known", async () => {
    const sent = fromTomas(2, {
      status: "read",
      statusTimes: { sent: ago(4), read: ago(1) },
    });
    const { container } = thread([fromRuth(1), sent]);
    await userEvent.click(details()[1] as HTMLElement);
    const way = screen.getByRole("dialog", { name: "Message details" });
    expect(way).toHaveTextContent(/SentThursday 20 November 2025, 16:01/);
    expect(way).toHaveTextContent(/ReadThursday 20 November 2025, 16:04/);
    expect(way).not.toHaveTextContent("Delivered");
    expect(await faults(container)).toEqual([]);
  });

  test("stand in the thread, and give the focus back to the time", async () => {
    thread([fromRuth(1)]);
    await userEvent.click(details()[0] as HTMLElement);
    const way = screen.getByRole("dialog", { name: "Message details" });
    expect(screen.getByRole("log")).toContainElement(way);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(details()[0]).toHaveFocus());
  });

  test("say what the channel never reports", async () => {
    const open = openOf({ row: rowOf({ account: kids }), reportsDelivered: false });
    thread([fromTomas(1, { status: "sent" })], { open });
    await userEvent.click(details()[0] as HTMLElement);
    const way = screen.getByRole("dialog", { name: "Message details" });
    expect(way).toHaveTextContent("SentTime not known");
    expect(way).toHaveTextContent(/never when it was delivered/);
  });

  test("copy what was said", async () => {
    const user = userEvent.setup();
    thread([fromRuth(1, { text: "Nine thirty" })]);
    await user.click(details()[0] as HTMLElement);
    await user.click(screen.getByRole("button", { name: "Copy text" }));
    expect(await navigator.clipboard.readText()).toBe("Nine thirty");
    const said = screen.getByText("Copied");
    expect(said).toHaveAttribute("role", "status");
    expect(screen.getByRole("button", { name: "Copy text" })).not.toContainElement(said);
  });

  test("and its menu say where the browser keeps the clipboard to itself", async () => {
    thread([fromRuth(1, { text: "Nine thirty" })]);
    Object.defineProperty(navigator, "clipboard", {
      value: undefined,
      configurable: true,
    });
    await userEvent.click(
      screen.getByRole("button", { name: "What to do with this message" }),
    );
    await userEvent.click(screen.getByRole("menuitem", { name: "Copy the text" }));
    expect(
      screen.getByRole("menuitem", { name: "It could not be copied" }),
    ).toHaveFocus();
    expect(await faults(screen.getByRole("menu"))).toEqual([]);
  });

  test("are one tab stop, and arrows go from message to message", async () => {
    thread([fromRuth(1), fromRuth(2), fromRuth(3)]);
    expect(details().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
    act(() => details()[2]?.focus());
    await userEvent.keyboard("{ArrowUp}");
    expect(details()[1]).toHaveFocus();
  });
});
