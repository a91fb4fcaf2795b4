import type { Page } from "@playwright/test";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";
import { invite, somebody } from "./support/somebody";

/** Somebody comes back to a tab: without a window no browser says so. */
async function returnTo(page: Page) {
  await page.bringToFront();
  await page.evaluate(() => void window.dispatchEvent(new Event("focus")));
}

test("an admin invites a colleague for one account; deactivated, she is out at her next step", async ({
  page,
  signIn,
  anotherBrowser,
  expectComplaint,
}) => {
  // Settings are not there for her, and her open screen asks once more after she is out.
  expectComplaint(/404/);
  expectComplaint(/401/);
  await signIn(page);
  await page.goto("/settings/staff");
  await page.getByRole("button", { name: "Invite" }).click();
  const form = page.getByRole("form", { name: "Invite a member of staff" });
  await form.getByLabel("Name").fill("Mira Sol");
  await form.getByLabel("Email").fill("mira.sol@northgate.example");
  await form.getByRole("button", { name: "Invite" }).click();
  const link = await page.getByRole("dialog").locator("code").textContent();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: /Mira Sol/ })).toContainText("Invited");

  const hers = await anotherBrowser();
  await hers.goto(new URL(link ?? "").pathname);
  await hers.getByLabel("New password").fill("seven oak trees");
  await hers.getByRole("button", { name: "Save password" }).click();
  await expect(hers.getByText("Your password is set.")).toBeVisible();
  const mira = { email: "mira.sol@northgate.example", password: "seven oak trees" };
  await signIn(hers, mira);
  await hers.goto("/settings/staff");
  await expect(
    hers.getByText("There is nothing here, or it is not yours to see."),
  ).toBeVisible();
  await hers.goto("/dialogs");
  await expect(hers.getByRole("searchbox", { name: "Search" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "More for Mira Sol" }).click();
  await page.getByRole("menuitem", { name: "Deactivate" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("row", { name: /Mira Sol/ })).toContainText("Deactivated");
  // Her open screen is told, leaves by itself, and says why.
  await expect(hers).toHaveURL(/\/sign-in/, { timeout: 10_000 });
  await expect(hers.getByText("Your session has ended.")).toBeVisible();
});

test("whoever signs in where a colleague has left a screen open is not taken for them at that screen", async ({
  page,
  context,
  signIn,
  anotherBrowser,
  allowComplaint,
}) => {
  // Two browsers, one of them somebody's first day.
  test.slow();
  // The screen that was left may ask before it hears of it.
  allowComplaint(/401/);
  await signIn(page);
  const tomas = await invite(page, await anotherBrowser(), "Tomas Reyk");
  await page.goto("/dialogs");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const records = await context.newPage();
  await records.goto("/patients");
  const other = await context.newPage();
  await other.goto("/dialogs");
  await other.getByRole("button", { name: /^Account menu/ }).click();
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(other, tomas);
  for (const left of [page, records]) {
    const menu = (name: string) =>
      left.getByRole("button", { name: `Account menu: ${name}` });
    await expect(menu("Tomas Reyk")).toBeVisible();
    await expect(menu("Dana Whitlock")).toHaveCount(0);
  }
});

test("whose session is ended elsewhere while they write keeps every word, and sends it once they have signed in again", async ({
  page,
  context,
  signIn,
  anotherBrowser,
  standin,
  expectComplaint,
  allowComplaint,
}) => {
  test.slow();
  expectComplaint(/401/);
  // What is being written is not kept by the server in this minute.
  allowComplaint(/ERR_FAILED/);
  const drafts = "**/api/dialogs/*/draft";
  await signIn(page);
  await connectClinic(page);
  const ana = somebody("Ana");
  await standin.write(ana, "Where is the entrance?");
  await page.goto("/dialogs");
  await page.getByRole("link", { name: ana.profileName }).first().click();
  await page.route(drafts, (route) => route.abort());
  const words = page.getByRole("textbox", { name: "Message" });
  await words.pressSequentially("In Mill Road");
  const other = await anotherBrowser();
  await signIn(other);
  await other.goto("/account");
  await other.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(other).toHaveURL(/\/sign-in/);
  await expect(page.getByText("Your session has ended.")).toBeVisible();
  await words.pressSequentially(", beside the bakery");
  const again = await context.newPage();
  await signIn(again);
  await page.unroute(drafts);
  await returnTo(page);
  await expect(page.getByText("Your session has ended.")).toHaveCount(0);
  await expect(words).toHaveValue("In Mill Road, beside the bakery");
  await words.press("Enter");
  await expect(page.getByRole("log", { name: "Messages" })).toContainText(
    "In Mill Road, beside the bakery",
  );
  await expect(words).toHaveValue("");
});
