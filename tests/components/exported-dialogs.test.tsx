import { screen } from "@testing-library/react";
import { ExportPage } from "@/components/records/export-page";
import { ExportedDialogs } from "@/components/records/exported-dialogs";
import type { ExportedMessage } from "@/lib/records/types";
import { northgate, show } from "./faces";

const northgateDialog = {
  id: 1,
  account: northgate,
  address: null,
  closed: false,
  leftOut: 0,
};
const place = {
  at: "2026-11-20T09:05:00Z",
  direction: "inbound" as const,
  origin: "contact" as const,
  kind: "location" as const,
  author: null,
  text: "",
  status: null,
  unsent: false,
  details: {},
  earlier: [],
  reactions: [],
  files: [],
};
const showDialog = (...messages: ExportedMessage[]) =>
  show(
    <ExportedDialogs dialogs={[{ ...northgateDialog, messages }]} zone="Europe/London" />,
  );

test("a message that is a place and nothing else is told as one", () => {
  showDialog(place);
  expect(screen.getByRole("listitem")).toHaveTextContent("20 Nov 2026, 09:05:00Location");
});

test("where a place is, and what was shared, is printed with it", () => {
  const location = { latitude: 51.5226, longitude: -0.1571, label: "Al Noor Pharmacy" };
  const share = { what: "post" as const, url: "https://instagram.com/p/1" };
  showDialog(
    { ...place, details: { location } },
    { ...place, kind: "share", details: { share } },
  );
  const [where, shared] = screen.getAllByRole("listitem");
  expect(where).toHaveTextContent("LocationAl Noor Pharmacy, 51.52260 -0.15710");
  expect(shared).toHaveTextContent("Shared posthttps://instagram.com/p/1");
});

test("a reply that never reached the patient is not printed as if it had", () => {
  const reply = {
    ...place,
    direction: "outbound" as const,
    origin: "staff" as const,
    kind: "text" as const,
    author: "Tomas Reyk",
    text: "Your visit is moved to Friday.",
  };
  showDialog(
    { ...reply, status: "failed" },
    { ...reply, status: "queued" },
    { ...reply, status: "read" },
  );
  const printed = screen.getAllByRole("listitem").map((line) => line.textContent);
  const line = "Tomas Reyk · 20 Nov 2026, 09:05:00";
  expect(printed).toEqual([
    `${line} · Not delivered${reply.text}`,
    `${line} · Queued${reply.text}`,
    `${line}${reply.text}`,
  ]);
});

test("what was sent by itself is not printed as if somebody had answered", () => {
  const sent = { ...place, direction: "outbound" as const, kind: "text" as const };
  const text = "We are closed now.";
  showDialog({ ...sent, origin: "system", text }, { ...sent, origin: "app", text });
  const printed = screen.getAllByRole("listitem").map((line) => line.textContent);
  const line = `· 20 Nov 2026, 09:05:00${text}`;
  expect(printed).toEqual([`Automatic message ${line}`, `Clinic ${line}`]);
});

test("what a patient corrected, and what was put on it, is printed with it", () => {
  const text = "On Friday, please.";
  const earlier = [{ at: place.at, text: "On Tuesday, please." }];
  const reactions = [{ at: place.at, by: "outbound" as const, emoji: "❤️" }];
  showDialog({ ...place, kind: "text", text, earlier, reactions });
  expect(screen.getByRole("listitem")).toHaveTextContent(
    `Patient · 20 Nov 2026, 09:05:00${text}Before it was corrected (20 Nov 2026, 09:05:00): On Tuesday, please.Clinic: ❤️`,
  );
});

test("a printed record tells days and phones as the screen does", () => {
  const touch = {
    at: "2026-11-20T09:05:00Z",
    kind: "call",
    direction: null,
    outcome: "",
    text: "Called.",
    followUpOn: "2026-12-02",
    author: "Tomas Reyk",
  };
  const person = {
    id: 1,
    kind: "patient" as const,
    name: "Ruth Okafor",
    otherNames: [],
    bornOn: "1985-04-30",
    email: "",
    phones: ["+447700900123"],
    handles: [],
    remarks: "",
    createdAt: "2026-11-20T09:05:00Z",
  };
  const at = "2026-11-20T10:00:00Z";
  const said = { dialogs: [], elsewhere: true };
  const exported = { exportedAt: at, clinic: "Northgate", person, ...said };
  show(
    <ExportPage
      exported={{ ...exported, touches: [touch] }}
      phones={["+44 7700 900123"]}
      zone="Europe/London"
    />,
  );
  expect(screen.getByText("30 April 1985")).toBeVisible();
  expect(screen.getByText("Follow-up on 2 Dec 2026")).toBeVisible();
  expect(screen.getByText("+44 7700 900123")).toBeVisible();
  expect(screen.getByText(/^There is more, on accounts/)).toBeVisible();
});
