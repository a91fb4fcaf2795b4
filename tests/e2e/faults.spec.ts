import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./support/accessible";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";
import { somebody } from "./support/somebody";
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

test("the way to a page that takes its time says so until that page is there", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const menu = page.getByRole("navigation", { name: "Main Menu" });
  await takesItsTime(page, menu.getByRole("link", { name: "Patients" }), "Patients");
  const followUps = page.getByRole("link", { name: "Follow-ups" });
  await takesItsTime(page, followUps, "Follow-ups");
});

/** Goes a way whose page is held back for a while. */
async function takesItsTime(page: Page, way: Locator, title: string) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/[?&]_rsc=/, async (route) => {
    await held;
    await route.continue();
  });
  await expect(way).toHaveCSS("opacity", "1");
  await way.click();
  await expect(way).toHaveCSS("opacity", "0.5");
  release();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.locator("a", { has: page.locator("[data-going]") })).toHaveCount(0);
  await expect(page.locator("a[aria-busy]")).toHaveCount(0);
  await page.unrouteAll();
}

test("what is opened without a network is opened once it is back, with no reload, and all around it stays", async ({
  page,
  signIn,
  standin,
  allowComplaint,
}) => {
  allowComplaint(/ERR_FAILED|A script did not come/);
  await signIn(page);
  await connectClinic(page);
  const maria = somebody("Maria");
  await standin.write(maria, "Could Tuesday be moved?");
  let isAway = true;
  const first = await (await page.request.get("/dialogs")).text();
  await page.route("**/_next/static/**/*.js*", (route) =>
    isAway && !first.includes(new URL(route.request().url()).pathname)
      ? route.abort()
      : route.continue(),
  );
  await page.goto("/dialogs");
  const start = page.getByRole("button", { name: "Start a dialog" });
  await start.click();
  await expect(page.getByText(/^Something here did not load/)).toBeVisible();
  await page.getByRole("link", { name: maria.profileName }).click();
  await expect(page.getByText("The dialog did not load")).toBeVisible();
  isAway = false;
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("log", { name: "Messages" })).toContainText(
    "Could Tuesday be moved?",
  );
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: "Start a dialog" })).toBeVisible();
});
