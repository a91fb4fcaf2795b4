import { render, screen } from "@testing-library/react";
import { FirstStepsPage } from "@/components/settings/first-steps-page";
import { inSettings } from "./support";

const all = {
  named: true,
  connected: true,
  heard: true,
  written: true,
  answered: true,
  colleague: true,
};

test("once all is done the first steps lead on to Dialogs, and can be scrolled with the keyboard", () => {
  render(inSettings(<FirstStepsPage steps={all} />, {}));
  expect(screen.getByRole("heading", { name: "All done" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Open Dialogs" })).toHaveAttribute(
    "href",
    "/dialogs",
  );
});

test("until then the next step has the view's button, and nothing leads past it", () => {
  render(inSettings(<FirstStepsPage steps={{ ...all, colleague: false }} />, {}));
  expect(screen.queryByRole("link", { name: "Open Dialogs" })).not.toBeInTheDocument();
  expect(screen.getByText("5 of 6 done")).toBeVisible();
});
