import { expectNoViolations } from "./support/accessible";
import { expect, test } from "./support/fixtures";
import { withDatabase } from "./threats/support/scene";

test("a page that does not load leaves the portal around it, says what the log calls it, and is tried again", async ({
  page,
  signIn,
  allowComplaint,
}) => {
  // Of the one who comes before anything was sent, and of the one who comes after.
  allowComplaint(/status of 500|React error #441/);
  await signIn(page);
  const rename = (from: string, to: string) =>
    withDatabase((rows) => rows.query(`alter table ${from} rename to ${to}`));
  await rename("canned_replies", "away");
  try {
    await page.goto("/settings/replies");
    await expect(
      page.getByRole("heading", { name: "This page did not load" }),
    ).toBeVisible();
    await expect(page.getByText(/^Reference/)).toHaveText(/: \d+$/);
    await expect(page.getByRole("navigation", { name: "Main Menu" })).toBeVisible();
    await expectNoViolations(page);
  } finally {
    await rename("away", "canned_replies");
  }
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Canned replies" })).toBeVisible();
});
