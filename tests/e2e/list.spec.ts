import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/accessible";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";
import { gate } from "./support/gate";

const nadia = { phone: "+447700900161", profileName: "Nadia Rahman" };
const otto = { phone: "+447700900162", profileName: "Otto Lind" };

const list = (page: Page) => page.getByRole("list", { name: "Dialogs" });
const row = (page: Page, name: string) =>
  list(page).getByRole("listitem").filter({ hasText: name });
const chip = (page: Page, name: RegExp) => page.getByRole("link", { name });

async function countOn(page: Page, name: RegExp): Promise<number> {
  return Number((await chip(page, name).textContent())?.match(/\d+$/)?.[0]);
}

test.describe.configure({ mode: "serial" });

test("who waits is counted and listed live, and no longer once nobody needs to answer", async ({
  page,
  anotherBrowser,
  signIn,
  standin,
}) => {
  await signIn(page);
  await connectClinic(page);
  await page.goto("/dialogs");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const before = await countOn(page, /^Unanswered/);
  await chip(page, /^Unanswered/).click();
  await expect(page).toHaveURL(/unanswered=1/);
  await standin.write(nadia, "Is the clinic open on Monday?");
  await expect(row(page, "Nadia Rahman")).toBeVisible();
  await expect(chip(page, /^Unanswered/)).toHaveText(`Unanswered ${before + 1}`);

  const colleague = await anotherBrowser();
  await signIn(colleague);
  await colleague.goto("/dialogs");
  await row(colleague, "Nadia Rahman").getByRole("link").click({ button: "right" });
  await colleague.getByRole("menuitem", { name: "No answer needed" }).click();
  await expect(row(page, "Nadia Rahman")).toHaveCount(0);
  await expect(chip(page, /^Unanswered/)).toHaveText(`Unanswered ${before}`);
});

test("on a phone, who scrolls the list before the page is awake stays there", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  for (let index = 0; index < 10; index += 1) {
    const caller = { phone: `+4477009002${30 + index}`, profileName: `Caller ${index}` };
    await standin.write(caller, "Are you open today?");
  }
  await page.setViewportSize({ width: 360, height: 640 });
  const wakes = gate();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await wakes.opened;
    await route.continue();
  });
  const awake = page.goto("/dialogs");
  await expect(row(page, "Caller 9")).toBeVisible();
  const scroller = list(page).locator("xpath=..");
  await scroller.evaluate((element) => {
    element.scrollTop = 240;
  });
  wakes.open();
  await awake;
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(240);
  await row(page, "Caller 5").getByRole("link").click();
  await expect(page.getByRole("log", { name: "Messages" })).toContainText("open today");
  await page.goBack();
  await expect(row(page, "Caller 5")).toBeVisible();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(240);
});

test("by keyboard alone a dialog is closed from its row, and the closing is taken back", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await page.goto("/dialogs");
  await standin.write(otto, "See you then");
  await expect(row(page, "Otto Lind")).toBeVisible();
  await row(page, "Otto Lind").getByRole("link").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("menuitem", { name: "Close Dialog" }).press("Enter");
  await expect(row(page, "Otto Lind")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(row(page, "Otto Lind")).toBeVisible();
});

test("Escape leads step by step from what was found back to the whole list", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await standin.write(otto, "My umbrella is still with you");
  await page.goto("/dialogs");
  await page.keyboard.press("/");
  await page.keyboard.type("umbrella");
  const found = page.getByRole("region", { name: /^Messages/ });
  const hit = found.getByRole("link", { name: /umbrella/ });
  await expect(hit).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log").getByText("My umbrella")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(hit).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(row(page, "Otto Lind")).toBeVisible();
});

test("Chinese letters, whose list of files no page waits for, are drawn in the product's own type", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await standin.write(
    { phone: "+447700900163", profileName: "李伟" },
    "你好，我想预约。 안녕하세요",
  );
  await page.goto("/dialogs");
  await expect(row(page, "李伟")).toBeVisible();
  const drawnIn = () =>
    page.evaluate(() =>
      [...document.fonts]
        .filter(({ status }) => status === "loaded")
        .map(({ family }) => family.replaceAll('"', "")),
    );
  // The letters that both write, those that China alone writes, and Hangul.
  for (const script of ["JP", "SC", "KR"])
    await expect.poll(drawnIn).toContain(`Noto Sans ${script} Variable`);
});

test("of a pasted page its beginning is looked for: the address, the field and what is found agree", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const looked = "word ".repeat(40).trim();
  const pasted = "word ".repeat(900);
  for (const path of ["/dialogs", "/patients"]) {
    await page.goto(`${path}?${new URLSearchParams({ q: pasted })}`);
    await expect(page.getByRole("searchbox").first()).toHaveValue(looked);
    expect(new URL(page.url()).searchParams.get("q")).toBe(looked);
  }
});

test("all three counts are in sight however large they are", async ({ page, signIn }) => {
  await signIn(page);
  for (const width of [1440, 1024, 768, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/dialogs");
    const marks = page.getByRole("link", { name: /^(Unanswered|Unread|Undelivered)/ });
    await expect(marks).toHaveCount(3);
    const hidden = await marks.evaluateAll((chips) => {
      const counts = chips.map(({ lastElementChild }) => lastElementChild);
      for (const count of counts) if (count) count.textContent = "9.9k";
      const right = (of: Element | null | undefined) =>
        of?.getBoundingClientRect().right ?? Number.POSITIVE_INFINITY;
      return counts.filter(
        (count) =>
          right(count) > right(count?.parentElement) ||
          right(count) > right(chips[0]?.parentElement),
      ).length;
    });
    expect(hidden).toBe(0);
  }
});

test("a name that is read from the right stands beside its picture, as all names do", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  const names = ["محمد العلي", "Nils Berg"];
  for (const [at, profileName] of names.entries())
    await standin.write({ phone: `+44770090016${at + 7}`, profileName }, "Hello");
  await page.goto("/dialogs");
  const starts = names.map(async (name) => {
    const shown = row(page, name).getByText(name, { exact: true });
    return Math.round((await shown.boundingBox())?.x ?? 0);
  });
  const [fromRight, fromLeft] = await Promise.all(starts);
  expect(fromRight).toBe(fromLeft);
  const shown = row(page, "محمد العلي").getByText("محمد العلي", { exact: true });
  expect((await shown.boundingBox())?.width).toBeLessThan(150);
});
