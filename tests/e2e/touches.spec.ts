import type { Locator, Page } from "@playwright/test";
import { connectClinic } from "./support/connect-clinic";
import { test as base, expect } from "./support/fixtures";
import { somebody } from "./support/somebody";
import type { Patient } from "./support/standin-client";

/** An administrator is signed in, and somebody whom no other test knows has written to the clinic. */
const test = base.extend<{ iris: Patient }>({
  iris: async ({ page, signIn, standin }, use) => {
    await signIn(page);
    await connectClinic(page);
    const iris = somebody("Iris");
    await standin.write(iris, "Can I move Tuesday to Thursday?");
    await use(iris);
  },
});

const row = (page: Page, { profileName }: Patient) =>
  page.getByRole("link", { name: new RegExp(profileName) });
const thread = (page: Page) => page.getByRole("log", { name: "Messages" });

async function open(page: Page, patient: Patient) {
  await page.goto("/dialogs");
  await row(page, patient).first().click();
  await expect(thread(page)).toContainText("Can I move Tuesday");
}

async function fromGear(page: Page, item: string) {
  await page.getByRole("button", { name: "Dialog settings" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Records in the open dialog that the visit is to be moved, and when that is to be followed up. */
async function record(page: Page) {
  await fromGear(page, "Create New Touch");
  const form = page.getByRole("dialog", { name: "Create New Touch" });
  await expect(form).toContainText("Can I move Tuesday to Thursday?");
  await form.getByRole("textbox", { name: "What happened" }).fill("Moved to Thursday.");
  await form.getByRole("combobox", { name: "Outcome" }).selectOption("Visit to be moved");
  await form.getByRole("radio", { name: "In a week" }).check();
  await form.getByRole("button", { name: "Create touch" }).click();
  await expect(form).toBeHidden();
}

const followUp = (page: Page, { profileName }: Patient) =>
  page.getByRole("listitem").filter({ hasText: profileName });

/** Opens the form of the touch on the patient's page, by way of the follow-ups. */
async function edit(page: Page, patient: Patient) {
  await page.goto("/patients/follow-ups");
  const { profileName: name } = patient;
  await followUp(page, patient).getByRole("link", { name }).click();
  await page.getByRole("button", { name: "What to do with this touch" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  return page.getByRole("dialog", { name: "Edit touch" });
}

/** The page as a printer gets it, from a screen that shows little of it. */
async function print(page: Page) {
  await page.setViewportSize({ width: 794, height: 240 });
  await page.emulateMedia({ media: "print" });
}

async function expectOnPaper(shown: Locator) {
  const { top, bottom, paper } = await shown.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const { scrollHeight } = document.documentElement;
    return { top: box.top + scrollY, bottom: box.bottom + scrollY, paper: scrollHeight };
  });
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(paper);
}

test("a touch from the gear menu cites Iris's message; a colleague sees it in thread and timeline", async ({
  page,
  iris,
  anotherBrowser,
  signIn,
}) => {
  const colleague = await anotherBrowser();
  await signIn(colleague);
  for (const screen of [page, colleague]) await open(screen, iris);
  await record(page);
  const said = `recorded a touch with ${iris.profileName}: Message, incoming: Visit to be moved`;
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

test("on the narrowest screen every part of a timeline stands in it, to be shown alone", async ({
  page,
  iris,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, iris);
  await fromGear(page, "View Patient Touches");
  for (const part of ["All", "Touches", "Dialogs", "Messages"])
    await expect(
      page.getByRole("button", { name: new RegExp(`^${part} \\d`) }),
    ).toBeInViewport({
      ratio: 1,
    });
});

test("a timeline that lies over a dialog is printed whole, and nothing else with it", async ({
  page,
  iris,
}) => {
  await open(page, iris);
  await fromGear(page, "View Patient Touches");
  const opened = page.getByRole("listitem").filter({ hasText: "Dialog opened" });
  await expect(opened).toBeVisible();
  await print(page);
  await expect(thread(page)).toBeHidden();
  await expectOnPaper(opened);
});

test("an open dialog is printed whole, without the names of all others beside it", async ({
  page,
  iris,
  standin,
}) => {
  const words = Array.from({ length: 9 }, (_, index) => `Line ${index}`).join("\n");
  await standin.write(iris, words);
  await standin.write(iris, "And that is all.");
  await open(page, iris);
  await expect(row(page, iris).first()).toBeVisible();
  await print(page);
  await expect(row(page, iris).first()).toBeHidden();
  await expect(
    thread(page).getByRole("button", { name: "What to do with this message" }),
  ).toHaveCount(0);
  for (const said of ["Can I move Tuesday", "And that is all."])
    await expectOnPaper(thread(page).getByText(said));
});

test("what is open of a message can be reached, though its line paints nothing beyond itself", async ({
  page,
  iris,
}) => {
  await open(page, iris);
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
  iris,
}) => {
  await open(page, iris);
  await record(page);
  const form = await edit(page, iris);
  await form.getByRole("textbox", { name: "What happened" }).fill("Moved to Friday.");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
  const card = page.getByRole("article", { name: /Message, incoming/ });
  await expect(card).toContainText("Moved to Friday.");
  await card.getByRole("button", { name: "Show the earlier text" }).click();
  await expect(page.getByRole("dialog")).toContainText("Moved to Thursday.");
  await page.keyboard.press("Escape");
  await page.goto("/patients/follow-ups");
  const promised = followUp(page, iris);
  await promised.getByRole("button", { name: "Done" }).click();
  await expect(promised).toHaveCount(0);
});

test("on a phone, whoever edits what a colleague changed meanwhile reads theirs with the keyboard on Save, which puts their own in its place", async ({
  page,
  iris,
  anotherBrowser,
  signIn,
}) => {
  await open(page, iris);
  await record(page);
  const colleague = await anotherBrowser();
  await signIn(colleague);
  await page.setViewportSize({ width: 360, height: 740 });
  const [mine, theirs] = [await edit(page, iris), await edit(colleague, iris)];
  const write = async (form: typeof mine, words: string) => {
    await form.getByRole("textbox", { name: "What happened" }).fill(words);
    await form.getByRole("radio", { name: "Choose" }).scrollIntoViewIfNeeded();
    await form.getByRole("button", { name: "Save" }).click();
  };
  await write(theirs, "She comes on Friday.");
  await expect(theirs).toBeHidden();
  await write(mine, "She comes on Monday.");
  const told = mine.getByRole("alert");
  await expect(told).toContainText("She comes on Friday.");
  await expect(told).toBeInViewport({ ratio: 1 });
  await expect(mine.getByRole("button", { name: "Save" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(mine).toBeHidden();
  const card = page.getByRole("article", { name: /Message, incoming/ });
  await expect(card).toContainText("She comes on Monday.");
  await card.getByRole("button", { name: "Show the earlier text" }).click();
  await expect(page.getByRole("dialog")).toContainText("She comes on Friday.");
});

test("a touch that is recorded on the patient's page shows beside an open dialog and in its timeline, as does one that is made there", async ({
  page,
  iris,
  anotherBrowser,
  signIn,
}) => {
  const colleague = await anotherBrowser();
  await signIn(colleague);
  await open(page, iris);
  await record(page);
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details).toContainText("Recent touches");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("Shift+T");
  await recordCall(page, "Rang her before.");
  await expect(details).toContainText("Rang her before.");
  await fromGear(page, "View Patient Touches");
  const { profileName: name } = iris;
  await colleague.goto(`/patients?q=${encodeURIComponent(name)}`);
  await colleague.getByRole("link", { name, exact: true }).click();
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
