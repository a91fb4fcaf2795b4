import type { Page } from "@playwright/test";

/** A screen in a state: where it stands, and what is done there before the picture is taken. */
export type Shot = { name: string; path: string; prepare?(page: Page): Promise<void> };

/** The screens of the product, with the demo's people in them. */
export const shots: Shot[] = [
  { name: "list", path: "/dialogs" },
  { name: "thread", path: "/dialogs", prepare: openDialogOf("Ruth Okafor") },
  { name: "right-to-left", path: "/dialogs", prepare: openDialogOf("Yousef Haddad") },
  { name: "not-delivered", path: "/dialogs", prepare: openDialogOf("Kenji Morita") },
  { name: "images", path: "/dialogs", prepare: openDialogOf("Noor van Dael") },
  { name: "window-closed", path: "/dialogs", prepare: openDialogOf("Aylin Demir") },
  { name: "gear", path: "/dialogs", prepare: openGear },
  { name: "search", path: "/dialogs?q=school" },
  { name: "nothing-found", path: "/dialogs?q=xylophone" },
  { name: "closed-chats", path: "/dialogs?tab=closed" },
  { name: "touches", path: "/patients", prepare: openRecordOf("Ruth Okafor") },
  { name: "patients", path: "/patients" },
  { name: "import", path: "/patients/import" },
  { name: "follow-ups", path: "/patients/follow-ups" },
  { name: "twilio", path: "/settings/messaging/twilio" },
  { name: "instagram", path: "/settings/messaging/instagram" },
  { name: "add-instagram", path: "/settings/messaging/instagram?add=account" },
  { name: "health", path: "/settings/health" },
  { name: "hours", path: "/settings/hours" },
  { name: "templates", path: "/settings/templates" },
  { name: "replies", path: "/settings/replies" },
  { name: "staff", path: "/settings/staff" },
  { name: "sounds", path: "/settings/sounds" },
  { name: "audit", path: "/settings/audit" },
  { name: "retention", path: "/settings/retention" },
  { name: "first-steps", path: "/settings/start" },
  { name: "account", path: "/account" },
];

function openDialogOf(name: string) {
  return async (page: Page) => {
    const row = page.getByRole("list", { name: "Dialogs" }).getByText(name).first();
    await row.click();
    await page.getByRole("log", { name: "Messages" }).waitFor();
  };
}

async function openGear(page: Page) {
  await openDialogOf("Elena Marchetti")(page);
  await page.getByRole("button", { name: "Dialog settings" }).click();
  await page.getByRole("menuitem", { name: "View Patient Touches" }).waitFor();
}

function openRecordOf(name: string) {
  return async (page: Page) => {
    await page.getByRole("link", { name }).first().click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  };
}
