import type { Page } from "@playwright/test";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

const nora = { phone: "+447700900641", profileName: "Nora Lindqvist" };
const emil = { phone: "+447700900642", profileName: "Emil Sandberg" };

/** What a page asks the server's JSON routes, numbers and queries left out. */
function askedBy(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith("/api/")) return;
    asked.push(`${request.method()} ${pathname.replace(/\d+/g, "1")}`);
  });
  return asked;
}

/** Nobody asks for anything more: what is asked by the clock is not counted. */
const settled = (page: Page) => page.waitForTimeout(3_000);

test("a dialog that is opened asks for its thread and its Details once, and tells once who is there and what was seen", async ({
  page,
  signIn,
  standin,
}) => {
  test.slow();
  await signIn(page);
  await connectClinic(page);
  await standin.write(emil, "Are you open on Saturday?");
  await standin.write(nora, "I would like to come on Monday.");
  await page.goto("/dialogs");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const row = (name: string) =>
    page
      .getByRole("list", { name: "Dialogs" })
      .getByRole("listitem")
      .filter({ hasText: name })
      .getByRole("link")
      .first();
  await row(emil.profileName).click();
  await expect(page.getByRole("log", { name: "Messages" })).toContainText("Saturday");
  await settled(page);
  const asked = askedBy(page);
  const byTheClock = "GET /api/dialogs/presence";
  await row(nora.profileName).click();
  await expect(page.getByRole("log", { name: "Messages" })).toContainText("Monday");
  await expect(page.getByText("Recent touches")).toBeVisible();
  await settled(page);
  expect(asked.filter((each) => each !== byTheClock).sort()).toEqual([
    "GET /api/dialogs/1",
    "GET /api/dialogs/1/details",
    "GET /api/dialogs/changes",
    "POST /api/dialogs/1/seen",
    "POST /api/dialogs/presence",
  ]);
  asked.length = 0;
  await row(emil.profileName).click();
  await expect(page.getByRole("log", { name: "Messages" })).toContainText("Saturday");
  await settled(page);
  expect(asked.filter((each) => each !== byTheClock).sort()).toEqual([
    "GET /api/dialogs/1",
    "GET /api/dialogs/1/details",
    "POST /api/dialogs/presence",
  ]);
});
