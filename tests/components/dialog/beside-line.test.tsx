import { screen } from "@testing-library/react";
import { BesideLine } from "@/components/dialog/beside-line";
import type { BesideRow, TouchRow } from "@/lib/dialogs/types/beside";
import { ago, clock, closedBy, faults, show } from "@/tests/components/faces";

const said = (row: BesideRow) => {
  show(
    <ul>
      <BesideLine row={row} zone={clock.zone} onViewTouches={jest.fn()} />
    </ul>,
  );
  return screen.getByRole("listitem");
};

const call: TouchRow = {
  type: "touch",
  id: "touch-7",
  version: 1,
  at: ago(3),
  by: "Dana Whitlock",
  touchId: 7,
  personId: 1,
  person: "Ada Okafor",
  kind: "call",
  direction: "outgoing",
  outcome: "No answer",
  withdrawn: false,
};

test.each([
  [closedBy("Tomas Reyk"), "Tomas Reyk closed this dialog16:02"],
  [
    closedBy("Tomas Reyk", { words: "She will call us" }),
    "Tomas Reyk closed this dialog: She will call us",
  ],
  [closedBy("Tomas Reyk", { deed: "dialogReopened" }), "Tomas Reyk reopened this dialog"],
  [closedBy(null, { deed: "dialogReopened" }), "A new message reopened this dialog"],
  [
    closedBy(null, { deed: "dialogReopened", cause: "undelivered" }),
    "Reopened: a reply was not delivered",
  ],
  [
    closedBy("Dana Whitlock", { deed: "assigned", about: "Priya Anand" }),
    "Dana Whitlock assigned this dialog to Priya Anand",
  ],
  [
    closedBy("Dana Whitlock", { deed: "assigned", about: "Dana Whitlock" }),
    "Dana Whitlock took this dialog",
  ],
  [
    closedBy("Dana Whitlock", { deed: "assigned" }),
    "Dana Whitlock assigned this dialog to nobody",
  ],
  [call, "Dana Whitlock recorded a touch with Ada Okafor: Call, outgoing: No answer"],
  [
    { ...call, direction: null, outcome: "", withdrawn: true },
    "Dana Whitlock withdrew a touch with Ada Okafor: Call",
  ],
] satisfies [BesideRow, string][])(
  "what is beside the messages is a sentence %#",
  async (row, sentence) => {
    const line = said(row);
    expect(line).toHaveTextContent(sentence);
    expect(await faults(line.parentElement as Element)).toEqual([]);
  },
);
