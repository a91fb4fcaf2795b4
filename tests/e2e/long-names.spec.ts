import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

/** As somebody might call themselves on WhatsApp: a hundred letters without a space. */
const long = { phone: "+447700900187", profileName: "Bartholomew".repeat(9) };

const short = { phone: "+447700900188", profileName: "Bo Li" };

test.use({ viewport: { width: 360, height: 740 } });

test("on a phone a long name leaves the account in sight, and the time of what a touch cites, and a printed record's page no wider", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await connectClinic(page);
  await standin.write(long, "Is my card on file?");
  await page.goto("/dialogs");
  await page.getByRole("link", { name: /^BartholomewBartholomew/ }).click();
  const messages = page.getByRole("log");
  await expect(messages.getByText("Is my card on file?")).toBeVisible();
  const heads = messages.getByText("BartholomewBartholomew");
  await expect(heads).toBeVisible();
  const account = heads.locator("xpath=..").locator("[title]");
  await expect(account).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "Dialog settings" }).click();
  await page.getByRole("menuitem", { name: "Create New Touch" }).click();
  const cited = page.getByRole("dialog").getByRole("blockquote").getByRole("time");
  await cited.scrollIntoViewIfNeeded();
  await expect(cited).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");

  await standin.write(short, "Is mine?");
  await page.goto("/dialogs");
  await page.getByRole("link", { name: /^Bo Li/ }).click();
  await expect(messages.getByText("Is mine?")).toBeVisible();
  const handle = messages.getByText("+44 7700").first();
  expect(await handle.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);

  await page.goto("/patients?q=Bartholomew");
  await page.getByRole("link", { name: /^BartholomewBartholomew/ }).click();
  await expect(page).toHaveURL(/\/patients\/\d+/);
  await page.goto(`${new URL(page.url()).pathname}/export`);
  await expect(page.getByRole("heading", { name: /^Record of/ })).toBeVisible();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBe(0);
});

test("on a tablet an open dialog says whose it is and as whom one replies, and nobody of the staff leaves their card", async ({
  page,
  signIn,
  standin,
}) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await signIn(page);
  await connectClinic(page);
  await standin.write(short, "Is mine?");
  await page.goto("/dialogs");
  await page.getByRole("link", { name: /^Bo Li/ }).click();
  const isWhole = (one: Element) => one.scrollWidth <= one.clientWidth;
  const head = page.getByRole("heading", { name: "Bo Li" });
  await expect(head).toBeVisible();
  expect(await head.evaluate(isWhole)).toBe(true);
  const replying = page.getByText("Replying as").locator("xpath=..");
  expect(await replying.evaluate(isWhole)).toBe(true);
  for (const width of [768, 1024, 1200]) {
    await page.setViewportSize({ width, height: 1024 });
    await page.goto("/settings/staff");
    const actions = page.getByRole("cell").getByRole("button");
    await expect(actions.first()).toBeVisible();
    const outside = await actions.evaluateAll((buttons) =>
      buttons.filter((button) => {
        const table = button.closest("table")?.getBoundingClientRect();
        return button.getBoundingClientRect().right > (table?.right ?? 0);
      }),
    );
    expect(outside).toEqual([]);
  }
});

test("whoever signed in, and the address they came from, stand whole in the audit log and among the staff", async ({
  page,
  signIn,
}) => {
  const address = "2001:db8:85a3:8d3:1319:8a2e:370:7348";
  await page.setExtraHTTPHeaders({ "x-forwarded-for": address });
  await signIn(page);
  const cut = (cells: Element[]) =>
    cells
      .flatMap((cell) => [cell, ...cell.querySelectorAll("span")])
      .filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0)
      .map((one) => one.textContent);
  for (const width of [360, 768, 1024, 1440]) {
    await page.setViewportSize({ width, height: 1024 });
    await page.goto("/settings/audit");
    const line = page.getByRole("row").filter({ hasText: address }).first();
    await expect(line).toBeVisible();
    expect(await line.getByRole("cell").evaluateAll(cut)).toEqual([]);
    await page.goto("/settings/staff");
    const names = page.getByRole("rowheader");
    await expect(names.first()).toBeVisible();
    expect(await names.evaluateAll(cut)).toEqual([]);
  }
});
