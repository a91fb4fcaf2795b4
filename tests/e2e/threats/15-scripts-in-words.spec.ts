import type { BrowserContext, Page } from "@playwright/test";
import { writeAsPatient } from "@/tests/bench/stage/write-as-patient";
import { readWorld } from "@/tests/e2e/support/clinic";
import { expect, test } from "./support/fixtures";
import { payloads } from "./support/payloads";
import { enter, withDatabase } from "./support/scene";

test.describe.configure({ mode: "serial", timeout: 120_000 });

const perPatient = 25;
const patients = Array.from({ length: payloads.length / perPatient }, (_, at) => ({
  phone: `+4416329601${String(at).padStart(2, "0")}`,
  name: payloads[at * perPatient] ?? "",
  texts: payloads.slice(at * perPatient, (at + 1) * perPatient),
}));

test("two hundred hostile texts come in by the door, as names, messages, files' names and handles", async ({
  scene,
}) => {
  expect(payloads.length).toBe(200);
  expect(scene.ids.dialog).toBeGreaterThan(0);
  for (const { phone, name, texts } of patients)
    await Promise.all(
      texts.map((text) => writeAsPatient(readWorld().appUrl, { name, phone }, text)),
    );
  const { messages } = await withDatabase(async (rows) => {
    const hostile =
      "select d.id from dialogs d join identities i on i.contact_id = d.contact_id where i.value like '+4416329601%'";
    await rows.query(
      `insert into attachments (message_id, position, kind, state, content_type, file_name, size_bytes)
       select id, 0, 'document', 'failed', 'text/html', text || '.html', 9 from messages where dialog_id in (${hostile})
       on conflict do nothing`,
    );
    await rows.query(
      `update contacts set handle = name where id in (select contact_id from dialogs where id in (${hostile}))`,
    );
    await rows.query(
      `insert into touches (person_id, kind, at, outcome, text)
       select l.person_id, 'note', now(), left(m.text, 80), m.text from messages m
       join contact_people l on l.contact_id = m.contact_id where m.dialog_id in (${hostile})`,
    );
    await rows.query(
      `update people set remarks = name, email = name where id in
       (select person_id from contact_people where contact_id in (select contact_id from dialogs where id in (${hostile})))`,
    );
    for (const payload of payloads)
      await rows.query("insert into people (name, search_text) values ($1, 'payload')", [
        payload,
      ]);
    const { rows: found } = await rows.query(
      `select count(*)::int as messages from messages where dialog_id in (${hostile})`,
    );
    return found[0];
  });
  expect(messages).toBe(200);
});

test("nothing of it runs, leads away or draws an element of its own, wherever a member of staff looks", async ({
  page,
  scene,
}) => {
  const ran = await watch(page.context(), page);
  await enter(page.context(), scene.cookies.admin);
  for (const path of await placesToLook()) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    expect(await strangers(page), path).toEqual([]);
  }
  expect(ran).toEqual([]);
});

/** Every thread, its details, timelines, lists, search and the papers that leave the portal. */
async function placesToLook(): Promise<string[]> {
  const { rows } = await withDatabase((client) =>
    client.query(
      `select d.id, l.person_id from dialogs d join contact_people l on l.contact_id = d.contact_id
       join identities i on i.contact_id = d.contact_id where i.value like '+4416329601%' order by d.id`,
    ),
  );
  const threads = rows.map(({ id }) => `/dialogs/${id}`);
  const some = rows.slice(0, 2);
  const records = some.flatMap(({ person_id }) => [
    `/patients/${person_id}`,
    `/patients/${person_id}/export`,
  ]);
  const named = await withDatabase((client) =>
    client.query("select id from people where search_text = 'payload' order by id desc"),
  );
  const pages = named.rows
    .filter((_, at) => at % 50 === 0)
    .map(({ id }) => `/patients?before=${Number(id) + 1}`);
  const searches = ["script", "onerror", "svg"].map((q) => `/dialogs?q=${q}`);
  return ["/dialogs", ...threads, ...records, ...searches, ...pages, "/settings/audit"];
}

/** What a payload would do if it ran: say something, set something, ask somebody. */
async function watch(context: BrowserContext, page: Page): Promise<string[]> {
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => ran.push(`popup: ${popup.url()}`));
  page.on("download", (file) => ran.push(`download: ${file.url()}`));
  await context.exposeBinding(
    "payloadRan",
    (_source, what: string) => void ran.push(what),
  );
  await context.addInitScript(() => {
    const say = (window as unknown as { payloadRan(what: string): void }).payloadRan;
    document.addEventListener(
      "securitypolicyviolation",
      ({ violatedDirective, blockedURI }) =>
        say(`the policy had to stop it: ${violatedDirective} ${blockedURI}`),
    );
  });
  return ran;
}

/** Elements and addresses that only a payload could have brought. */
const strangers = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const made = document.querySelectorAll(
      "iframe, object, embed, base, math, marquee, [onerror], [onload], [onclick], [onfocus], [onmouseover], [data-payload], form[action*='evil'], meta[http-equiv='refresh']",
    );
    const links = [...document.querySelectorAll("a[href], [src], [xlink\\:href]")].filter(
      (each) =>
        /^\s*(javascript|data:text|vbscript)/i.test(
          each.getAttribute("href") ?? each.getAttribute("src") ?? "",
        ),
    );
    return [...made, ...links].map((each) => each.outerHTML.slice(0, 120));
  });
