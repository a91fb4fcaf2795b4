import type { Page } from "@playwright/test";
import type { Measured } from "../stage/bars";
import { clickAt } from "./click-at";
import { nextLine } from "./next-line";
import { interactionTimes } from "./watch";

type Deed = {
  name: string;
  /** What it does so many times, each with one key or click; `lines` takes the times until a line stood in the thread. */
  work(page: Page, times: number, lines: number[]): Promise<void>;
  /** What must be there first. */
  before?(page: Page, times: number): Promise<void>;
  /** Faster than anybody works: told without a bar. */
  isHasty?: true;
};

const gapMs = 120;
/** From one reply to the next at least: nobody reads, types and sends sooner. */
const restMs = 1_000;

/** What a receptionist does all day, as keys and clicks. */
const deeds: Deed[] = [
  {
    name: "a click on nothing (yardstick)",
    work: (page, times) =>
      repeat(times, () => page.mouse.click(1, 899, { delay: gapMs })),
  },
  {
    name: "typing a reply",
    before: (page) => message(page).click(),
    work: (page, times) =>
      repeat(times, (round) => press(page, letter("we are open on monday ", round))),
  },
  {
    name: "sending",
    work: (page, times, lines) =>
      repeat(times, async (round) => {
        lines.push(await sendReply(page, round));
        await page.waitForTimeout(restMs);
      }),
  },
  {
    name: "sending, four a second",
    work: (page, times) => repeat(times, (round) => sendReply(page, round)),
    isHasty: true,
  },
  {
    name: "another tab",
    work: (page, times) =>
      repeat(times, async (round) => {
        const name = round % 2 ? /^Active Chats/ : /^Closed Chats/;
        await clickAt(page, page.getByRole("link", { name }));
        await page.waitForTimeout(gapMs * 3);
      }),
  },
  {
    name: "searching while typing",
    before: (page) => page.getByRole("searchbox", { name: "Search" }).click(),
    work: (page, times) =>
      repeat(times, async (round) => {
        await press(page, letter("okafor hannah ", round));
        // Now and then one pauses, and finds.
        if (round % 3 === 2) await page.waitForTimeout(gapMs * 2);
      }),
  },
];

/**
 * Does each deed so many times, and tells how long the screen took to answer; of a reply also, without a bar, how long
 * until it stands in its thread.
 */
export async function* measureDeeds(
  page: Page,
  { times, bar }: { times: number; bar: number },
): AsyncGenerator<Measured> {
  const lines: number[] = [];
  for (const { name, before, work, isHasty } of deeds) {
    await before?.(page, times);
    await page.waitForTimeout(500);
    const values = await interactionTimes(page, times, () => work(page, times, lines));
    yield isHasty ? { name, values } : { name, values, bar };
  }
  yield { name: "sending, Enter → its line", values: lines };
}

const message = (page: Page) => page.getByRole("textbox", { name: "Message" });

/** Sends a reply, and tells how long it took until it stood in its thread. */
async function sendReply(page: Page, round: number): Promise<number> {
  await message(page).fill(`Until Monday, then (${round}).`);
  await page.waitForTimeout(gapMs);
  const painted = await nextLine(page, "keydown");
  await press(page, "Enter");
  return painted();
}

async function press(page: Page, key: string) {
  await page.keyboard.press(key === " " ? "Space" : key);
  await page.waitForTimeout(gapMs);
}

const letter = (words: string, round: number) => words[round % words.length] ?? "a";

async function repeat(times: number, work: (round: number) => Promise<unknown>) {
  for (let round = 0; round < times; round += 1) await work(round);
}
