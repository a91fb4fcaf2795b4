import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./support/accessible";
import { clinic } from "./support/clinic";
import { expect, test } from "./support/fixtures";

const { business, personal } = clinic.instagram;
const leila = { username: "leila.costa", name: "Leila Costa" };
const settingsPage = "/settings/messaging/instagram";

const list = (page: Page) => page.getByRole("list", { name: "Dialogs" });

test.describe.configure({ mode: "serial" });

test("a personal account is refused with the reason, and nothing is saved", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/settings/integrations/instagram");
  await expect(page).toHaveURL(settingsPage);
  const form = await openForm(page);
  await fillIn(form, { ...personal, label: "Dana" });
  await form.getByRole("button", { name: "Connect" }).click();
  const refusal = form.getByRole("alert");
  await expect(refusal).toContainText("This is a personal account");
  await expect(refusal).toContainText("business and creator accounts");
  await expect(refusal).toContainText("Nothing was saved.");
  const token = form.getByLabel("Auth Token", { exact: true });
  await expect(token).toHaveAttribute("aria-invalid", "true");
  await expect(token).toBeFocused();
  await expect(form.getByLabel("Label", { exact: true })).toHaveValue("Dana");
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("No Instagram account is connected yet.")).toBeVisible();
});

test("a business account is connected, and its message appears on a screen that was open before", async ({
  page,
  anotherBrowser,
  signIn,
  standin,
}) => {
  test.setTimeout(60_000);
  const colleague = await anotherBrowser();
  await signIn(page);
  await signIn(colleague);
  await colleague.goto("/dialogs");
  await expect(colleague.getByText("Live", { exact: true })).toBeVisible();
  await page.goto(settingsPage);
  const form = await openForm(page);
  await fillIn(form, { ...business, id: business.appScopedId, label: "Northgate Kids" });
  await form.getByText("Plum", { exact: true }).click();
  await form.getByRole("button", { name: "Connect" }).click();
  await expect(page.getByText("@northgate.kids is connected")).toBeVisible();
  await expect(page.getByText(/another name of the same account/)).toBeVisible();
  await expect(account(page)).toContainText("Connected");
  await expect(account(page)).toContainText("Qh3A");
  expect(await page.content()).not.toContain(business.token);

  await standin.writeOnInstagram(leila, "Do you see children?");
  await page.goto("/dialogs");
  await expect(list(page)).toContainText("Do you see children?");
  await expect(list(page)).toContainText("@northgate.kids");
  // The new account's live channel is not heard there yet; a screen asks by itself within half a minute.
  await expect(list(colleague)).toContainText("Do you see children?", {
    timeout: 40_000,
  });
});

test("it is edited, disconnected with its history kept, and connected again", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto(settingsPage);
  await account(page).getByRole("link", { name: "Edit" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Label", { exact: true }).fill("Kids & Teens");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(account(page)).toContainText("Kids & Teens");

  await page.getByRole("button", { name: "More for @northgate.kids" }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("Its one dialog stays readable");
  await question.getByRole("button", { name: "Disconnect" }).click();
  const kept = page.getByRole("region", { name: "Disconnected" });
  await expect(kept).toContainText("1 dialog kept");

  await page.goto("/dialogs");
  await list(page)
    .getByRole("link", { name: /Do you see children/ })
    .click();
  await expect(page.getByRole("log", { name: "Messages" })).toContainText("children");
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveCount(0);

  await page.goto(settingsPage);
  await kept.getByRole("link", { name: "Reconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reconnect" }).click();
  await expect(account(page)).toContainText("Connected");
  await expect(kept).toHaveCount(0);
});

test("a token that Instagram takes no more is told on the screens that are open", async ({
  page,
  anotherBrowser,
  signIn,
  standin,
}) => {
  const colleague = await anotherBrowser();
  await signIn(page);
  await signIn(colleague);
  await colleague.goto("/dialogs");
  await expect(colleague.getByText("Live", { exact: true })).toBeVisible();
  await page.goto(settingsPage);
  await expect(account(page)).toContainText("Connected");
  await standin.refuseInstagramToken("instagram.profile");
  await standin.writeOnInstagram({ username: "theo.marsh", name: "Theo" }, "Hello");
  await expect(account(page)).toContainText("Needs attention", { timeout: 15_000 });
  await expect(
    colleague.getByRole("region", { name: "Accounts that need attention" }),
  ).toContainText("Instagram no longer accepts its token.");

  await page.getByRole("button", { name: "More for @northgate.kids" }).click();
  await page.getByRole("menuitem", { name: "Check now" }).click();
  await expect(account(page)).toContainText("Connected");
});

for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 360]) {
    test(`the page and its form are accessible, ${theme}, ${width} px wide`, async ({
      page,
      signIn,
    }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 740 });
      await signIn(page);
      await page.goto(settingsPage);
      await expect(account(page)).toBeVisible();
      await expectNoViolations(page);
      await openForm(page);
      await expectNoViolations(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}

const account = (page: Page) => page.getByRole("row", { name: /@northgate\.kids/ });

async function openForm(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const form = page.getByRole("dialog", { name: "Add Instagram account" });
  await expect(form).toBeVisible();
  return form;
}

async function fillIn(
  form: Locator,
  typed: { id: string; token: string; label: string },
) {
  await form.getByLabel("Account SID", { exact: true }).fill(typed.id);
  await form.getByLabel("Auth Token", { exact: true }).fill(typed.token);
  await form.getByLabel("Label", { exact: true }).fill(typed.label);
}
