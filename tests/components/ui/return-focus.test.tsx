import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { AccountWindow } from "@/components/shell/account-window";
import { Menu, MenuBeside, MenuItem } from "@/components/ui/menus/menu";
import { usePopover } from "@/components/ui/menus/use-popover";
import { Modal } from "@/components/ui/modals/modal";
import { show } from "../faces";

function Page() {
  const [isOpen, setOpen] = useState(false);
  const [isGone, setGone] = useState(false);
  const open = () => setOpen(true);
  const opener = usePopover();
  const narrower = usePopover();
  return (
    <main id="content" tabIndex={-1}>
      {!isGone && (
        <button type="button" onClick={open}>
          Edit
        </button>
      )}
      <Menu trigger={<button type="button">More</button>}>
        <MenuItem icon="icon-pencil" onSelect={open}>
          Edit it
        </MenuItem>
      </Menu>
      <button type="button" {...opener.trigger}>
        Account
      </button>
      {opener.isOpen && (
        <AccountWindow
          staff={{ name: "Dana Whitlock", role: "staff" }}
          sandbox={false}
          discreet={false}
          timeZone={undefined}
          opener={opener}
          onChoose={open}
        />
      )}
      <button type="button" {...narrower.trigger}>
        Narrow
      </button>
      {narrower.isOpen && (
        <MenuBeside opener={narrower} label="Narrow">
          <MenuItem icon="icon-pencil" onSelect={open}>
            Name it
          </MenuItem>
        </MenuBeside>
      )}
      {isOpen && (
        <Modal title="Edit" onClose={() => setOpen(false)}>
          <form>
            <input aria-label="Name" />
          </form>
          <button type="button" onClick={() => setGone(true)}>
            Remove
          </button>
        </Modal>
      )}
    </main>
  );
}

const press = (keys: string) => userEvent.keyboard(keys);
const name = () => screen.findByRole("textbox", { name: "Name" });
const button = (said: string) => screen.getByRole("button", { name: said });

test("a window begins with its first field, and gives the focus back to the button that opened it", async () => {
  show(<Page />);
  button("Edit").focus();
  await press("{Enter}");
  expect(await name()).toHaveFocus();
  await press("{Escape}");
  await waitFor(() => expect(button("Edit")).toHaveFocus());
});

test("a window that a menu opened gives the focus back to the menu's button", async () => {
  show(<Page />);
  button("More").focus();
  await press("{Enter}");
  await press("{Enter}");
  expect(await name()).toHaveFocus();
  await press("{Escape}");
  await waitFor(() => expect(button("More")).toHaveFocus());
});

test.each([
  ["Account", "Notifications & keyboard"],
  ["Narrow", "Name it"],
])(
  "a window that was opened from what %s opens gives the focus back to that button",
  async (opener, deed) => {
    show(<Page />);
    button(opener).focus();
    await press("{Enter}");
    (await screen.findByText(deed))
      .closest<HTMLElement>("button, [role=menuitem]")
      ?.focus();
    await press("{Enter}");
    expect(await name()).toHaveFocus();
    await press("{Escape}");
    await waitFor(() => expect(button(opener)).toHaveFocus());
  },
);

test("where the button has gone meanwhile, the page's content has the focus", async () => {
  show(<Page />);
  button("Edit").focus();
  await press("{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "Remove" }));
  await press("{Escape}");
  await waitFor(() => expect(screen.getByRole("main")).toHaveFocus());
});
