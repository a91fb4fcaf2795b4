import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { type Browser, chromium, type Page } from "@playwright/test";
import { clinic, type World } from "@/tests/e2e/support/clinic";
import { connectClinic } from "@/tests/e2e/support/connect-clinic";
import { signTwilio } from "@/tests/support/standin/twilio/sign";

/**
 * How long a patient's words take from the webhook's POST to the text in an open browser, on this machine, beside
 * the answer times of the webhook and of an empty route of the same server in the same run.
 */
const rounds = 100;
const patient = "+447700900777";

type Figures = { screen: number[]; webhook: number[]; empty: number[] };

const { world, end } = await openWorld();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  report(await measure(world, browser));
} finally {
  await browser.close();
  await end();
}

async function measure({ appUrl }: World, browser: Browser): Promise<Figures> {
  const page = await openInbox(appUrl, browser);
  await post(appUrl, "the first words");
  await page.getByRole("link", { name: /Bench Patient/ }).click();
  await page
    .getByRole("log", { name: "Messages" })
    .getByText("the first words")
    .waitFor();
  const figures: Figures = { screen: [], webhook: [], empty: [] };
  for (let round = 0; round < rounds; round += 1) {
    figures.empty.push(await timed(() => fetch(`${appUrl}/api/health`)));
    const words = `round ${round} of the bench`;
    const appears = appearance(page, words);
    const postedAt = Date.now();
    figures.webhook.push(await timed(() => post(appUrl, words)));
    figures.screen.push((await appears) - postedAt);
  }
  return figures;
}

async function openInbox(appUrl: string, browser: Browser): Promise<Page> {
  const page = await browser.newPage({ baseURL: appUrl });
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Email" }).fill(clinic.admin.email);
  await page.getByLabel("Password", { exact: true }).fill(clinic.admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Main Menu" }).waitFor();
  await connectClinic(page);
  await page.goto("/dialogs");
  await page.getByText("Live", { exact: true }).waitFor();
  return page;
}

/** When the words stand in the open thread, by the machine's clock, which browser and script share. */
async function appearance(page: Page, words: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const log = document.querySelector("[role=log]");
        const watcher = new MutationObserver(() => {
          if (!log?.textContent?.includes(text)) return;
          watcher.disconnect();
          requestAnimationFrame(() => resolve(Date.now()));
        });
        if (log)
          watcher.observe(log, { childList: true, subtree: true, characterData: true });
      }),
    words,
  );
}

async function post(appUrl: string, text: string): Promise<Response> {
  const sid = `SM${randomBytes(16).toString("hex")}`;
  const { accountSid, authToken, number } = clinic.twilio;
  const params = {
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    AccountSid: accountSid,
    From: `whatsapp:${patient}`,
    To: `whatsapp:${number}`,
    Body: text,
    NumMedia: "0",
    ProfileName: "Bench Patient",
    SmsStatus: "received",
    ApiVersion: "2010-04-01",
  };
  const url = `${appUrl}/api/webhooks/twilio/inbound`;
  const response = await fetch(url, {
    method: "POST",
    headers: { "x-twilio-signature": signTwilio(authToken, { url, params }) },
    body: new URLSearchParams(params),
  });
  if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
  return response;
}

async function timed(work: () => Promise<Response>): Promise<number> {
  const begun = performance.now();
  await (await work()).text();
  return performance.now() - begun;
}

function report(figures: Figures) {
  const lines = [
    ["empty route (/api/health)", figures.empty],
    ["webhook answered", figures.webhook],
    ["text in the open browser", figures.screen],
  ] as const;
  const base = median(figures.empty);
  process.stdout.write(
    `\n${rounds} messages, milliseconds: median · p95 · ratio to the empty route\n`,
  );
  for (const [name, times] of lines) {
    const ratio = (median(times) / base).toFixed(1);
    const figure = `${median(times).toFixed(1)} · ${quantile(times, 0.95).toFixed(1)} · ${ratio}×`;
    process.stdout.write(`  ${name.padEnd(28)}${figure}\n`);
  }
}

function median(times: number[]): number {
  return quantile(times, 0.5);
}

function quantile(times: number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function openWorld() {
  const child = fork("tests/e2e/support/world.ts", {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    detached: true,
  });
  const world = await new Promise<World>((resolve, reject) => {
    child.once("message", (said: { world?: World; failure?: string }) =>
      said.world ? resolve(said.world) : reject(new Error(said.failure)),
    );
    child.once("exit", () => reject(new Error("The application did not start.")));
  });
  const end = () =>
    new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.disconnect();
    });
  return { world, end };
}
