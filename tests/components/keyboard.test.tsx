import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLayoutEffect } from "react";
import { isDone, run } from "@/components/keyboard/commands";
import { Keyboard } from "@/components/keyboard/keyboard";
import type { CommandName } from "@/components/keyboard/keymap";
import { useCommand } from "@/components/keyboard/use-command";
import { takePreferences } from "@/components/preferences/preferences";
import { ConfirmModal } from "@/components/ui/modals/confirm-modal";
import { usualPreferences } from "@/lib/staff/types";
import { faults, show } from "./faces";

beforeEach(() => act(() => takePreferences(usualPreferences)));

type DoerProps = { name: CommandName; onGiven(): void };

function Doer({ name, onGiven }: DoerProps) {
  useCommand(name, onGiven);
  return null;
}

/** A room that counts how often a command was given. */
function room(...names: CommandName[]) {
  const given: CommandName[] = [];
  const kept: object[] = [];
  const shown = show(
    <main>
      {names.map((name) => (
        <Doer key={name} name={name} onGiven={() => given.push(name)} />
      ))}
      <input aria-label="Name" />
      <Keyboard
        admin
        choose={async (chosen) => {
          kept.push(chosen);
          return { ok: true };
        }}
      />
    </main>,
  );
  return { given, kept, ...shown };
}

test("single keys, sequences and keys with Control give their commands", async () => {
  const { given } = room("nextDialog", "search", "sendAndClose", "goToPatients");
  await userEvent.keyboard("j/");
  await userEvent.keyboard("{Control>}k{/Control}");
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  await userEvent.keyboard("gp");
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(given).toEqual([
    "nextDialog",
    "search",
    "search",
    "sendAndClose",
    "goToPatients",
    "nextDialog",
  ]);
});

test("whoever has no Latin letters at hand gives commands by the same keys", () => {
  const { given } = room("nextDialog", "search", "goToPatients", "closeOrReopen");
  const press = (key: string, code: string, more = {}) =>
    fireEvent.keyDown(document.body, { key, code, ...more });
  press("о", "KeyJ");
  press("ت", "KeyJ");
  press("л", "KeyK", { ctrlKey: true });
  press("п", "KeyG");
  press("з", "KeyP");
  expect(given).toEqual(["nextDialog", "nextDialog", "search", "goToPatients"]);
  // On other Latin keyboards the letter counts, wherever it lies.
  press("ğ", "KeyE");
  press("j", "KeyC");
  expect(given.slice(4)).toEqual(["nextDialog"]);
});

test("where Dana writes, letters are letters, and keys with Control are still commands", async () => {
  const { given } = room("nextDialog", "search");
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "jj/");
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("jj/");
  expect(given).toEqual([]);
  await userEvent.keyboard("{Control>}k{/Control}");
  expect(given).toEqual(["search"]);
});

test("from a window over the page nothing is done to the page below, but names are hidden", async () => {
  const { given } = room("sendAndClose", "nextDialog", "discreet");
  await userEvent.keyboard("{Shift>}?{/Shift}");
  await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}{F8}");
  expect(given).toEqual(["discreet"]);
});

test("a question over the page is answered, and its letters are no commands", async () => {
  const { given } = room("closeOrReopen", "nextDialog");
  show(
    <ConfirmModal
      title="Block Iris?"
      text="She can't write any more."
      words={{ cancel: "Cancel", confirm: "Block", confirming: "Blocking…" }}
      isPending={false}
      confirm={() => undefined}
      onClose={() => undefined}
    />,
  );
  expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus();
  await userEvent.keyboard("ej{Alt>}{ArrowDown}{/Alt}");
  expect(given).toEqual([]);
});

test("a key held down goes on through the list, and does nothing else twice", () => {
  const { given } = room("nextDialog", "closeOrReopen");
  for (const repeat of [false, true, true]) {
    fireEvent.keyDown(document.body, { key: "j", repeat });
    fireEvent.keyDown(document.body, { key: "e", repeat });
  }
  expect(given.filter((name) => name === "nextDialog")).toHaveLength(3);
  expect(given.filter((name) => name === "closeOrReopen")).toHaveLength(1);
});

test("a key that somebody else answered, or that an input method composes, is no command", () => {
  const { given } = room("back", "nextDialog");
  const answered = new KeyboardEvent("keydown", { key: "Escape", cancelable: true });
  answered.preventDefault();
  act(() => void window.dispatchEvent(answered));
  fireEvent.keyDown(document.body, { key: "j", isComposing: true });
  expect(given).toEqual([]);
});

test("the latest layer answers a command; when it is gone, the one below does", async () => {
  const said: string[] = [];
  const layer = (name: string) => <Doer name="back" onGiven={() => said.push(name)} />;
  const { again } = show(
    <>
      {layer("thread")}
      {layer("panel")}
      <Keyboard admin choose={async () => ({ ok: true })} />
    </>,
  );
  await userEvent.keyboard("{Escape}");
  again(
    <>
      {layer("thread")}
      <Keyboard admin choose={async () => ({ ok: true })} />
    </>,
  );
  await userEvent.keyboard("{Escape}");
  expect(said).toEqual(["panel", "thread"]);
  expect(isDone("back")).toBe(true);
});

type WatchProps = { onPresent(canReply: boolean): void };

/** What is drawn is there for a key, whatever is still to be done after it. */
function Watch({ onPresent }: WatchProps) {
  useLayoutEffect(() => {
    onPresent(run("reply"));
    return () => onPresent(run("reply"));
  }, [onPresent]);
  return null;
}

test("a command can be given as soon as what does it stands there, and not once it is gone", () => {
  const onGiven = jest.fn();
  const onPresent = jest.fn();
  const { unmount } = show(
    <>
      <Doer name="reply" onGiven={onGiven} />
      <Watch onPresent={onPresent} />
    </>,
  );
  unmount();
  expect(onPresent.mock.calls).toEqual([[true], [false]]);
  expect(onGiven).toHaveBeenCalledTimes(1);
});

test("? lists every key, and switches the single ones off there and then", async () => {
  const { given, kept } = room("nextDialog");
  await userEvent.keyboard("{Shift>}?{/Shift}");
  const overlay = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  expect(overlay).toHaveTextContent("Next dialog");
  expect(overlay).toHaveTextContent("Ctrl Shift ↵");
  expect(await faults(document.body)).toEqual([]);
  await userEvent.click(
    within(overlay).getByRole("switch", { name: "Single-letter keys" }),
  );
  expect(kept).toEqual([{ singleKeys: false }]);
  await userEvent.keyboard("{Escape}");
  expect(overlay).not.toBeInTheDocument();
  await userEvent.keyboard("j");
  expect(given).toEqual([]);
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(given).toEqual(["nextDialog"]);
});

test("a choice that could not be kept is taken back", async () => {
  show(<Keyboard admin choose={async () => ({ ok: false })} />);
  await userEvent.keyboard("{Shift>}?{/Shift}");
  const single = await screen.findByRole("switch", { name: "Single-letter keys" });
  await userEvent.click(single);
  expect(single).toBeChecked();
});
