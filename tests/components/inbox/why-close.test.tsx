import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { WhyClose } from "@/components/inbox/why-close";
import { show } from "../faces";

test("whoever wrote why a dialog is closed is asked before Escape drops it", async () => {
  const onCancel = jest.fn();
  show(<WhyClose name="Maria" onClose={jest.fn()} onCancel={onCancel} />);
  const reason = screen.getByRole("textbox");
  expect(reason).toHaveFocus();
  await userEvent.keyboard("Called her{Escape}");
  expect(screen.getByRole("alertdialog")).toHaveAccessibleName("Discard what you typed?");
  expect(onCancel).not.toHaveBeenCalled();
});
