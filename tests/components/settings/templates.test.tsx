import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { TemplateSettings } from "@/components/settings/templates/template-settings";
import type { RefreshAnswer, TemplateShelf } from "@/lib/templates/types";
import templates from "@/messages/en/templates.json";
import { faults, northgate, show } from "@/tests/components/faces";

const clock = { now: Date.UTC(2026, 10, 27, 12), zone: "Europe/London" };
const unreachable = {
  credentialId: 1,
  accounts: [northgate],
  templates: [],
  fetchedAt: null,
  failure: "unreachable" as const,
};

const open = (
  shelf: Partial<TemplateShelf>,
  refresh: () => Promise<RefreshAnswer> = async () => ({ ok: true }),
) =>
  show(
    <TemplateSettings
      shelves={[{ ...unreachable, ...shelf }]}
      without={[]}
      clock={clock}
      refresh={refresh}
    />,
  );

test("where Twilio has never answered, nothing is said of what it lists or listed", async () => {
  const { container } = open({});
  expect(screen.getByRole("alert")).toHaveTextContent(/^Twilio did not answer\.$/);
  expect(screen.queryByText(templates.none)).not.toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
});

test("where it has answered before, that is what is shown", () => {
  open({ fetchedAt: new Date(clock.now - 3_600_000).toISOString() });
  expect(screen.getByRole("alert")).toHaveTextContent(
    "Twilio did not answer. What was fetched before is shown.",
  );
  expect(screen.getByText(templates.none)).toBeVisible();
});

test("whoever fetches them anew hears why that was refused, which is not always Twilio's doing, and that it was done", async () => {
  const answers: RefreshAnswer[] = [
    { ok: false, reason: "tooMany" },
    { ok: false, reason: "unauthorised" },
    { ok: true },
  ];
  open({ failure: null }, async () => answers.shift() ?? Promise.reject(new Error()));
  const refresh = screen.getByRole("button", { name: "Refresh" });
  const hears = async (words: RegExp, role: string) => {
    await userEvent.click(refresh);
    expect(await screen.findByText(words)).toHaveRole(role);
  };
  await hears(/^You asked for a lot at once/, "alert");
  await hears(/^Twilio refused the Account SID/, "alert");
  await hears(/^The templates were fetched/, "status");
  expect(screen.queryByRole("alert")).toBeNull();
  await hears(/^That did not work/, "alert");
});

test("where no account has any, a sender is what is missing, and the way to it stands there", () => {
  show(<TemplateSettings shelves={[]} without={[]} clock={clock} refresh={jest.fn()} />);
  expect(screen.getByText("No WhatsApp sender is connected")).toBeVisible();
  expect(screen.getByRole("link", { name: "Connect a WhatsApp sender" })).toHaveAttribute(
    "href",
    "/settings/messaging/twilio",
  );
});
