import { doors } from "./support/doors";
import { expect, test } from "./support/fixtures";
import { knock } from "./support/knock";
import { canary, enter } from "./support/scene";

test.describe.configure({ timeout: 60_000 });

/** A browser may keep a file for the one who fetched it, and must ask each time whether it still may show it. */
const isKeptByNobody = (said: string) =>
  /no-store/.test(said) || /private.*no-cache|private, max-age=0/.test(said);

test("nothing that a page or route answers a member of staff is kept on the way or in the browser", async ({
  scene,
}) => {
  const kept = [];
  let personal = 0;
  for (const door of doors.filter((each) => each.for !== "open")) {
    const { status, headers, words } = await knock(door, scene, { as: "admin" });
    if (words.includes(canary)) personal += 1;
    const said = headers.get("cache-control") ?? "";
    if (status < 300 && !isKeptByNobody(said)) kept.push(`${door.built}: ${said}`);
  }
  expect(kept).toEqual([]);
  expect(personal).toBeGreaterThan(10);
});

/** How it looks, and what was chosen. */
const preferences = /^(theme|dialogs[.:-])/;

test("a day's work leaves no word of a patient in the browser: preferences only", async ({
  page,
  scene,
}) => {
  await enter(page.context(), scene.cookies.admin);
  await page.goto(`/dialogs/${scene.ids.dialog}`);
  await expect(page.getByRole("log", { name: "Messages" })).toContainText(canary);
  await page.getByRole("textbox", { name: "Message" }).fill(`A draft about ${canary}`);
  await page.getByRole("searchbox", { name: "Search" }).fill(canary);
  await expect(page.locator("mark").first()).toBeVisible();
  await page.goto(`/patients/${scene.ids.person}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Wilma");
  await page.goto("/patients?q=quetzal");
  await expect(page.getByText(canary).first()).toBeVisible();
  const { local, session, caches, databases, workers } =
    await page.evaluate(browserKeeps);
  expect(Object.keys(local).filter((key) => !preferences.test(key))).toEqual([]);
  expect(JSON.stringify([local, session])).not.toContain("quetzal");
  expect([caches, databases, workers]).toEqual([[], [], 0]);
  const cookies = await page.context().cookies();
  expect(JSON.stringify(cookies)).not.toContain("quetzal");
});

async function browserKeeps() {
  return {
    local: { ...localStorage },
    session: { ...sessionStorage },
    caches: "caches" in window ? await caches.keys() : [],
    databases: await indexedDB.databases(),
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
  };
}
