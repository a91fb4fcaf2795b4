import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { readWorld } from "@/tests/e2e/support/clinic";

type Row = { name: string; preview: { text: string } | null; unread: number };
type Open = { messages: { text: string }[] };

/** What the database holds: the patients' rows in the list's order, and the thread that is open. */
async function stored(cookie: string, dialogId: number): Promise<string> {
  const ask = async (path: string) => {
    const response = await fetch(`${readWorld().appUrl}${path}`, { headers: { cookie } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return response.json();
  };
  const { rows } = (await ask("/api/dialogs")) as { rows: Row[] };
  const { messages } = (await ask(`/api/dialogs/${dialogId}`)) as Open;
  const list = rows
    .filter(({ name }) => name.startsWith("Patient "))
    .map(({ name, preview }) => `${name}: ${preview?.text}`);
  return JSON.stringify([list, messages.map(({ text }) => text).slice(-30)]);
}

/** The same as the screen shows it. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const words = /Patient [A-H]|\[[\d.]+\]/g;
    const list = [...document.querySelectorAll("[aria-label='Dialogs'] li")]
      .map((row) => [...new Set(row.textContent?.match(words) ?? [])])
      .filter(([name]) => name?.startsWith("Patient "))
      .map(([name, text]) => `${name}: ${text}`);
    const log = document.querySelector("[role=log]")?.textContent ?? "";
    const thread = log.match(/\[[\d.]+\]/g) ?? [];
    return JSON.stringify([list, thread.slice(-30)]);
  });

/** Waits until the screen shows what the database holds; answers how long (ms), or null where it does not in time. */
export async function untilEqual(
  page: Page,
  { cookie, dialogId, limitMs }: { cookie: string; dialogId: number; limitMs: number },
): Promise<number | null> {
  const begun = Date.now();
  const truth = await stored(cookie, dialogId);
  while (Date.now() - begun < limitMs) {
    if ((await shown(page)) === truth) return Date.now() - begun;
    await pause(25);
  }
  process.stdout.write(`stored ${truth}\nshown  ${await shown(page)}\n`);
  return null;
}
