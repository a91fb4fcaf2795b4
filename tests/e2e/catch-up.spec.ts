import { playRounds } from "@/tests/chaos/screen/play-rounds";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";
import { withDatabase } from "./threats/support/scene";

test("a screen whose live socket is cut while eight patients write shows what the database holds within two seconds of its return", async ({
  browser,
}) => {
  test.setTimeout(60_000);
  const { caughtUp } = await playRounds(browser, { rounds: 3, changes: 16 });
  expect(caughtUp).toHaveLength(3);
  expect(caughtUp).not.toContain(null);
});

test("a screen that was away while ninety patients wrote has the newest at its top, all others below, and its open thread with what came into it", async ({
  page,
  signIn,
  standin,
  allowComplaint,
}) => {
  test.setTimeout(90_000);
  allowComplaint(/ERR_INTERNET_DISCONNECTED/);
  const patients = Array.from({ length: 90 }, (_, at) => ({
    phone: `+34612005${String(at).padStart(3, "0")}`,
    profileName: `Away ${String(at).padStart(2, "0")}`,
  }));
  const [first] = patients;
  if (!first) throw new Error("Nobody wrote.");
  await signIn(page);
  await connectClinic(page);
  await standin.write(first, "Before you left");
  await page.goto("/dialogs");
  const rows = page.getByRole("list", { name: "Dialogs" }).getByRole("listitem");
  const row = (name: string) => rows.filter({ hasText: name });
  // By its address: rows keep their places under a pointer and where the focus is.
  await page.goto((await row("Away 00").getByRole("link").getAttribute("href")) ?? "");
  const thread = page.getByRole("log", { name: "Messages" });
  await expect(thread).toContainText("Before you left");
  await page.context().setOffline(true);
  for (const patient of patients) await standin.write(patient, "While you were away");
  await page.context().setOffline(false);
  await expect(thread).toContainText("While you were away");
  await expect(rows.first()).toContainText("Away 89");
  for (const { profileName } of patients.toReversed()) {
    await expect(row(profileName)).toHaveCount(1);
    await row(profileName).scrollIntoViewIfNeeded();
  }
  await expect(thread).toContainText("Before you left");
  await nobodyWaits();
});

/** The tests after this one begin in a clinic with a list as short as any. */
const nobodyWaits = () =>
  withDatabase((client) =>
    client.query(
      `update dialogs set unanswered_since = null, cleared_inbound = inbound_count
       from contacts where contacts.id = contact_id and contacts.name like 'Away %'`,
    ),
  );
