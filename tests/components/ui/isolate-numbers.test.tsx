import { render, screen } from "@testing-library/react";
import { BesideLine } from "@/components/dialog/beside/beside-line";
import { QuoteBlock } from "@/components/dialog/message/quote-block";
import { DraftLine, PreviewLine } from "@/components/inbox/list/preview-line";
import { MessageRow } from "@/components/inbox/search/message-row";
import { CitedWords } from "@/components/touches/citation-block";
import { DeedBrief, MessagesBrief } from "@/components/touches/timeline/brief-row";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { BesideRow } from "@/lib/dialogs/types/beside";
import type { Preview } from "@/lib/dialogs/types/row";
import {
  ago,
  clock,
  closedBy,
  dana,
  danasNote,
  northgate,
  show,
} from "@/tests/components/faces";

const number = "+44 7700 900123";
const words = `رقمي ${number}، شكرا`;

const beside = (row: BesideRow) => (
  <BesideLine
    row={row}
    zone={clock.zone}
    myId={dana.id}
    onWithdraw={async () => null}
    onViewTouches={jest.fn()}
  />
);
const entry = { key: "1", at: ago(9), dialogId: 1, account: northgate };
const said = { direction: "inbound", kind: "text", text: words, unsent: false } as const;
const preview: Preview = {
  ...said,
  origin: "contact",
  author: null,
  isOwn: false,
  status: null,
  files: 0,
};

test.each([
  [
    "the preview of a row",
    <PreviewLine key="1" channelName="WhatsApp" preview={preview} />,
  ],
  ["a draft", <DraftLine key="1" text={words} />],
  ["a note", beside(danasNote({ text: words }))],
  ["why a dialog was closed", beside(closedBy("Dana Whitlock", { words }))],
  [
    "what a message answers",
    <QuoteBlock
      key="1"
      contact="Ruth Okafor"
      clinic="Northgate"
      quote={{ ...said, messageId: 1, author: null }}
    />,
  ],
  [
    "what a touch refers to",
    <CitedWords
      key="1"
      message={{ ...entry, ...said, messageId: 1, who: "Ruth Okafor" }}
    />,
  ],
  [
    "a day of a timeline",
    <MessagesBrief
      key="1"
      clock={clock}
      entry={{
        ...entry,
        ...said,
        type: "messages",
        messageId: 1,
        inbound: 1,
        outbound: 0,
        undelivered: 0,
        family: false,
        waitingSince: null,
      }}
    />,
  ],
  [
    "what was done with a dialog in a timeline",
    <DeedBrief
      key="1"
      clock={clock}
      entry={{
        ...entry,
        type: "deed",
        deed: "dialogClosed",
        by: "Dana Whitlock",
        about: null,
        isTaken: false,
        cause: null,
        words,
        waitedMs: null,
      }}
    />,
  ],
])("a number to call keeps its order among words from right to left in %s", (_, face) => {
  show(face);
  expect(screen.getByText(number, { selector: "bdo" })).toHaveAttribute("dir", "ltr");
});

test("a number that a search found in part keeps its order, and what was found is marked", () => {
  show(
    <MessageRow
      href="/dialogs/1"
      current={false}
      clock={clock}
      onFollow={jest.fn()}
      hit={{
        key: "message-9",
        dialogId: 1,
        messageId: 9,
        noteId: null,
        name: "Ruth Okafor",
        account: northgate,
        closed: false,
        at: ago(24),
        reason: "message",
        similar: false,
        speaker: null,
        undelivered: false,
        snippet: [
          { text: "رقمي +44 7700 ", marked: false },
          { text: "900123", marked: true },
          { text: "، شكرا", marked: false },
        ],
      }}
    />,
  );
  const found = screen.getByText("900123", { selector: "mark" });
  expect(found.closest("bdo")).toHaveTextContent(number);
  expect(found.closest("a")).toHaveTextContent(words);
});

const apart = (text: string) => {
  const { container } = render(<p>{isolateNumbers(text)}</p>);
  expect(container).toHaveTextContent(text);
  return [...container.querySelectorAll("bdo")].map((one) => one.textContent);
};

test.each([
  ["„+44 7700 900123” זה המספר", "+44 7700 900123"],
  ["תתקשר ל-050 123 4567", "050 123 4567"],
  ["طلب:(020) 7946-0958", "(020) 7946-0958"],
  ["رقمي ٠٥٠ ١٢٣ ٤٥٦٧ شكرا", "٠٥٠ ١٢٣ ٤٥٦٧"],
  ["התור ב-2026-11-28 10:30", "2026-11-28"],
])("in %s what keeps its order is %s", (text, number) => {
  expect(apart(text)).toEqual([number]);
});

test.each([
  "من 10:30 - 11:30",
  "ראה https://clinic.example/a?phone=+447700900123",
  "הזמנה clinic-12345678",
  "My number is +44 7700 900123",
])("%s stands as it was written", (text) => {
  expect(apart(text)).toEqual([]);
});
