import { screen } from "@testing-library/react";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { show } from "@/tests/components/faces";
import { northgate } from "@/tests/unit/inbox/clinic";

const tagOf = (handle: string) =>
  show(
    <button type="button">
      <AccountTag account={{ ...northgate, handle }} />
    </button>,
  );

test("of two senders' numbers the last digits are shown, however little room there is", () => {
  tagOf("+44 7700 900100");
  expect(screen.getByText("900100")).toHaveClass("shrink-0");
  expect(screen.getByRole("button", { name: /\+44 7700 900100$/ })).toBeVisible();
});

test.each([
  ["+34 612 34 56 78", "34 56 78"],
  ["+39 347 123 4501", "123 4501"],
  ["@northgate.kids.dental", "s.dental"],
])("%s keeps its end", (handle, end) => {
  tagOf(handle);
  expect(screen.getByText(end)).toHaveClass("shrink-0");
});

test("a short name is one word", () => {
  tagOf("@northgate.kids");
  expect(screen.getByText("@northgate.kids")).toBeVisible();
});
