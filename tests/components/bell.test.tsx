import { act, screen } from "@testing-library/react";
import { Bell } from "@/components/notifications/bell";
import { takePreferences } from "@/components/preferences/preferences";
import type { Arrivals } from "@/lib/dialogs/types/arrival";
import { usualPreferences } from "@/lib/staff/types";
import { kids, show } from "./faces";

const elena = { dialogId: 4, name: "Elena Marchetti", account: kids };

/** Elena wrote to one of the clinic's two Instagram accounts. */
const came: Arrivals = {
  cursor: "c1",
  unread: 1,
  arrivals: [{ ...elena, messageId: 1, isAssigned: false }],
  channels: [],
};

/** A colleague gave her dialog to whoever sits here. */
const given = { ...came, arrivals: [{ ...elena, messageId: -7, isAssigned: true }] };

let told: Arrivals;
let shown: { title: string; body: string }[];

beforeEach(() => {
  jest.useFakeTimers();
  shown = [];
  told = came;
  class Shown {
    static permission = "granted";
    constructor(title: string, { body }: { body: string }) {
      shown.push({ title, body });
    }
  }
  Object.assign(globalThis, {
    Notification: Shown,
    isSecureContext: true,
    fetch: async () => ({ ok: true, redirected: false, json: async () => told }),
  });
  jest.spyOn(document, "hasFocus").mockReturnValue(false);
});

afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, "Notification");
  act(() => takePreferences(usualPreferences));
});

/** Called on the desktop, with or without the name, on a page without the list. */
async function called(desktopNames: boolean) {
  takePreferences({ desktop: true, desktopNames });
  show(<Bell live={null} channels={[]} timeZone="Europe/London" />);
  await act(() => jest.advanceTimersByTimeAsync(2_000));
}

test("a notification says to which account somebody wrote, and not who", async () => {
  await called(false);
  expect(shown).toEqual([
    {
      title: "New Instagram message",
      body: "To @northgate.kids. Open Dialogs to read it.",
    },
  ]);
});

test("where the name is wanted it stands above the account", async () => {
  await called(true);
  expect(shown).toEqual([
    { title: "Elena Marchetti", body: "New Instagram message to @northgate.kids" },
  ]);
  expect(screen.getByRole("status")).toHaveTextContent(
    "Elena MarchettiNew message to @northgate.kids",
  );
});

test("a dialog that a colleague gives to somebody calls them, and says of whom it is only where the name is wanted", async () => {
  told = given;
  await called(false);
  expect(shown).toEqual([
    {
      title: "A dialog was assigned to you",
      body: "At @northgate.kids. Open Dialogs to see it.",
    },
  ]);
  expect(screen.getByRole("status")).toHaveTextContent(
    "Elena MarchettiAssigned to you at @northgate.kids",
  );
});

test("and where the name is wanted it stands above what was given", async () => {
  told = given;
  await called(true);
  expect(shown).toEqual([
    { title: "Elena Marchetti", body: "Assigned to you at @northgate.kids" },
  ]);
});
