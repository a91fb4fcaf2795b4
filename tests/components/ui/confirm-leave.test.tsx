import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { ConfirmModal } from "@/components/ui/modals/confirm-modal";
import { Modal } from "@/components/ui/modals/modal";
import { show } from "../faces";
import { goBack } from "./go-back";

function Page() {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("Maria");
  const close = () => setOpen(false);
  return (
    <main id="content" tabIndex={-1}>
      <button type="button" onClick={() => setOpen(true)}>
        Edit
      </button>
      {isOpen && (
        <Modal title="Edit Maria" onClose={close}>
          <input type="search" aria-label="Find" />
          <form>
            <input
              aria-label="Name"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <label>
              <input type="checkbox" name="urgent" /> Urgent
            </label>
            <label>
              <input type="radio" name="kind" defaultChecked /> Call
            </label>
            <label>
              <input type="radio" name="kind" /> Visit
            </label>
            <button type="button" onClick={() => setName("Maria Rossi")}>
              Ask the server
            </button>
            <button type="button" onClick={close}>
              Cancel
            </button>
          </form>
        </Modal>
      )}
    </main>
  );
}

const press = (keys: string) => userEvent.keyboard(keys);
const button = (said: string) => screen.getByRole("button", { name: said });
const field = () => screen.findByRole("textbox", { name: "Name" });
const question = () => screen.queryByRole("alertdialog");
const form = () => screen.queryByRole("dialog", { name: "Edit Maria" });

async function open() {
  show(<Page />);
  button("Edit").focus();
  await press("{Enter}");
  await field();
}

test("Escape closes a window at once in which nothing was written", async () => {
  await open();
  await press("{Escape}");
  expect(form()).not.toBeInTheDocument();
  expect(question()).not.toBeInTheDocument();
});

test("Escape asks before what was typed is dropped; staying leaves the caret where it was", async () => {
  await open();
  await press(" Koval{Escape}");
  expect(question()).toHaveAccessibleName("Discard what you typed?");
  await userEvent.click(button("Keep editing"));
  await waitFor(async () => expect(await field()).toHaveFocus());
  expect(await field()).toHaveValue("Maria Koval");
});

test("a second Escape leaves the question, not the window", async () => {
  await open();
  await press(" Koval{Escape}{Escape}");
  expect(question()).not.toBeInTheDocument();
  expect(form()).toBeInTheDocument();
});

test("what was typed is discarded on a yes, and the focus goes back to where the window came from", async () => {
  await open();
  await press(" Koval{Escape}");
  await userEvent.click(button("Discard"));
  await waitFor(() => expect(form()).not.toBeInTheDocument());
  expect(question()).not.toBeInTheDocument();
  await waitFor(() => expect(button("Edit")).toHaveFocus());
});

test("the backdrop and the cross ask as well; Cancel has been answered already", async () => {
  await open();
  await userEvent.click(screen.getByRole("checkbox", { name: "Urgent" }));
  const backdrop = document.querySelector(".bg-scrim") as HTMLElement;
  await userEvent.click(backdrop);
  expect(question()).toBeInTheDocument();
  await userEvent.click(button("Keep editing"));
  await userEvent.click(button("Close"));
  expect(question()).toBeInTheDocument();
  await userEvent.click(button("Keep editing"));
  await userEvent.click(button("Cancel"));
  expect(form()).not.toBeInTheDocument();
  expect(question()).not.toBeInTheDocument();
});

test("Escape asks when something else was chosen in place of what had been", async () => {
  await open();
  await userEvent.click(screen.getByRole("radio", { name: "Visit" }));
  await press("{Escape}");
  expect(question()).toBeInTheDocument();
  await userEvent.click(button("Keep editing"));
  await userEvent.click(screen.getByRole("radio", { name: "Call" }));
  await press("{Escape}");
  expect(form()).not.toBeInTheDocument();
});

test("nothing is asked about a search, or about what was typed and taken back", async () => {
  await open();
  await press("!{Backspace}");
  await userEvent.type(screen.getByRole("searchbox", { name: "Find" }), "Mar");
  await press("{Escape}");
  expect(form()).not.toBeInTheDocument();
  expect(question()).not.toBeInTheDocument();
});

test("nothing is asked about spaces and line breaks, which are no words", async () => {
  await open();
  await press("  {Escape}");
  expect(form()).not.toBeInTheDocument();
  expect(question()).not.toBeInTheDocument();
});

test("nothing is asked about what a form filled in by itself", async () => {
  await open();
  await userEvent.click(button("Ask the server"));
  await press("{Escape}");
  expect(form()).not.toBeInTheDocument();
  expect(question()).not.toBeInTheDocument();
});

test("Back closes a window, and leaves the page once there is none", async () => {
  await open();
  expect(goBack()).toBe(false);
  await waitFor(() => expect(form()).not.toBeInTheDocument());
  await waitFor(() => expect(button("Edit")).toHaveFocus());
  expect(goBack()).toBe(true);
});

test("of two windows Back closes the one on top", async () => {
  const [below, above] = [jest.fn(), jest.fn()];
  const windows = (isAsked: boolean) => (
    <Modal title="Merge" onClose={below}>
      {isAsked && (
        <ConfirmModal
          title="Merge the two?"
          text="It can be undone."
          words={{ cancel: "Cancel", confirm: "Merge", confirming: "Merging" }}
          isPending={false}
          confirm={() => {}}
          onClose={above}
        />
      )}
    </Modal>
  );
  const { again } = show(windows(true));
  expect(goBack()).toBe(false);
  expect(above).toHaveBeenCalledTimes(1);
  expect(below).not.toHaveBeenCalled();
  again(windows(false));
  expect(goBack()).toBe(false);
  expect(below).toHaveBeenCalledTimes(1);
});

test("Back leaves the question what becomes of the words, and keeps them", async () => {
  await open();
  await press(" Koval");
  expect(goBack()).toBe(false);
  expect(question()).toBeInTheDocument();
  expect(goBack()).toBe(false);
  expect(question()).not.toBeInTheDocument();
  expect(await field()).toHaveValue("Maria Koval");
});

test("Back leaves the address that asks for a window by itself", () => {
  const close = jest.fn();
  show(
    <Modal title="Whose touches?" isAddressed onClose={close}>
      <p>Ruth or Ada</p>
    </Modal>,
  );
  expect(goBack()).toBe(true);
  expect(close).not.toHaveBeenCalled();
});

test("Back asks before what was typed is dropped, and so does the browser before the tab is closed", async () => {
  await open();
  expect(closeTab()).toBe(true);
  await press(" Koval");
  expect(closeTab()).toBe(false);
  expect(question()).not.toBeInTheDocument();
  expect(goBack()).toBe(false);
  expect(question()).toBeInTheDocument();
  await userEvent.click(button("Discard"));
  await waitFor(() => expect(form()).not.toBeInTheDocument());
  await waitFor(() => expect(button("Edit")).toHaveFocus());
  expect(goBack()).toBe(true);
  expect(closeTab()).toBe(true);
});

const closeTab = () =>
  window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
