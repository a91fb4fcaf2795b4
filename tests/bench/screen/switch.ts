import type { Page } from "@playwright/test";
import { clickAt } from "./click-at";
import { nextLine } from "./next-line";

/** How long dialogs take from the click on their row until their messages are painted. */
export type Switches = { first: number[]; again: number[] };

const rowsInSight = 8;

/** Opens dialog after dialog down the list, each for the first time, then goes back and forth between the last two. */
export async function switchDialogs(page: Page, count: number): Promise<Switches> {
  const first: number[] = [];
  while (first.length < count) {
    const rows = await rowsFrom(page, first.length);
    for (const id of rows.slice(0, count - first.length))
      first.push(await switchTo(page, id));
  }
  const again: number[] = [];
  const [one = "", other = ""] = (await rowsFrom(page, first.length - 2)).slice(0, 2);
  while (again.length < count) {
    again.push(await switchTo(page, again.length % 2 ? other : one));
  }
  return { first, again: again.slice(2) };
}

/** Scrolls the list to its n-th row, and answers with the dialogs that are in sight from there on. */
async function rowsFrom(page: Page, start: number): Promise<string[]> {
  const list = page.getByRole("list", { name: "Dialogs", exact: true });
  await list.evaluate((rows, at) => {
    const scroller = rows.parentElement;
    if (scroller) scroller.scrollTop = at * (rows.firstElementChild?.clientHeight ?? 0);
  }, start);
  await list.locator(`[aria-posinset="${start + rowsInSight}"]`).waitFor();
  return list.evaluate(
    (rows, { from, many }) =>
      Array.from({ length: many }, (_, index) => {
        const row = rows.querySelector(`[aria-posinset="${from + index + 1}"]`);
        return row?.getAttribute("data-row") ?? "";
      }),
    { from: start, many: rowsInSight },
  );
}

async function switchTo(page: Page, dialogId: string): Promise<number> {
  const row = page.locator(`[data-row="${dialogId}"] a`);
  await row.hover();
  const painted = await nextLine(page, "click");
  await clickAt(page, row);
  const ms = await painted();
  await page.waitForTimeout(250);
  return ms;
}
