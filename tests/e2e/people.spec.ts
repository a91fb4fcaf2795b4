import type { Page } from "@playwright/test";
import { importFile } from "@/tests/support/import-file";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

const yousef = { phone: "+447700900536", profileName: "Yousef" };

test.describe.configure({ mode: "serial" });

const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
const record = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** A step that the page stops never comes to an end. */
const pressBack = (page: Page) => page.goBack({ timeout: 1_500 }).catch(() => null);

async function enterPatient(page: Page, name: string, phone: string) {
  await page.goto("/patients");
  await page.getByRole("button", { name: "Add patient" }).click();
  const form = page.getByRole("dialog", { name: "New patient" });
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("textbox", { name: "Phone" }).fill(phone);
  await form.getByRole("button", { name: "Add patient" }).click();
}

async function addPatient(page: Page, name: string, phone: string) {
  await enterPatient(page, name, phone);
  await expect(record(page, name)).toBeVisible();
}

test("a stranger who writes is a lead, is linked to the patient with that phone, and brings the history along", async ({
  page,
  signIn,
  standin,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page);
  await connectClinic(page);
  await addPatient(page, "Yousef Haddad", "07700 900536");
  await standin.write(yousef, "Is there a car park?");
  await page.goto("/dialogs");
  await page.getByRole("link", { name: /Is there a car park/ }).click();
  await expect(details(page).getByText("Lead", { exact: true })).toBeVisible();
  await details(page).getByRole("button", { name: "Link to Yousef Haddad" }).click();
  await expect(
    details(page).getByRole("heading", { name: "Yousef Haddad" }),
  ).toBeVisible();
  await expect(page.getByRole("list", { name: "Dialogs" })).toContainText(
    "Yousef Haddad",
  );
  await details(page).getByRole("link", { name: "Open record" }).click();
  await expect(record(page, "Yousef Haddad")).toBeVisible();
  await expect(page.getByText("Is there a car park?")).toBeVisible();
});

test("whoever opens a patient by keyboard, and goes back, begins at the heading", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/patients");
  await page.getByRole("link", { name: "Yousef Haddad", exact: true }).press("Enter");
  await expect(record(page, "Yousef Haddad")).toBeFocused();
  await page.getByRole("link", { name: "Back to patients" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Patients", level: 1 })).toBeFocused();
});

test("the key of the search leads from a record to the patients', and from Settings and one's own account to the one of Dialogs", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/patients");
  await page.getByRole("link", { name: "Yousef Haddad", exact: true }).click();
  await expect(record(page, "Yousef Haddad")).toBeVisible();
  await page.keyboard.press("/");
  await expect(page).toHaveURL("/patients");
  await expect(page.getByRole("searchbox")).toBeFocused();
  for (const path of ["/settings/hours", "/account"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page).toHaveURL("/dialogs");
    await expect(page.getByRole("searchbox")).toBeFocused();
  }
});

test("where the list stands by last contact, each width tells it of everybody once", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/patients?order=recent");
  const row = page.getByRole("row", { name: /Yousef Haddad/ });
  for (const width of [360, 768, 1000, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(row.locator("time").filter({ visible: true })).toHaveCount(1);
  }
});

test("on a phone and a tablet, a lead's name stands whole beside what can be done", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  const profileName = "Wilhelmina Featherstone";
  await standin.write({ phone: "+447700900537", profileName }, "Are you open?");
  await page.goto("/patients");
  await page.getByRole("link", { name: profileName, exact: true }).click();
  const name = record(page, profileName);
  for (const width of [360, 768]) {
    await page.setViewportSize({ width, height: 740 });
    await expect(name).toBeVisible();
    expect(
      await name.evaluate(
        (box) =>
          box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth,
      ),
    ).toBe(true);
  }
});

test("on a phone, the name of the import stands whole beside what can be done with the file", async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page);
  await page.goto("/patients/import");
  const buffer = Buffer.from("Name,Phone\nOtto Berg,07700 900118\n");
  const file = { name: "patients.csv", mimeType: "text/csv", buffer };
  await page.getByLabel(/Choose a CSV file/).setInputFiles(file);
  await expect(page.getByRole("button", { name: "Choose another file" })).toBeVisible();
  await expect(page.getByText("1 line, ")).toBeVisible();
  const name = record(page, "Import CSV");
  expect(await name.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
});

test("a decided line of an import is asked about before Back or a link leaves it", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await addPatient(page, "Iryna Koval", "+380 67 123 45 09");
  await page.getByRole("link", { name: "Back to patients" }).click();
  await page.getByRole("link", { name: "Import CSV" }).click();
  const buffer = Buffer.from("Name,Phone\nZelda Quux,+380671234509\n");
  const file = { name: "patients.csv", mimeType: "text/csv", buffer };
  await page.getByLabel(/Choose a CSV file/).setInputFiles(file);
  await page.getByLabel("What happens with line 2").selectOption({ index: 1 });
  const question = page.getByRole("alertdialog", { name: "Leave this page?" });
  await page.getByRole("link", { name: "Dialogs" }).click();
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(page).toHaveURL(/\/patients\/import$/);
  await pressBack(page);
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(/\/patients$/);
});

test("Back asks before it takes away a window in which somebody typed", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/dialogs");
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByRole("button", { name: "Add patient" }).click();
  const form = page.getByRole("dialog", { name: "New patient" });
  await form.getByRole("textbox", { name: "Name" }).pressSequentially("Otto");
  await pressBack(page);
  await page.getByRole("button", { name: "Keep editing" }).click();
  await expect(form.getByRole("textbox", { name: "Name" })).toHaveValue("Otto");
  await expect(page).toHaveURL(/\/patients$/);
});

test("a merge is undone from the record, and both stand apart again", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await addPatient(page, "Ada Okafor", "07700 900417");
  await enterPatient(page, "Ada Okafer", "07700 900417");
  await page.getByRole("button", { name: "Add anyway" }).click();
  await expect(record(page, "Ada Okafer")).toBeVisible();
  await page.getByRole("button", { name: "Merge with Ada Okafor" }).click();
  const asked = page.getByRole("dialog", { name: "Merge two records" });
  await asked.getByRole("radio", { name: /Ada Okafor/ }).check();
  await asked.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(record(page, "Ada Okafor")).toBeVisible();
  await page.getByRole("button", { name: "Undo the merge of Ada Okafer" }).click();
  await expect(page.getByRole("button", { name: "Merge with Ada Okafer" })).toBeVisible();
  await page.goto("/patients?q=Okafer");
  await expect(page.getByRole("rowheader", { name: /Ada Okafer/ })).toBeVisible();
});

test("a file of 400 lines, 40 of them faulty, is imported once however often it is chosen", async ({
  page,
  signIn,
}) => {
  const rows = importFile(400).map(
    ({ name, phones, bornOn }) => `${name};${phones[0] ?? ""};${bornOn}`,
  );
  const buffer = Buffer.from(["Name;Phone;Date of birth", ...rows].join("\r\n"));
  const file = { name: "patients.csv", mimeType: "text/csv", buffer };
  await signIn(page);
  await page.goto("/patients/import");
  await page.getByLabel(/Choose a CSV file/).setInputFiles(file);
  await page.getByRole("button", { name: "Import 360 lines" }).click();
  await expect(page.getByText("360 people added")).toBeVisible();
  await expect(page.getByText("40 lines left out")).toBeVisible();
  await page.getByRole("button", { name: "Choose another file" }).click();
  await page.getByLabel(/Choose a CSV file/).setInputFiles(file);
  await expect(page.getByText("Known, nothing new")).toBeVisible();
  await expect(page.getByText("360", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
});
