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
