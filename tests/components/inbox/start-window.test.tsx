import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { StartWindow } from "@/components/inbox/start/start-window";
import { nothingToStart, show } from "../faces";
import { goBack } from "../ui/go-back";

test.each([
  ["new=12", true],
  ["account=3", false],
])("at an address with ?%s Back leaves it by itself: %s", (address, isLeft) => {
  const close = jest.fn();
  show(
    <SearchParamsContext value={new URLSearchParams(address)}>
      <StartWindow starting={{ ...nothingToStart, close }} told={null} isAdmin={false} />
    </SearchParamsContext>,
  );
  expect(goBack()).toBe(isLeft);
  expect(close).toHaveBeenCalledTimes(isLeft ? 0 : 1);
});

test("where it is closed, no step is left that asks for it again", async () => {
  const steps = window.history.length;
  window.history.replaceState(null, "", "/dialogs?new=12&account=3");
  const close = jest.fn(() => expect(location.href).toMatch(/\/dialogs\?account=3$/));
  show(
    <SearchParamsContext value={new URLSearchParams(location.search)}>
      <StartWindow starting={{ ...nothingToStart, close }} told={null} isAdmin={false} />
    </SearchParamsContext>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(close).toHaveBeenCalledTimes(1);
  expect(window.history).toHaveLength(steps);
});
