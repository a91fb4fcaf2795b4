import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { clinic, readWorld } from "./support/clinic";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

const { twilio, instagram } = clinic;
const tokens = [twilio.authToken, instagram.personal.token, instagram.business.token];

const pages = [
  "/dialogs",
  "/settings/messaging/twilio",
  "/settings/messaging/instagram",
  "/settings/health",
  "/settings/templates",
  "/settings/staff",
  "/settings/audit",
];

test("a token that was typed comes back in no answer, page, live event or line of the log", async ({
  page,
  signIn,
}) => {
  test.setTimeout(90_000);
  const heard = listen(page);
  await signIn(page);
  await connectClinic(page);
  await refuse(page);
  for (const path of pages) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    heard.add(await page.content());
  }
  heard.add(await (await page.request.get("/api/audit/export")).text());
  heard.add(await readFile(readWorld().log, "utf8"));
  const said = await heard.everything();
  expect(said.length).toBeGreaterThan(20);
  // The last four of each are shown on purpose; the whole is nowhere.
  for (const token of tokens) {
    expect(said.filter((words) => words.includes(token))).toEqual([]);
  }
  expect(said.some((words) => words.includes(twilio.authToken.slice(-4)))).toBe(true);
});

/** A personal account is refused: its token was typed, checked and thrown away. */
async function refuse(page: Page) {
  await page.goto("/settings/messaging/instagram?add=account");
  const form = page.getByRole("dialog");
  await form.getByLabel("Account SID", { exact: true }).fill(instagram.personal.id);
  await form.getByLabel("Auth Token", { exact: true }).fill(instagram.personal.token);
  await form.getByLabel("Label", { exact: true }).fill("Dana");
  await form.getByRole("button", { name: "Connect" }).click();
  await expect(form.getByRole("alert").first()).toContainText("personal account");
}

/** Everything that the server says to a page: the text of its answers, and the frames of its live socket. */
function listen(page: Page) {
  const said: string[] = [];
  const underWay: Promise<void>[] = [];
  page.on("response", (response) => {
    const isText = /text|json|javascript/.test(response.headers()["content-type"] ?? "");
    if (!isText) return;
    // A redirect and an answer that was called off have no words.
    const read = response.text().then(
      (words) => void said.push(words),
      () => undefined,
    );
    underWay.push(read);
  });
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => said.push(String(payload))),
  );
  return {
    add: (words: string) => void said.push(words),
    everything: async () => {
      await Promise.all(underWay);
      return said;
    },
  };
}
