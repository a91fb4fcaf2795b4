import { expect, test } from "@/tests/e2e/support/fixtures";
const maria = { phone: "+447700900955", profileName: "Maria Try" };
test("staff sign in and see the portal", async ({ page, signIn, anotherBrowser, standin }) => {
  await signIn(page);
  const other = await anotherBrowser();
  await other.goto("/sign-in");
  await expect(other.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect(await standin.conversation(maria)).toEqual([]);
});
test("an error printed by a page fails the test", async ({ page, signIn }) => {
  test.fail();
  await signIn(page);
  await page.evaluate(() => console.error("a printed error"));
});
test("another host has no address", async ({ page }) => {
  test.fail();
  await page.goto("/sign-in");
  await page.evaluate(() => fetch("https://example.com/", { mode: "no-cors" }).catch(() => 0));
});
