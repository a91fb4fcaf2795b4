import type { Page } from "@playwright/test";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

const ines = { phone: "+447700900561", profileName: "Inês Duarte" };

const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** One right after the other: a sequence that takes a second is none. */
const press = (page: Page, keys: string) =>
  Promise.all([...keys].map((key) => page.keyboard.press(key)));

const ringOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);

test("whoever goes to another room by its keys begins at its heading, around which no ring is drawn", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/patients");
  await press(page, "gs");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(await ringOf(page)).toBe("none");
  await press(page, "gd");
  await expect(heading(page, "Dialogs")).toBeFocused();
  await press(page, "gp");
  await expect(heading(page, "Patients")).toBeFocused();
  expect(await ringOf(page)).toBe("none");
});

test("whoever goes to their own page by the account menu begins at its heading, and stays at the menu when there", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/patients");
  const account = page.getByRole("button", { name: /^Account menu/ });
  const own = page.getByRole("link", { name: "Password and sessions" });
  await account.press("Enter");
  await own.press("Enter");
  await expect(heading(page, "Your account")).toBeFocused();
  expect(await ringOf(page)).toBe("none");
  await account.press("Enter");
  await own.press("Enter");
  await expect(own).toHaveCount(0);
  await expect(account).toBeFocused();
});

test("whoever opens a record to print begins at its heading, and goes back to the patient's", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await connectClinic(page);
  await standin.write(ines, "Is there a ramp?");
  await page.goto("/patients");
  await page.getByRole("link", { name: ines.profileName, exact: true }).press("Enter");
  await page.getByRole("button", { name: "More" }).press("Enter");
  await page.getByRole("menuitem", { name: "Export", exact: true }).press("Enter");
  await expect(heading(page, `Record of ${ines.profileName}`)).toBeFocused();
  expect(await ringOf(page)).toBe("none");
  await page.getByRole("link", { name: "Back to the record" }).press("Enter");
  await expect(heading(page, ines.profileName)).toBeFocused();
});

test("whoever comes to a dialog begins at its heading, and out of it at the list's", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await connectClinic(page);
  await standin.write(ines, "Is there a ramp?");
  await page.goto("/patients");
  await page.getByRole("link", { name: ines.profileName, exact: true }).press("Enter");
  await expect(heading(page, ines.profileName)).toBeVisible();
  const words = page.getByRole("link", { name: "Open dialog" }).first();
  await words.press("Enter");
  await expect(
    page.getByRole("heading", { level: 2, name: ines.profileName }).first(),
  ).toBeFocused();
  await press(page, "gd");
  await expect(heading(page, "Dialogs")).toBeFocused();
});
