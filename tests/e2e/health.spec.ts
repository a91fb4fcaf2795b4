import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

test.use({ viewport: { width: 360, height: 740 } });

test("on a phone one reads that the accounts could not be checked, and then that they were", async ({
  page,
  context,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  await signIn(page);
  await page.goto("/settings/health");
  const check = page.getByRole("button", { name: "Check now" });
  await context.setOffline(true);
  await check.click();
  const refusal = page.getByText(/^That did not work/);
  await expect(refusal).toHaveRole("alert");
  const wholeWords = (element: HTMLElement) =>
    element.clientWidth > 300 && element.scrollWidth === element.clientWidth;
  expect(await refusal.evaluate(wholeWords)).toBe(true);
  await context.setOffline(false);
  await check.click();
  const well = page.getByText(/^Every provider was asked/);
  await expect(well).toHaveRole("status");
  expect(await well.evaluate(wholeWords)).toBe(true);
  await expect(refusal).toHaveCount(0);
  await expect(check).toBeFocused();
});

test("on a tablet nothing that is told of an account is cut off at the edge of its card", async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await signIn(page);
  await connectClinic(page);
  await page.goto("/settings/health");
  const table = page.getByRole("table", { name: "Accounts" });
  await expect(table).toBeVisible();
  const cut = await table.evaluate((card) => {
    const { right } = card.getBoundingClientRect();
    const isCut = (one: Element) => one.getBoundingClientRect().right > right;
    return [...card.querySelectorAll("tbody *")].filter(isCut).length;
  });
  expect(cut).toBe(0);
});
