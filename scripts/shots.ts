import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { takePictures } from "./shots/take-pictures";
import { findBrowser } from "./steps/browser";
import { freePort } from "./steps/ports";
import { Problem } from "./steps/problem";
import { startChild } from "./steps/processes";
import { say, step } from "./steps/say";
import { type House, supervise } from "./steps/supervise";

const limitMs = 300_000;

/** `npm run shots`: pictures of every screen of the demo, light and dark, wide and narrow, into `docs/screens`. */
await supervise(async (house) => {
  const demo = await step("Starting a demo of its own", () => openDemo(house));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  house.keep({ name: "The browser", stop: () => browser.close() });
  const folder = path.resolve("docs", "screens");
  await mkdir(folder, { recursive: true });
  const count = await takePictures({ browser, folder, ...demo });
  say(`${count} pictures are in docs/screens.`);
  return 0;
});

type Demo = { address: string; email: string; password: string };

async function openDemo(house: House): Promise<Demo> {
  const folder = await mkdtemp(path.join(tmpdir(), "dialogs-shots-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  house.keep({ name: "The demo's folder", stop: remove });
  const words = path.join(folder, "words");
  const demo = await startChild({
    name: "The demo",
    file: process.execPath,
    args: ["--import", "tsx", "scripts/demo.ts", "--reset"],
    env: { ...process.env, PORT: String(await freePort()), DATA_DIR: folder },
    output: words,
    patienceMs: 20_000,
  });
  house.keep(demo);
  return untilReady(words);
}

/** The demo ends its start by saying where it is and who may come in. */
async function untilReady(words: string): Promise<Demo> {
  for (let waited = 0; waited < limitMs; waited += 500) {
    const said = await readFile(words, "utf8");
    const [, address] = /Dialogs is ready: (\S+)/.exec(said) ?? [];
    const [, email, password] = /Admin\s+(\S+)\s+(\S+)/.exec(said) ?? [];
    if (address && email && password) return { address, email, password };
    await pause(500);
  }
  throw new Problem("The demo was not ready in time.");
}
