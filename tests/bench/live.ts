import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { BrowserContext, Page } from "@playwright/test";
import { type House, supervise } from "@/scripts/steps/supervise";
import { closeDoors } from "@/scripts/steps/surroundings";
import { connectClinic } from "@/tests/e2e/support/connect-clinic";
import { type Measured, printBars, quantile } from "./stage/bars";
import { openBrowser, openInbox, signedIn } from "./stage/browser";
import { addListeners, hearingOf } from "./stage/listeners";
import { openWorld } from "./stage/open-world";
import { writeAsPatient } from "./stage/write-as-patient";

/**
 * How long a patient's words take from the webhook's POST to the text in two open browsers, at ten messages a second,
 * alone and with a hundred listeners beside them: `npm run bench:live`, shorter with `-- --quick`. Fails where a bar
 * is missed.
 */
const { values } = parseArgs({ options: { quick: { type: "boolean" } } });
const messages = values.quick ? 60 : 300;
const everyMs = 100;
const listeners = 100;
const screenMs = 150;
const patient = { name: "Bench Patient", phone: "+447700900777" };

await supervise(async (house) => {
  closeDoors();
  const { appUrl } = await openWorld(house);
  const browser = await openBrowser(house);
  const contexts = [await signedIn(browser, appUrl), await signedIn(browser, appUrl)];
  const [context] = contexts;
  if (!context) throw new Error("There is no browser.");
  await connect(context);
  const title = `${messages} messages, ${1000 / everyMs} a second, 2 browsers`;
  const measured = measure(house, { appUrl, contexts });
  return (await printBars(title, measured)) ? 0 : 1;
});

async function connect(context: BrowserContext) {
  const page = await context.newPage();
  await connectClinic(page);
  await page.close();
}

type Stage = { appUrl: string; contexts: BrowserContext[] };

async function* measure(
  house: House,
  { appUrl, contexts }: Stage,
): AsyncGenerator<Measured> {
  await writeAsPatient(appUrl, patient, "the first words");
  const pages = await Promise.all(contexts.map(openDialog));
  yield { name: "an empty route (yardstick)", values: await emptyRoute(appUrl) };
  const alone = await arrivals(appUrl, pages, "alone");
  yield { name: "webhook answered", values: alone.webhook };
  yield { name: "text in both browsers", values: alone.screen, bar: screenMs };
  const heard = await listen(house, { appUrl, contexts });
  // A page behind the one that was closed may draw nothing.
  for (const page of pages) await page.bringToFront();
  const beside = await arrivals(appUrl, pages, "beside");
  yield { name: `webhook answered, ${listeners} listeners`, values: beside.webhook };
  yield {
    name: `text in both browsers, ${listeners} listeners`,
    values: beside.screen,
    bar: Math.round(2 * quantile(alone.screen, 0.95)),
  };
  yield {
    name: "events that a listener missed which another heard",
    values: [Math.max(...heard()) - Math.min(...heard())],
    unit: "",
    bar: 0,
  };
}

async function openDialog(context: BrowserContext): Promise<Page> {
  const page = await openInbox(context);
  await page.getByRole("link", { name: patient.name }).click();
  const log = page.getByRole("log", { name: "Messages" });
  await log.getByText("the first words").waitFor();
  return page;
}

async function listen(house: House, { appUrl, contexts }: Stage) {
  const [context] = contexts;
  if (!context) throw new Error("There is no browser.");
  const page = await context.newPage();
  const hearing = hearingOf(page);
  await page.goto("/dialogs");
  const asked = { context, appUrl, hearing: await hearing, count: listeners };
  const { heard } = await addListeners(house, asked);
  await page.close();
  return heard;
}

async function emptyRoute(appUrl: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 50; round += 1)
    times.push(await timed(() => fetch(`${appUrl}/api/health`)));
  return times;
}

/** Messages come at their pace, whether or not the ones before have been answered. */
async function arrivals(appUrl: string, pages: Page[], series: string) {
  await Promise.all(pages.map(noteAppearances));
  const came: Promise<{ words: string; postedAt: number; webhook: number }>[] = [];
  for (let message = 0; message < messages; message += 1) {
    came.push(post(appUrl, `message ${message}, ${series}.`));
    await pause(everyMs);
  }
  const all = await Promise.all(came);
  const screen = pages.map(async (page) => {
    const shownAt = await appearances(page, all.at(-1)?.words);
    return all.map(({ words, postedAt }) => {
      const at = shownAt[words];
      if (at === undefined) throw new Error(`“${words}” never came to the screen.`);
      return at - postedAt;
    });
  });
  return {
    webhook: all.map(({ webhook }) => webhook),
    screen: (await Promise.all(screen)).flat(),
  };
}

async function post(appUrl: string, words: string) {
  const postedAt = Date.now();
  const webhook = await timed(() => writeAsPatient(appUrl, patient, words));
  return { words, postedAt, webhook };
}

declare global {
  interface Window {
    benchShown: Record<string, number>;
  }
}

/** Notes from now on when words stand in the open thread, by the machine's clock, which browsers and script share. */
function noteAppearances(page: Page): Promise<void> {
  return page.evaluate(() => {
    const shown: Record<string, number> = {};
    window.benchShown = shown;
    const log = document.querySelector("[role=log]");
    if (!log) throw new Error("No thread is open.");
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      const words = added.flatMap(
        (node) => node.textContent?.match(/message \d+, \w+\./g) ?? [],
      );
      if (words.length === 0) return;
      requestAnimationFrame(() => {
        for (const each of words) shown[each] ??= Date.now();
      });
    }).observe(log, { childList: true, subtree: true });
  });
}

/** What has been noted, once the last words stand there. */
async function appearances(page: Page, last = "") {
  await page.waitForFunction((words) => words in window.benchShown, last);
  return page.evaluate(() => window.benchShown);
}

async function timed(work: () => Promise<Response>): Promise<number> {
  const begunAt = performance.now();
  await (await work()).text();
  return performance.now() - begunAt;
}
