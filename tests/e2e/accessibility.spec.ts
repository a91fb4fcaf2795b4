import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/accessible";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

const ada = { phone: "+447700900321", profileName: "Ada Lind" };
const ben = { phone: "+447700900322", profileName: "Ben Lind" };

async function expectNoOverflow(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Every page that one comes to by a link, beside the inbox. */
const paths = [
  "/patients",
  "/patients/follow-ups",
  "/patients/import",
  "/account",
  "/settings/messaging/twilio",
  "/settings/messaging/instagram",
  "/settings/start",
  "/settings/hours",
  "/settings/staff",
  "/settings/staff?invite=new",
  "/settings/audit",
  "/settings/retention",
  "/settings/sounds",
  "/settings/templates",
  "/settings/replies",
];

test("whoever asks for less motion has another theme's colours at once, everywhere", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  const moving = await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
    document.body.getBoundingClientRect();
    return document.getAnimations().length;
  });
  expect(moving).toBe(0);
});

const themes = ["light", "dark"] as const;
const widths = [1440, 360] as const;

for (const theme of themes) {
  for (const width of widths) {
    test(`every screen is accessible, ${theme}, ${width} px wide`, async ({
      page,
      signIn,
      standin,
    }) => {
      // Every page of the portal in one sitting.
      test.setTimeout(240_000);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await page.goto("/sign-in");
      await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
      await expectNoViolations(page);
      await signIn(page);
      await connectClinic(page);
      await expectNoViolations(page);
      await standin.write(ada, "Hello, I am new here");
      await page.goto("/dialogs");
      await expect(page.getByRole("list", { name: "Dialogs" })).toContainText("Ada Lind");
      await expectNoViolations(page);
      await page.getByRole("link", { name: /Ada Lind/ }).click();
      await expect(page.getByRole("log", { name: "Messages" })).toContainText("new here");
      await expectNoViolations(page);
      for (const path of paths) {
        await page.goto(path);
        // A window that opens by itself hides the page behind it.
        const heading = page.getByRole("heading", { level: 1, includeHidden: true });
        await expect(heading.first()).toBeVisible();
        await expectNoViolations(page);
        await expectNoOverflow(page);
      }
    });
  }
}

test("for who set larger letters in the browser all of the screen grows, and rows stay apart", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await connectClinic(page);
  await standin.write(ada, "Hello, I am new here");
  await standin.write(ben, "And so am I");
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await page.goto("/dialogs");
  const rows = page.getByRole("list", { name: "Dialogs" }).getByRole("listitem");
  const [first, second] = [rows.nth(0), rows.nth(1)];
  await expect(first).toContainText("Ben Lind");
  await expect(first.getByText("Ben Lind")).toHaveCSS("font-size", "28px");
  const [above, below] = [await first.boundingBox(), await second.boundingBox()];
  expect(above?.height).toBe(160);
  expect(below?.y).toBe((above?.y ?? 0) + 160);
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await first.getByRole("link").click();
  const name = page.getByRole("heading", { name: "Ben Lind", level: 2 });
  await expect(name).toBeVisible();
  for (const said of [
    name,
    name.locator("xpath=..").getByText("+44 7700", { exact: true }),
    page.locator("fieldset").locator("xpath=..").getByText("+44 7700", { exact: true }),
  ])
    expect(await said.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  for (const path of [
    "/patients",
    "/account",
    "/settings/messaging/twilio",
    "/settings/hours",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await sidewaysIn(page), path).toEqual([]);
  }
});

/** What would have to be scrolled from side to side to be read. */
const sidewaysIn = (page: Page) =>
  page.locator("main *").evaluateAll((all) =>
    all
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX))
      .map(({ className }) => className),
  );

test("in a system's own colours one sees the icons, which page one is on and what is chosen", async ({
  page,
  signIn,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await signIn(page);
  const rail = page.getByRole("navigation", { name: "Main" });
  const here = rail.getByRole("link", { name: "Dialogs" });
  await expect(here).toHaveAttribute("aria-current", "page");
  await expect(here).toHaveCSS("outline-style", "dashed");
  await expect(rail.getByRole("link", { name: "Patients" })).toHaveCSS(
    "outline-style",
    "none",
  );
  // An icon is cut out of a colour: it must be another than the page's.
  const icon = here.locator(".icon").first();
  await expect(icon).toHaveCSS("mask-image", /svg/);
  await expect(icon).not.toHaveCSS("background-color", await groundOf(page));
  // Nor does it leave a tile the ground by which one tells that it is chosen.
  await page.getByRole("button", { name: /^Account menu/ }).click();
  const tile = (name: string) =>
    page.locator("label", { has: page.getByRole("radio", { name }) });
  await expect(tile("System")).toHaveCSS("outline-style", "dashed");
  await expect(tile("Dark")).toHaveCSS("outline-style", "none");
});

test("whoever goes through a menu by keys sees the ring around where they are, whoever points does not", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await connectClinic(page);
  await page.goto("/dialogs");
  await page.getByRole("button", { name: "Filter" }).focus();
  await page.keyboard.press("Enter");
  const first = page.getByRole("menuitemradio").first();
  await expect(first).toBeFocused();
  await expect(first).toHaveCSS("outline", "rgb(27, 111, 208) solid 2px");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Filter" }).click();
  await first.hover();
  await expect(first).toBeFocused();
  await expect(first).toHaveCSS("outline-style", "none");
  // In a system's own colours an item has no ground: the ring stays, where the pointer rests as well.
  await page.emulateMedia({ forcedColors: "active" });
  await page.keyboard.press("ArrowDown");
  await expect(first).not.toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(first).toBeFocused();
  await expect(first).toHaveCSS("outline-style", "solid");
});

test("a person who is not there is told of within the page, which stays one", async ({
  page,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/404/);
  await signIn(page);
  await page.goto("/patients/999999");
  await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
  await expect(page.getByRole("main")).toHaveCount(1);
  await expectNoViolations(page);
});

test("on paper words are dark, also from a dark screen", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/sign-in");
  const heading = page.getByRole("heading", { level: 1 });
  const dark = await heading.evaluate((shown) => getComputedStyle(shown).color);
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await expect(heading).not.toHaveCSS("color", dark);
  await expect(heading).toHaveCSS("color", "rgb(23, 33, 30)");
});

const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
