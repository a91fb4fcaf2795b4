import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AssigneeMenu } from "@/components/dialog/head/assignee-menu";
import { Keyboard } from "@/components/keyboard/keyboard";
import { takeAttendants } from "@/components/presence/attendants";
import { PresenceWords } from "@/components/presence/presence-words";
import { RowPresence } from "@/components/presence/row-presence";
import type { Attendant } from "@/lib/dialogs/types/presence";
import type { Colleague } from "@/lib/staff/types";
import { faults, show } from "./faces";

const dana = { id: 1, name: "Dana Whitlock" };
const priya = { id: 3, name: "Priya Anand" };
const tomas = { id: 2, name: "Tomas Reyk" };
const everybody = async (): Promise<Colleague[] | null> => [dana, priya, tomas];

function menu(assignee: Colleague | null, loadAssignees = everybody) {
  const assign = jest.fn();
  show(
    <main>
      <AssigneeMenu
        assignee={assignee}
        me={dana}
        loadAssignees={loadAssignees}
        assign={assign}
      />
      <button type="button">Dialog settings</button>
      <Keyboard admin choose={async () => ({ ok: true })} />
    </main>,
  );
  return assign;
}

const offered = () => screen.getAllByRole("option").map(({ textContent }) => textContent);

describe("Giving a dialog away", () => {
  test("A and Enter take it oneself", async () => {
    const assign = menu(null);
    await userEvent.keyboard("a");
    expect(await screen.findByRole("option", { name: /\(me\)/ })).toBeInTheDocument();
    expect(await faults(document.body)).toEqual([]);
    await userEvent.keyboard("{Enter}");
    expect(assign).toHaveBeenCalledWith(dana.id);
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
  });

  test("Escape leads back to where it was called from, and to its own button where that was pressed", async () => {
    menu(null);
    const gear = screen.getByRole("button", { name: "Dialog settings" });
    gear.focus();
    await userEvent.keyboard("a");
    await screen.findByRole("listbox");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(gear).toHaveFocus());
    const button = screen.getByRole("button", { name: "Assign this dialog" });
    await userEvent.click(button);
    await screen.findByRole("listbox");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(button).toHaveFocus());
  });

  test("what is typed narrows the colleagues; arrows choose among them", async () => {
    const assign = menu(tomas);
    await userEvent.click(screen.getByRole("button", { name: "Assigned to Tomas Reyk" }));
    await screen.findByRole("option", { name: /Priya/ });
    expect(offered()).toEqual([
      "DWDana Whitlock (me)",
      "Nobody",
      "PAPriya Anand",
      "TRTomas Reyk",
    ]);
    await userEvent.keyboard("pri");
    expect(offered()).toEqual(["PAPriya Anand"]);
    await userEvent.clear(screen.getByRole("combobox"));
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(assign).toHaveBeenCalledWith(null);
  });

  test("accents and case are forgiven, as in the search for people", async () => {
    const names = ["Łukasz Żak", "Zoë Müller"];
    const colleagues = names.map((name, index) => ({ id: 10 + index, name }));
    menu(null, async () => colleagues);
    await userEvent.keyboard("a");
    await screen.findByRole("option", { name: /Zoë/ });
    await userEvent.keyboard("zak LUK");
    expect(offered()).toEqual(["ŁŻŁukasz Żak"]);
    await userEvent.clear(screen.getByRole("combobox"));
    await userEvent.keyboard("zoe");
    expect(offered()).toEqual(["ZMZoë Müller"]);
  });

  test("the colleague whom the arrows come to is in sight", async () => {
    const sight = jest.spyOn(Element.prototype, "scrollIntoView");
    menu(null);
    await userEvent.keyboard("a");
    await screen.findByRole("option", { name: /Priya/ });
    await userEvent.keyboard("{ArrowUp}");
    expect(sight.mock.instances.at(-1)).toBe(
      screen.getByRole("option", { name: /Tomas/ }),
    );
    sight.mockRestore();
  });

  test("an Enter that ends a composed character chooses nobody", async () => {
    const assign = menu(null);
    await userEvent.keyboard("a");
    const field = await screen.findByRole("combobox");
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    expect(assign).not.toHaveBeenCalled();
  });

  test("who has it now is told to a screen reader as well", async () => {
    menu(tomas);
    await userEvent.click(screen.getByRole("button", { name: "Assigned to Tomas Reyk" }));
    const his = await screen.findByRole("option", { name: /Tomas Reyk/ });
    expect(within(his).getByRole("img", { name: "Has it now" })).toBeVisible();
    expect(screen.getAllByRole("img", { name: "Has it now" })).toHaveLength(1);
  });

  test("no such colleague, and colleagues that did not load, are said", async () => {
    menu(null);
    await userEvent.keyboard("a");
    await screen.findByRole("option", { name: /Priya/ });
    await userEvent.keyboard("zz");
    expect(screen.getByText(/No colleague of that name/)).toBeInTheDocument();
  });

  test("where colleagues could not be asked for, that is said", async () => {
    menu(null, async () => null);
    await userEvent.keyboard("a");
    expect(await screen.findByText(/did not load/)).toBeInTheDocument();
  });
});

describe("Colleagues at a dialog", () => {
  const at = (colleague: Colleague, typing = false, dialogId = 1): Attendant => ({
    dialogId,
    colleague,
    typing,
  });

  test("who writes is said before who looks, and only of this dialog", () => {
    show(<PresenceWords dialogId={1}>+44 7700 900417</PresenceWords>);
    expect(screen.getByText("+44 7700 900417")).toBeInTheDocument();
    const note = screen.getByRole("status");
    expect(note).toHaveTextContent("");
    act(() => takeAttendants([at(tomas), at(priya, true, 2)]));
    expect(note).toHaveTextContent("Tomas is here");
    expect(screen.queryByText("+44 7700 900417")).not.toBeInTheDocument();
    act(() => takeAttendants([at(tomas), at(priya, true)]));
    expect(note).toHaveTextContent("Priya is replying");
    act(() => takeAttendants([at(tomas, true), at(priya, true)]));
    expect(note).toHaveTextContent("Tomas and Priya are replying");
    act(() => takeAttendants([]));
    expect(note).toHaveTextContent("");
  });

  test("the list marks where somebody is, in words for who does not see the mark", () => {
    show(
      <ul>
        <li aria-label="Ruth">
          <RowPresence dialogId={1} />
        </li>
        <li aria-label="Elena">
          <RowPresence dialogId={2} />
        </li>
      </ul>,
    );
    act(() => takeAttendants([at(priya), at(tomas, true)]));
    const row = (name: string) => within(screen.getByRole("listitem", { name }));
    expect(row("Ruth").getByText("Tomas Reyk is replying")).toBeInTheDocument();
    expect(row("Elena").queryByText(/is/)).not.toBeInTheDocument();
    act(() => takeAttendants([]));
  });
});
