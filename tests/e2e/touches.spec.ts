import type { Page } from "@playwright/test";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

const iris = { phone: "+447700900431", profileName: "Iris Falk" };

const row = (page: Page) => page.getByRole("link", { name: /Iris Falk/ });
const thread = (page: Page) => page.getByRole("log", { name: "Messages" });

async function fromGear(page: Page, item: string) {
  await page.getByRole("button", { name: "Dialog settings" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test.describe.configure({ mode: "serial" });

test("a touch from the gear menu cites Iris's message; a colleague sees it in thread and timeline", async ({
  page,
  anotherBrowser,
  signIn,
  standin,
}) => {
  const colleague = await anotherBrowser();
  await signIn(page);
  await connectClinic(page);
  await standin.write(iris, "Can I move Tuesday to Thursday?");
  await signIn(colleague);
  for (const screen of [page, colleague]) {
    await screen.goto("/dialogs");
    await row(screen).first().click();
    await expect(thread(screen)).toContainText("Can I move Tuesday");
  }
  await fromGear(page, "Create New Touch");
  const form = page.getByRole("dialog", { name: "Create New Touch" });
  await expect(form).toContainText("Can I move Tuesday to Thursday?");
  await form.getByRole("textbox", { name: "What happened" }).fill("Moved to Thursday.");
  await form.getByRole("combobox", { name: "Outcome" }).selectOption("Visit to be moved");
  await form.getByRole("radio", { name: "In a week" }).check();
  await form.getByRole("button", { name: "Create touch" }).click();
  const said = /recorded a touch with Iris Falk: Message, incoming: Visit to be moved/;
  for (const screen of [page, colleague])
    await expect(thread(screen)).toContainText(said);
  await fromGear(colleague, "View Patient Touches");
  await expect(colleague).toHaveURL(/touches=/);
  const card = colleague.getByRole("article", { name: /Message, incoming/ });
  await expect(card).toContainText("Moved to Thursday.");
  await expect(card).toContainText("Can I move Tuesday to Thursday?");
  await colleague.goBack();
  await expect(card).toHaveCount(0);
});

test("what is open of a message can be reached, though its line paints nothing beyond itself", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/dialogs");
  await row(page).first().click();
  const line = thread(page)
    .getByRole("listitem")
    .filter({ hasText: "Can I move Tuesday" });
  await line.hover();
  await line.getByRole("button", { name: "What to do with this message" }).click();
  for (const name of ["Create touch from this message", "Copy the text"])
    await page.getByRole("menuitem", { name }).click({ trial: true });
  await page.keyboard.press("Escape");
  await line.getByRole("button", { name: /^\d\d:\d\d/ }).click();
  await page.getByRole("button", { name: "Create touch" }).click({ trial: true });
});

test("an edit keeps the earlier text, and a follow-up that is done leaves the list", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/patients");
  await page.getByRole("link", { name: /Follow-ups/ }).click();
  const promised = page.getByRole("listitem").filter({ hasText: "Iris Falk" });
  await promised.getByRole("link", { name: "Iris Falk" }).click();
  await page.getByRole("button", { name: "What to do with this touch" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const form = page.getByRole("dialog", { name: "Edit touch" });
  await form.getByRole("textbox", { name: "What happened" }).fill("Moved to Friday.");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
  const card = page.getByRole("article", { name: /Message, incoming/ });
  await expect(card).toContainText("Moved to Friday.");
  await card.getByRole("button", { name: "Show the earlier text" }).click();
  await expect(page.getByRole("dialog")).toContainText("Moved to Thursday.");
  await page.keyboard.press("Escape");
  await page.goto("/patients/follow-ups");
  await promised.getByRole("button", { name: "Done" }).click();
  await expect(promised).toHaveCount(0);
});

test("a touch that is recorded on the patient's page shows beside an open dialog and in its timeline, as does one that is made there", async ({
  page,
  anotherBrowser,
  signIn,
}) => {
  const colleague = await anotherBrowser();
  await signIn(page);
  await signIn(colleague);
  await page.goto("/dialogs");
  await row(page).first().click();
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details).toContainText("Recent touches");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("Shift+T");
  await recordCall(page, "Rang her before.");
  await expect(details).toContainText("Rang her before.");
  await fromGear(page, "View Patient Touches");
  await colleague.goto("/patients?q=Iris");
  await colleague.getByRole("link", { name: "Iris Falk", exact: true }).click();
  await colleague.getByRole("button", { name: "Create New Touch" }).click();
  await recordCall(colleague, "Rang her again.");
  await expect(page.getByRole("article", { name: /^Call/ }).first()).toContainText(
    "Rang her again.",
  );
  await page.goBack();
  await expect(details).toContainText("Rang her again.");
});

async function recordCall(page: Page, words: string) {
  const form = page.getByRole("dialog", { name: "Create New Touch" });
  await form.getByRole("radio", { name: "Call" }).check();
  await form.getByRole("textbox", { name: "What happened" }).fill(words);
  await form.getByRole("button", { name: "Create touch" }).click();
  await expect(form).toBeHidden();
}
