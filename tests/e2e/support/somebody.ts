import { randomInt, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { Patient } from "./standin-client";

/** A word that no other test has used, and no other round of this one. */
export const ownWord = () => randomUUID().replaceAll(/[^a-f]/g, "");

/** A patient whom no other test knows. */
export const somebody = (first: string): Patient => ({
  phone: `+44771${randomInt(1_000_000, 9_999_999)}`,
  profileName: `${first} ${ownWord()}`,
});

/** A colleague whom an administrator invites, and who chooses a password in a browser of their own. */
export async function invite(admin: Page, theirs: Page, name: string) {
  const email = `${ownWord()}@northgate.example`;
  const password = "nine maple doors";
  await admin.goto("/settings/staff");
  await admin.getByRole("button", { name: "Invite" }).click();
  const form = admin.getByRole("form", { name: "Invite a member of staff" });
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Email").fill(email);
  await form.getByRole("button", { name: "Invite" }).click();
  const link = await admin.getByRole("dialog").locator("code").textContent();
  await theirs.goto(new URL(link ?? "").pathname);
  await theirs.getByLabel("New password").fill(password);
  await theirs.getByRole("button", { name: "Save password" }).click();
  await expect(theirs.getByText("Your password is set.")).toBeVisible();
  return { email, password };
}
