import type { Page } from "@playwright/test";
import { expectNoViolations, lookAs } from "./support/accessible";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";
import { invite, ownWord, somebody } from "./support/somebody";
import type { Patient } from "./support/standin-client";

const list = (page: Page) => page.getByRole("list", { name: "Dialogs" });
const thread = (page: Page) => page.getByRole("log", { name: "Messages" });
const box = (page: Page) => page.getByRole("textbox", { name: "Message" });
const row = (page: Page, { profileName }: Patient) =>
  list(page).getByRole("listitem").filter({ hasText: profileName });

test("Dana sees Tomas come to a dialog and write in it, and gives it to him", async ({
  page,
  signIn,
  anotherBrowser,
  standin,
}) => {
  // Two browsers, one of them somebody's first day.
  test.slow();
  await signIn(page);
  await connectClinic(page);
  const his = await anotherBrowser();
  const word = ownWord();
  const tomas = `Tomas ${word}`;
  await signIn(his, await invite(page, his, tomas));
  const lena = somebody("Lena");
  await standin.write(lena, "Is there a place on Friday?");
  await page.goto("/dialogs");
  await row(page, lena).getByRole("link").click();
  await expect(thread(page)).toContainText("Is there a place on Friday?");
  await expect(page).toHaveURL(/\/dialogs\/\d+/);
  await his.goto(new URL(page.url()).pathname);
  await expect(his.getByText("Live", { exact: true })).toBeVisible();
  await expect(page.getByText("Tomas is here")).toBeVisible();
  await expect(row(page, lena)).toContainText(`${tomas} is here`);
  await box(his).pressSequentially("There is");
  await expect(page.getByText("Tomas is replying")).toBeVisible();

  await page.getByRole("heading", { name: lena.profileName, level: 2 }).focus();
  await page.keyboard.press("a");
  await page.getByRole("combobox", { name: "Find a colleague" }).fill(`tomas ${word}`);
  await expect(page.getByRole("option", { name: tomas })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(his.getByRole("button", { name: `Assigned to ${tomas}` })).toBeVisible();
  await expect(thread(his)).toContainText(`assigned this dialog to ${tomas}`);

  await page.setViewportSize({ width: 360, height: 740 });
  const head = page.getByRole("heading", { name: lena.profileName, level: 2 });
  const number = head.locator("xpath=..").getByText("+44 7700");
  expect(await number.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 720 });
  await his.goto("/patients");
  await expect(page.getByText(/Tomas is/)).toBeHidden();
});

test("on a phone a dialog that nobody has is assigned by its menu, beneath the head that says which account answers", async ({
  page,
  signIn,
  standin,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page);
  await connectClinic(page);
  const lena = somebody("Lena");
  await standin.write(lena, "Is there a place on Monday?");
  await page.goto("/dialogs");
  await row(page, lena).getByRole("link").click();
  await page.getByRole("button", { name: "Dialog settings" }).click();
  await page.getByRole("menuitem", { name: "Assign" }).click();
  const choice = page.getByRole("dialog", { name: "Assign to" });
  await expect(choice.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  const gear = page.getByRole("button", { name: "Dialog settings" });
  await expect(gear).toBeFocused();
  await gear.click();
  await page.getByRole("menuitem", { name: "Assign" }).click();
  expect((await choice.boundingBox())?.y).toBeGreaterThan(40);
  await choice.getByRole("option", { name: /\(me\)$/ }).click();
  await expect(page.getByRole("button", { name: /^Assigned to / })).toBeVisible();
  const head = page.getByRole("heading", { name: lena.profileName, level: 2 });
  const number = head.locator("xpath=..").getByText("+44 7700");
  expect(await number.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
});

test("with the keyboard alone Dana finds a dialog, answers and closes it, and hides names", async ({
  page,
  signIn,
  standin,
}) => {
  test.slow();
  await signIn(page);
  await connectClinic(page);
  const omar = somebody("Omar");
  await standin.write(omar, "I lost my appointment card");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/\/patients/);
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(row(page, omar)).toBeVisible();
  await page.keyboard.press("j");
  await expect(
    page.getByRole("heading", { name: omar.profileName, level: 2 }),
  ).toBeFocused();
  await page.keyboard.press("r");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("We print you a new one. j k e");
  await page.keyboard.press("Control+Shift+Enter");
  await expect(
    page.getByText(/^Closed by .+, \w+ \d+ \w+ \d{4}, \d\d:\d\d$/),
  ).toBeVisible();
  await page.keyboard.press("e");
  await expect(box(page)).toBeVisible();
  await page.keyboard.press("r");
  await page.keyboard.press("Escape");
  await expect(thread(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/dialogs$/);
  await expect(row(page, omar).getByRole("link")).toBeFocused();

  await page.keyboard.press("Shift+?");
  const overlay = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(overlay).toContainText("Close or reopen the dialog");
  for (const colorScheme of ["light", "dark"] as const) {
    await lookAs(page, colorScheme);
    await expectNoViolations(page);
  }
  await page.keyboard.press("Escape");
  await expect(overlay).toBeHidden();

  await page.keyboard.press("h");
  await expect(page.getByText("Discreet mode.")).toBeVisible();
  await page.reload();
  const name = row(page, omar).locator("[data-private]", {
    hasText: omar.profileName,
  });
  await expect(name).toHaveCSS("color", "rgba(0, 0, 0, 0)");
  const picture = row(page, omar).locator("[data-private][aria-hidden]");
  await expect(picture).toHaveCSS("background-image", "none");
  await page.keyboard.press("h");
  await expect(name).not.toHaveCSS("color", "rgba(0, 0, 0, 0)");
});

test("what Dana writes without a network is kept, sent once when it is back, and what came meanwhile is there", async ({
  page,
  context,
  signIn,
  standin,
  expectComplaint,
}) => {
  test.slow();
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  const omar = somebody("Omar");
  await signIn(page);
  await connectClinic(page);
  await standin.write(omar, "I lost my appointment card");
  await page.goto("/dialogs");
  await row(page, omar).getByRole("link").click();
  await expect(thread(page)).toContainText("appointment card");
  await context.setOffline(true);
  await expect(page.getByText(/No connection since/)).toBeVisible();
  await box(page).fill("Written without a network");
  await box(page).press("Enter");
  await expect(page.getByText("Kept here, tried again until it is sent")).toBeVisible();
  await standin.write(omar, "Said meanwhile");
  await context.setOffline(false);
  await expect(page.getByText(/No connection since/)).toBeHidden({ timeout: 15_000 });
  await expect(thread(page)).toContainText("Said meanwhile");
  await page.getByRole("button", { name: "Send anyway" }).click();
  await expect(page.getByText("Kept here, tried again until it is sent")).toBeHidden();
  const sent = () => standin.conversation(omar);
  await expect
    .poll(
      async () =>
        (await sent()).filter(({ text }) => text === "Written without a network").length,
    )
    .toBe(1);
  await expect(thread(page).getByText("Written without a network")).toHaveCount(1);
});
