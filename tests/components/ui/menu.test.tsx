import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import { faults, show } from "@/tests/components/faces";

const onChoose = jest.fn();

beforeEach(() => {
  onChoose.mockClear();
  show(
    <main>
      <Menu trigger={<button type="button">Dialog settings</button>}>
        <MenuItem icon="icon-rotate-ccw-clock" onSelect={() => onChoose("touches")}>
          View Patient Touches
        </MenuItem>
        <MenuItem icon="icon-rotate-ccw-clock" onSelect={() => onChoose("close")}>
          Close Dialog
        </MenuItem>
      </Menu>
    </main>,
  );
});

const button = () => screen.getByRole("button", { name: "Dialog settings" });

test("a menu that nobody has asked for yet says that it is one, and that it is closed", async () => {
  expect(button()).toHaveAttribute("aria-haspopup", "menu");
  expect(button()).toHaveAttribute("aria-expanded", "false");
  expect(await faults(document.body)).toEqual([]);
});

test.each(["{Enter}", " ", "{ArrowDown}"])(
  "whoever opens a menu by a key (%j) for the first time is at what comes first in it",
  async (key) => {
    button().focus();
    await userEvent.keyboard(key);
    expect(screen.getByRole("menuitem", { name: "View Patient Touches" })).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(onChoose).toHaveBeenCalledWith("close");
  },
);

test("Escape closes a menu and leads back to its button, which opens it again", async () => {
  await userEvent.click(button());
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).not.toBeInTheDocument();
  expect(button()).toHaveFocus();
  await userEvent.click(button());
  expect(screen.getByRole("menu")).toBeVisible();
});
