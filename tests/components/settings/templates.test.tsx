import { screen } from "@testing-library/react";
import { TemplateSettings } from "@/components/settings/templates/template-settings";
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

const open = (shelf: Partial<Parameters<typeof TemplateSettings>[0]["shelves"][0]>) =>
  show(
    <TemplateSettings
      shelves={[{ ...unreachable, ...shelf }]}
      without={[]}
      clock={clock}
      refresh={async () => ({ ok: true })}
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
