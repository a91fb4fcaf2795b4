import { readWorld } from "./support/clinic";
import { expect, test } from "./support/fixtures";

const sender = {
  accountSid: "ACb1c2d3e4f5061728394a5b6c7d8e9f01",
  authToken: "0123456789abcdef0123456789abcdef",
  number: "+447700900177",
};

test("a new sender is refused in words while Twilio does not agree, and connected once it does", async ({
  page,
  signIn,
}) => {
  test.setTimeout(60_000);
  await signIn(page);
  await page.goto("/settings/messaging/twilio?add=sender");
  const save = page.getByRole("button", { name: "Save and verify" });
  const token = page.getByLabel("Auth Token", { exact: true });
  await page.getByLabel("Account SID", { exact: true }).fill(sender.accountSid);
  await token.fill(sender.authToken);
  await page.getByLabel("Sender Number", { exact: true }).fill(sender.number);
  await page.getByLabel("Label", { exact: true }).fill("Northgate West");
  await save.click();
  await expect(token).toHaveAccessibleDescription(/Twilio refuses this Account SID/);

  const { accountSid, authToken, number } = sender;
  const friendlyName = "Northgate West";
  await tell("twilio/accounts", { accountSid, authToken, friendlyName });
  const west = { accountSid, number, name: friendlyName };
  await tell("twilio/senders", { ...west, status: "OFFLINE" });
  await save.click();
  const field = page.getByLabel("Sender Number", { exact: true });
  await expect(field).toHaveAccessibleDescription(/not online|offline/i);

  await tell("twilio/senders", { ...west, status: "ONLINE" });
  await save.click();
  await expect(page.getByText("Northgate West is connected")).toBeVisible();
  await expect(page.getByText("+44 7700 900177").first()).toBeVisible();
});

async function tell(path: string, body: object) {
  const answer = await fetch(`${readWorld().standinUrl}/_standin/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
}
