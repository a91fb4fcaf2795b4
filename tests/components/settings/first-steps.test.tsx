import { render, screen } from "@testing-library/react";
import { FirstStepsPage } from "@/components/settings/first-steps-page";
import type { FirstSteps } from "@/lib/accounts/types/first-steps";
import { inSettings } from "./support";

const all: FirstSteps = {
  named: true,
  connected: true,
  channel: "whatsapp",
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

test("the addresses that a provider posts to are shown where the account that is connected has them", () => {
  const steps = { ...all, heard: false };
  const addresses = () => screen.getByRole("link", { name: "Show addresses" });
  const { unmount } = render(inSettings(<FirstStepsPage steps={steps} />, {}));
  expect(addresses()).toHaveAttribute("href", "/settings/messaging/twilio");
  unmount();
  render(inSettings(<FirstStepsPage steps={{ ...steps, channel: "instagram" }} />, {}));
  expect(addresses()).toHaveAttribute("href", "/settings/messaging/instagram");
});
