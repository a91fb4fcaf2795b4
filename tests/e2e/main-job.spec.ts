import type { Page } from "@playwright/test";
import { clinic } from "./support/clinic";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

const maria = { phone: "+447700900123", profileName: "Maria Gómez" };
const jonas = { phone: "+447700900124", profileName: "Jonas Weber" };

const list = (page: Page) => page.getByRole("list", { name: "Dialogs" });
const thread = (page: Page) => page.getByRole("log", { name: "Messages" });
const row = (page: Page, name: string) =>
  list(page).getByRole("listitem").filter({ hasText: name });

test.describe.configure({ mode: "serial" });

test("a stranger is led to sign in, and a wrong password is refused in one sentence", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/401/);
  await page.goto("/dialogs?tab=closed");
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByRole("textbox", { name: "Email" }).fill(clinic.admin.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
});

test("whose browser keeps no cookies is told so at the sign-in", async ({ page }) => {
  await page.route("**/api/auth/csrf", async (route) => {
    const response = await route.fetch();
    await page.context().clearCookies();
    const { "set-cookie": _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(clinic.admin.email);
  await page.getByLabel("Password", { exact: true }).fill(clinic.admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This browser keeps no cookies")).toBeVisible();
});

test("an administrator connects the clinic's number, and the token is never shown again", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await connectClinic(page);
  await page.reload();
  await expect(page.getByText("Northgate Clinic").first()).toBeVisible();
  expect(await page.content()).not.toContain(clinic.twilio.authToken);
});

test("Maria's message appears without a reload, the answer leaves, its ticks climb to read", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await page.goto("/dialogs");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await standin.write(maria, "May I come on Tuesday?");
  await expect(row(page, "Maria Gómez")).toContainText("May I come on Tuesday?");
  await expect(row(page, "Maria Gómez")).toContainText("+44 7700 900100");
  await row(page, "Maria Gómez").getByRole("link").click();
  await expect(thread(page)).toContainText("May I come on Tuesday?");
  await page.getByRole("textbox", { name: "Message" }).fill("Tuesday at ten suits us.");
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
  await expect(thread(page)).toContainText("Tuesday at ten suits us.");
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("");
  await expect(thread(page).getByLabel("Read", { exact: true })).toBeVisible();
  const phone = await standin.conversation(maria);
  expect(phone.at(-1)).toMatchObject({ text: "Tuesday at ten suits us." });
});

test("closing moves the dialog on every open screen, and Maria's next words bring it back", async ({
  page,
  anotherBrowser,
  signIn,
  standin,
}) => {
  const colleague = await anotherBrowser();
  await signIn(page);
  await signIn(colleague);
  for (const screen of [page, colleague]) {
    await screen.goto("/dialogs");
    await expect(screen.getByText("Live", { exact: true })).toBeVisible();
  }
  await row(page, "Maria Gómez").getByRole("link").click();
  await page.getByRole("button", { name: "Dialog settings" }).click();
  await page.getByRole("menuitem", { name: "Close Dialog" }).click();
  await expect(row(colleague, "Maria Gómez")).toHaveCount(0);
  await expect(row(page, "Maria Gómez")).toHaveCount(0);
  await colleague.getByRole("link", { name: /^Closed Chats/ }).click();
  await expect(row(colleague, "Maria Gómez")).toBeVisible();
  await standin.write(maria, "One more thing");
  await expect(row(page, "Maria Gómez")).toContainText("One more thing");
  await expect(row(colleague, "Maria Gómez")).toHaveCount(0);
});

test("a dialog reopened by hand is active again", async ({ page, signIn, standin }) => {
  await standin.write(jonas, "Is my prescription ready?");
  await signIn(page);
  await page.goto("/dialogs");
  await row(page, "Jonas Weber").getByRole("link").click();
  await page.getByRole("button", { name: "Dialog settings" }).click();
  await page.getByRole("menuitem", { name: "Close Dialog" }).click();
  await page.getByRole("link", { name: /^Closed Chats/ }).click();
  await row(page, "Jonas Weber").getByRole("link").click();
  await page.getByRole("button", { name: "Dialog settings" }).click();
  await page.getByRole("menuitem", { name: "Reopen Dialog" }).click();
  await page.getByRole("link", { name: /^Active Chats/ }).click();
  await expect(row(page, "Jonas Weber")).toBeVisible();
});

test("the search box finds Maria by her name without its accent", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/dialogs");
  await page.getByRole("searchbox", { name: "Search" }).fill("gomez");
  await page.getByRole("searchbox", { name: "Search" }).press("Enter");
  await expect(page).toHaveURL(/q=gomez/);
  await expect(
    list(page)
      .getByRole("link", { name: /Maria Gómez/ })
      .first(),
  ).toBeVisible();
  await expect(list(page)).not.toContainText("Jonas Weber");
});

test("what came while the browser was offline is there on return", async ({
  page,
  context,
  signIn,
  standin,
  allowComplaint,
}) => {
  allowComplaint(/ERR_INTERNET_DISCONNECTED/);
  await signIn(page);
  await page.goto("/dialogs");
  await row(page, "Jonas Weber").getByRole("link").click();
  await expect(thread(page)).toContainText("Is my prescription ready?");
  await context.setOffline(true);
  await standin.write(jonas, "Written while you were away");
  await context.setOffline(false);
  await expect(thread(page)).toContainText("Written while you were away");
});

test("signing out ends the session for good", async ({
  page,
  context,
  signIn,
  allowComplaint,
}) => {
  // Who is being signed out may ask once more, and Chromium prints that it was told 401.
  allowComplaint(/401/);
  await signIn(page);
  await page.goto("/patients");
  const cookies = await context.cookies();
  await page.getByRole("button", { name: /account/i }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(cookies);
  await page.goto("/dialogs");
  await expect(page).toHaveURL(/\/sign-in/);
});
