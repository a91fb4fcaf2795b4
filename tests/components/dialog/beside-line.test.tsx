import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { BesideLine } from "@/components/dialog/beside/beside-line";
import type { BesideRow, TouchRow } from "@/lib/dialogs/types/beside";
import {
  ago,
  clock,
  closedBy,
  dana,
  danasNote,
  faults,
  show,
} from "@/tests/components/faces";

const line = (row: BesideRow, onWithdraw = async (): Promise<string | null> => null) => (
  <ul>
    <BesideLine
      row={row}
      zone={clock.zone}
      myId={dana.id}
      onWithdraw={onWithdraw}
      onViewTouches={jest.fn()}
    />
  </ul>
);

const said = (row: BesideRow) => {
  show(line(row));
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
    closedBy("Dana Whitlock", {
      ...{ deed: "assigned", about: "Dana Whitlock", isTaken: true },
    }),
    "Dana Whitlock took this dialog",
  ],
  [
    closedBy("Dana Whitlock", { deed: "assigned", about: "Dana Whitlock" }),
    "Dana Whitlock assigned this dialog to Dana Whitlock",
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

describe("a note", () => {
  const button = (name: string) => screen.getByRole("button", { name });

  test("of one's own is withdrawn after a question; Escape and Keep it leave it", async () => {
    const onWithdraw = jest.fn(async () => null);
    const { again, container } = show(line(danasNote(), onWithdraw));
    await userEvent.click(button("Withdraw"));
    expect(screen.getByText(/struck through for everybody/)).toBeVisible();
    expect(button("Withdraw")).toHaveFocus();
    expect(await faults(container)).toEqual([]);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByText(/struck through/)).toBeNull();
    expect(button("Withdraw")).toHaveFocus();
    await userEvent.click(button("Withdraw"));
    await userEvent.click(button("Keep it"));
    expect(onWithdraw).not.toHaveBeenCalled();
    await userEvent.click(button("Withdraw"));
    await userEvent.click(button("Withdraw"));
    expect(onWithdraw).toHaveBeenCalledWith(5);
    expect(screen.getByRole("listitem")).toHaveFocus();
    again(line(danasNote({ version: 2, withdrawn: true })));
    expect(screen.getByText("Internal note, withdrawn")).toBeVisible();
    expect(screen.getByText("Ask about the invoice")).toHaveClass("line-through");
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("that could not be withdrawn says why", async () => {
    show(line(danasNote(), async () => "network"));
    await userEvent.click(button("Withdraw"));
    await userEvent.click(button("Withdraw"));
    await waitFor(() =>
      expect(screen.getByRole("alert")).toHaveTextContent(
        "Not withdrawn: no answer from the portal.",
      ),
    );
  });

  test("of a colleague, though of the same name, is theirs to withdraw", () => {
    show(line(danasNote({ byId: 3 })));
    expect(screen.queryByRole("button")).toBeNull();
  });
});
