import type { Page } from "@playwright/test";
import { expectNoViolations, lookAs } from "./support/accessible";
import { connectClinic } from "./support/connect-clinic";
import { test as base, expect } from "./support/fixtures";
import { gate } from "./support/gate";
import { invite, ownWord, somebody } from "./support/somebody";
import type { Patient, StandinClient } from "./support/standin-client";
import { withDatabase } from "./threats/support/scene";

/** An administrator is signed in, and somebody whom no other test knows has written to the clinic. */
const test = base.extend<{ ruth: Patient }>({
  ruth: async ({ page, signIn, standin }, use) => {
    await signIn(page);
    await connectClinic(page);
    const ruth = somebody("Ruth");
    await standin.write(ruth, "Can he bring his inhaler?");
    await use(ruth);
  },
});

const list = (page: Page) => page.getByRole("list", { name: "Dialogs" });
const thread = (page: Page) => page.getByRole("log", { name: "Messages" });
const box = (page: Page) => page.getByRole("textbox", { name: "Message" });
const row = (page: Page, { profileName }: Patient) =>
  list(page).getByRole("listitem").filter({ hasText: profileName });

async function open(page: Page, patient: Patient) {
  await page.goto("/dialogs");
  await row(page, patient).getByRole("link").click();
  await expect(page).toHaveURL(/\/dialogs\/\d+/);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
}

async function writeNote(page: Page, words: string) {
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(words);
  await page.getByRole("textbox", { name: "Note" }).press("Enter");
  await expect(thread(page)).toContainText(words);
}

test("an answer of a colleague's that was not seen holds the reply; one key sends it anyway", async ({
  page,
  ruth,
  anotherBrowser,
  signIn,
  standin,
}) => {
  // Two browsers, one of them somebody's first day.
  test.slow();
  const hers = await anotherBrowser();
  await signIn(hers, await invite(page, hers, "Priya Anand"));
  await open(page, ruth);
  await expect(thread(page)).toContainText("Can he bring his inhaler?");
  await hers.goto(new URL(page.url()).pathname);
  await box(page).fill("Yes, please bring it.");

  const hears = gate();
  await page.route("**/api/dialogs/changes**", async (route) => {
    await hears.opened;
    await route.continue();
  });
  await box(hers).fill("Yes, and the spacer.");
  await box(hers).press("Enter");
  await expect(thread(hers).getByLabel("Read", { exact: true })).toBeVisible();
  await box(page).press("Enter");
  const held = page.getByRole("region", { name: "Held reply" });
  await expect(held).toContainText("Yes, please bring it.");
  hears.open();
  await expect(held).toContainText("Held: Priya Anand answered just now");
  await expect(held).toContainText("Yes, and the spacer.");
  expect((await standin.conversation(ruth)).map(({ text }) => text)).not.toContain(
    "Yes, please bring it.",
  );
  await page.keyboard.press("Control+Enter");
  await expect(held).toBeHidden();
  await expect(thread(page)).toContainText("Yes, please bring it.");
  await expect
    .poll(async () => (await standin.conversation(ruth)).map(({ text }) => text))
    .toContain("Yes, please bring it.");
});

test("a note and what was begun are kept, and a template is filled in and sent", async ({
  page,
  ruth,
  anotherBrowser,
  signIn,
  standin,
}) => {
  await open(page, ruth);
  await writeNote(page, "call school");
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await box(page).fill("The nurse can");
  const elsewhere = await anotherBrowser();
  await signIn(elsewhere);
  await elsewhere.goto("/dialogs");
  await expect(row(elsewhere, ruth)).toContainText(/Draft:\s*The nurse can/);
  await box(page).fill("");

  await page.getByRole("button", { name: "Templates" }).click();
  await page.getByRole("combobox", { name: "Template" }).selectOption({
    label: "continue conversation · English",
  });
  await page.getByRole("textbox", { name: "Variable 1" }).fill("Ruth");
  await page.getByRole("button", { name: "Send template" }).click();
  const words = "Hello Ruth, we have an answer to your question.";
  await expect(thread(page)).toContainText(words);
  await expect
    .poll(async () => (await standin.conversation(ruth)).at(-1)?.text)
    .toContain(words);
  expect((await standin.conversation(ruth)).map(({ text }) => text)).not.toContain(
    "call school",
  );
});

test("a note that was found is gone to itself, and has the focus", async ({
  page,
  ruth,
}) => {
  await open(page, ruth);
  const word = ownWord();
  await writeNote(page, `call school ${word}`);
  await page.goto(`/dialogs?q=school+${word}`);
  await page.getByRole("link", { name: `call school ${word}` }).press("Enter");
  const note = thread(page).getByRole("listitem").filter({ hasText: word });
  await expect(note).toBeFocused();
  await expect(page).toHaveURL(/message=\d+&note=\d+/);
  await page.reload();
  await expect(note).toHaveAttribute("data-target");
});

test("who is writing when a colleague closes the dialog keeps their words before them, and writes on once it is reopened", async ({
  page,
  ruth,
  anotherBrowser,
  signIn,
}) => {
  await open(page, ruth);
  await box(page).fill("The nurse can e");
  const colleague = await anotherBrowser();
  await signIn(colleague);
  await colleague.goto(new URL(page.url()).pathname);
  await expect(colleague.getByText("Live", { exact: true })).toBeVisible();
  await colleague.getByRole("button", { name: "Dialog settings" }).click();
  await colleague.getByRole("menuitem", { name: "Close Dialog" }).click();
  const begun = page.getByRole("textbox", { name: "Not sent, and kept as your draft" });
  await expect(begun).toBeFocused();
  await expect(begun).toHaveValue("The nurse can e");
  await expect(begun).toHaveAccessibleDescription(/^Closed by Administrator/);
  await lookEverywhere(page);
  await page.getByRole("button", { name: "Reopen Dialog" }).click();
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue("The nurse can e");
});

test("who is writing when the window ends keeps their words before them, above the templates", async ({
  page,
  ruth,
}) => {
  await wroteLast(ruth, "23 hours 55 minutes");
  await page.clock.install();
  await open(page, ruth);
  await box(page).fill("The nurse can");
  await page.clock.fastForward("10:00");
  const begun = page.getByRole("textbox", { name: "Not sent, and kept as your draft" });
  await expect(begun).toBeFocused();
  await expect(page.getByRole("combobox", { name: "Template" })).toBeVisible();
  await expect(begun).toBeFocused();
  await expect(begun).toHaveValue("The nurse can");
  await expect(begun).toHaveAccessibleDescription(/^The reply window closed/);
  await lookEverywhere(page);
});

test("the thread of a dialog that takes only templates stands still while they come", async ({
  page,
  ruth,
  standin,
}) => {
  await writesMuch(standin, ruth);
  await wroteLast(ruth, "30 hours");
  const comes = gate();
  await page.route("**/api/accounts/*/templates", async (route) => {
    await comes.opened;
    await route.continue();
  });
  await open(page, ruth);
  const newest = thread(page).getByText(/^5: /);
  const send = page.getByRole("button", { name: "Send template" });
  await expect(send).toBeVisible();
  const before = await newest.boundingBox();
  comes.open();
  await expect(page.getByRole("textbox", { name: "Variable 1" })).toBeVisible();
  await expect(send).toBeInViewport();
  expect(await newest.boundingBox()).toEqual(before);
});

test("a template can be sent while the keyboard is open, and on a phone that lies on its side", async ({
  page,
  ruth,
}) => {
  await wroteLast(ruth, "30 hours");
  await open(page, ruth);
  const send = page.getByRole("button", { name: "Send template" });
  for (const [width, height] of [
    [360, 386],
    [740, 360],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(send).toBeInViewport({ ratio: 1 });
    const field = page.getByRole("combobox", { name: "Template" });
    await field.scrollIntoViewIfNeeded();
    await expect(field).toBeInViewport({ ratio: 1 });
  }
});

test("what takes only a template leaves the account's tag whole, and the filter keeps to one line, also with hundreds", async ({
  page,
  ruth,
}) => {
  await wroteLast(ruth, "30 hours");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/dialogs");
  await expect(row(page, ruth)).toContainText("Template only");
  const number = row(page, ruth).getByText(/^\+\d/);
  expect(await number.evaluate((cut) => cut.scrollWidth - cut.clientWidth)).toBe(0);
  const chips = page.getByRole("link", { name: /^(Unanswered|Unread|Undelivered) / });
  await expect(chips).toHaveCount(3);
  await chips.evaluateAll((each) => {
    for (const [index, { lastChild }] of each.entries())
      if (lastChild) lastChild.textContent = ["188", "188", "18"][index] ?? "";
  });
  for (const width of [820, 768, 1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const tops = await chips.evaluateAll((each) =>
      each.map((chip) => chip.getBoundingClientRect().top),
    );
    expect(new Set(tops).size, `${width} px wide`).toBe(1);
    if (width === 820 || width === 768) continue;
    const word = chips.last().getByText("Undelivered");
    expect(await word.evaluate((cut) => cut.scrollWidth - cut.clientWidth)).toBe(0);
  }
});

test("on a tablet the account of a dialog is told apart whatever else is said of it", async ({
  page,
  ruth,
}) => {
  await page.setViewportSize({ width: 768, height: 900 });
  const number = row(page, ruth).getByText("900100", { exact: true });
  const isWhole = () =>
    number.evaluate((digits) => {
      const { left } = digits.getBoundingClientRect();
      return left >= (digits.parentElement?.getBoundingClientRect().left ?? 0);
    });
  for (const said of [
    "undelivered = true",
    "undelivered = false, last_inbound_at = now() - interval '20 hours 31 minutes'",
    "last_inbound_at = now() - interval '30 hours'",
    "assignee_id = (select max(id) from staff)",
  ]) {
    await withDatabase((rows) =>
      rows.query(
        `update dialogs set unanswered_since = now() - interval '40 minutes', ${said}
         from contacts where contacts.id = dialogs.contact_id and contacts.name = $1`,
        [ruth.profileName],
      ),
    );
    await page.goto("/dialogs");
    await expect(row(page, ruth)).toContainText("40 min");
    expect(await isWhole(), said).toBe(true);
  }
});

test("on a phone the skin tones of emoji open within the screen", async ({
  page,
  ruth,
}) => {
  await open(page, ruth);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Emoji" }).click();
  const tones = page.getByRole("button", { name: /^Skin tone / });
  await tones.first().click();
  for (const tone of await tones.all()) await expect(tone).toBeInViewport({ ratio: 1 });
});

test.describe("under a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test("the skin tone of emoji has forty pixels either way, and all of them open within the screen", async ({
    page,
    ruth,
  }) => {
    await page.goto("/dialogs");
    await row(page, ruth).getByRole("link").tap();
    await page.getByRole("button", { name: "More", exact: true }).tap();
    await page.getByRole("button", { name: "Emoji" }).tap();
    const tones = page.getByRole("button", { name: /^Skin tone / });
    await expect.poll(() => tones.first().evaluate(isFound)).toBe(true);
    const search = page.getByPlaceholder("Search emoji");
    const shown = () =>
      search.evaluate((field) => getComputedStyle(field, "::placeholder").opacity);
    expect(await shown()).toBe("1");
    await tones.first().tap();
    for (const tone of await tones.all()) await expect(tone).toBeInViewport({ ratio: 1 });
    // There is room for a part of its words by then.
    expect(await shown()).toBe("0");
  });
});

/** Is it what a finger presses, as far as twenty pixels beside its middle? */
function isFound(tone: Element): boolean {
  const { left, top, width, height } = tone.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const around = [
    [x - 19.5, y],
    [x + 19.5, y],
    [x, y - 19.5],
    [x, y + 19.5],
  ] as const;
  return around.every(([atX, atY]) => document.elementFromPoint(atX, atY) === tone);
}

test("on a phone the box stays as wide as it is, however many too many there are, and on a tablet no tool lies beneath that", async ({
  page,
  ruth,
}) => {
  await open(page, ruth);
  await page.setViewportSize({ width: 360, height: 740 });
  const width = async () => (await box(page).boundingBox())?.width;
  const before = await width();
  await box(page).fill("Bring your card. ".repeat(120));
  await expect(page.getByText(/too many$/)).toBeInViewport();
  expect(await width()).toBe(before);
  await expectNoViolations(page);
  await page.setViewportSize({ width: 768, height: 1024 });
  const told = await page.getByText(/too many$/).boundingBox();
  const tool = await page.getByRole("button", { name: "Canned replies" }).boundingBox();
  expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThanOrEqual(tool?.y ?? 0);
});

/** More than a window shows. */
async function writesMuch(standin: StandinClient, patient: Patient) {
  for (let index = 0; index < 6; index += 1)
    await standin.write(patient, `${index}: ${"He still coughs at night. ".repeat(30)}`);
}

/** Sets how long ago somebody wrote last. */
const wroteLast = ({ profileName }: Patient, ago: string) =>
  withDatabase((rows) =>
    rows.query(
      `update dialogs set last_inbound_at = now() - $2::interval
       from contacts where contacts.id = dialogs.contact_id and contacts.name = $1`,
      [profileName, ago],
    ),
  );

async function lookEverywhere(page: Page) {
  for (const [colorScheme, width] of [
    ["light", 1440],
    ["dark", 360],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await lookAs(page, colorScheme);
    await expectNoViolations(page);
  }
  await page.setViewportSize({ width: 1440, height: 800 });
}

/** The administrator invites her, and she chooses her password. */
test("before the page is awake a thread stands at its newest words, and what is typed behind a draft stays", async ({
  page,
  ruth,
  standin,
}) => {
  await writesMuch(standin, ruth);
  await open(page, ruth);
  // A thread that has something new opens there: an answer leaves nothing new.
  await box(page).fill("We will call you.");
  await box(page).press("Enter");
  await expect(thread(page).getByLabel("Read", { exact: true })).toBeVisible();
  const stored = page.waitForResponse(/\/api\/dialogs\/\d+\/draft$/);
  await box(page).fill("The nurse");
  await stored;
  const wakes = gate();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await wakes.opened;
    await route.continue();
  });
  const awake = page.reload();
  await expect(box(page)).toHaveValue("The nurse");
  const belowSight = () =>
    thread(page).evaluate(
      ({ scrollHeight, clientHeight, scrollTop }) =>
        scrollHeight - clientHeight - scrollTop,
    );
  await expect.poll(belowSight).toBeLessThan(2);
  await box(page).press("End");
  await box(page).pressSequentially(" can see him.");
  wakes.open();
  await awake;
  await expect(box(page)).toHaveValue("The nurse can see him.");
  // The next keys are words as well, and no commands.
  await page.keyboard.press("End");
  await page.keyboard.type(" On Tuesday.");
  await expect(box(page)).toHaveValue("The nurse can see him. On Tuesday.");
  expect(await belowSight()).toBeLessThan(2);
});

test("the gear that is pressed before the page is awake opens its menu as soon as it is", async ({
  page,
  ruth,
}) => {
  await open(page, ruth);
  const wakes = gate();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await wakes.opened;
    await route.continue();
  });
  // The page that is left has a gear too.
  const isLeft = page.waitForEvent("framenavigated");
  const awake = page.reload();
  await isLeft;
  await page.getByRole("button", { name: "Dialog settings" }).click();
  wakes.open();
  await awake;
  await expect(page.getByRole("menuitem", { name: "Close Dialog" })).toBeVisible();
});
