import { playRounds } from "@/tests/chaos/screen/play-rounds";
import { expect, test } from "./support/fixtures";

test("a screen whose live socket is cut while eight patients write shows what the database holds within two seconds of its return", async ({
  browser,
}) => {
  test.setTimeout(60_000);
  const { caughtUp } = await playRounds(browser, { rounds: 3, changes: 16 });
  expect(caughtUp).toHaveLength(3);
  expect(caughtUp).not.toContain(null);
});
