import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { Client } from "pg";
import { cookieNames } from "@/lib/auth/cookie-names";
import { readWorld } from "@/tests/e2e/support/clinic";

/** Words that stand nowhere else: whoever may not see Wilma must not read them. */
export const canary = "quetzal-marmalade";
export const wilma = { phone: "+447700900666", profileName: `Wilma ${canary}` };

export type Visitor = "nobody" | "deactivated" | "elsewhere" | "admin";

/** Wilma's dialog and all that hangs on it, by id. */
export type Ids = Record<
  | "account"
  | "credential"
  | "dialog"
  | "message"
  | "person"
  | "other"
  | "touch"
  | "attachment"
  | "picture"
  | "delivery"
  | "colleague"
  | "template",
  number
>;

export type Scene = { ids: Ids; cookies: Record<Visitor, string> };

/** Works on the product's own database. */
export async function withDatabase<Value>(
  work: (rows: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: readWorld().databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Who comes to the doors: a stranger, somebody deactivated with her session still open, a colleague who may see no
 * account, and an administrator.
 */
export const makeVisitors = (): Promise<Scene["cookies"]> =>
  withDatabase(async (rows) => ({
    nobody: "",
    deactivated: await comeAs(rows, { role: "admin", isDeactivated: true }),
    elsewhere: await comeAs(rows, { seesAll: false }),
    admin: await comeAs(rows, { role: "admin" }),
  }));

type Member = { role?: "admin" | "staff"; seesAll?: boolean; isDeactivated?: boolean };

async function comeAs(rows: Client, member: Member): Promise<string> {
  const { role = "staff", seesAll = true, isDeactivated = false } = member;
  const staffId = await idOf(
    rows,
    `insert into staff (name, email, role, password_hash, all_accounts, deactivated_at)
     values ('Robin Gate', $1, $2, '-', $3, case when $4 then now() end) returning id`,
    [`${randomUUID()}@northgate.example`, role, seesAll, isDeactivated],
  );
  const sessionId = randomUUID();
  await rows.query(
    "insert into sessions (id, staff_id, ends_at) values ($1, $2, now() + interval '1 hour')",
    [sessionId, staffId],
  );
  const { appUrl, authSecret } = readWorld();
  const { port } = new URL(appUrl);
  const name = cookieNames({ APP_URL: appUrl, PORT: port }).session;
  return `${name}=${await encode({ token: { staffId, sessionId }, secret: authSecret })}`;
}

/** Wilma has written to the clinic; whatever may hang on a message hangs on hers, with the canary in it. */
export const makeIds = (): Promise<Ids> =>
  withDatabase(async (rows) => {
    const { rows: found } = await rows.query(
      `select d.id as dialog, d.account_id as account, a.credential_id as credential, d.contact_id as contact,
              d.last_message_id as message, p.person_id as person
       from dialogs d join accounts a on a.id = d.account_id join contacts c on c.id = d.contact_id
       join contact_people p on p.contact_id = c.id where c.name = $1`,
      [wilma.profileName],
    );
    const at = Object.fromEntries(
      Object.entries(found[0]).map(([name, id]) => [name, Number(id)]),
    );
    return { ...at, ...(await hangOn(rows, at)) } as Ids;
  });

async function hangOn(rows: Client, at: Record<string, number>) {
  const key = await keepFile();
  const made = (text: string, values: unknown[]) => idOf(rows, text, values);
  await made(
    `insert into drafts (staff_id, dialog_id, text) select id, $1, $2 from staff order by id limit 1
     on conflict (staff_id, dialog_id) do update set text = excluded.text returning dialog_id as id`,
    [at.dialog, canary],
  );
  return {
    other: await made(
      "insert into people (name, search_text) values ($1, 'otto marsh') returning id",
      ["Otto Marsh"],
    ),
    touch: await made(
      "insert into touches (person_id, kind, at, text) values ($1, 'call', now(), $2) returning id",
      [at.person, canary],
    ),
    attachment: await made(
      `insert into attachments (message_id, position, kind, state, content_type, file_name, size_bytes, file_key)
       values ($1, 0, 'document', 'stored', 'text/plain', $2, 20, $3) returning id`,
      [at.message, `${canary}.txt`, key],
    ),
    picture: await made(
      `insert into pictures (contact_id, source_url, file_key, content_type)
       values ($1, 'https://pps.whatsapp.net/1', $2, 'image/png')
       on conflict (contact_id) do update set file_key = excluded.file_key returning id`,
      [at.contact, key],
    ),
    delivery: await made(
      "select id from deliveries where account_id = $1 order by id desc limit 1",
      [at.account],
    ),
    colleague: await made(
      "insert into staff (name, email, role, password_hash) values ('Noor Abe', $1, 'staff', '-') returning id",
      [`${randomUUID()}@northgate.example`],
    ),
    template: 1,
  };
}

/** Keeps a file where the product keeps its own; answers its key. */
export async function keepFile(content = canary.padEnd(20, "!")): Promise<string> {
  const key = randomBytes(20).toString("hex");
  const files = path.join(readWorld().dataDir, "files");
  await mkdir(files, { recursive: true });
  await writeFile(path.join(files, key), content);
  return key;
}

/** Signs a browser in by a visitor's cookie. */
export async function enter(context: BrowserContext, cookie: string): Promise<void> {
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: readWorld().appUrl }]);
}

async function idOf(rows: Client, text: string, values: unknown[]): Promise<number> {
  const { rows: found } = await rows.query(text, values);
  return Number(found[0].id);
}

/** Everything that deeds change, as one text: it is the same before and after a deed that was refused. */
export const rowsOf = (): Promise<string> =>
  withDatabase(async (rows) => {
    const tables = [
      ...["attachments", "canned_replies", "closures", "contact_people", "contacts"],
      ...["dialogs", "drafts", "grants", "messages", "notes", "organisation", "outbox"],
      ...["people", "person_phones", "seen_marks", "staff", "touches", "uploads"],
    ];
    const texts = [];
    for (const table of tables) {
      // When the sweep ran is no deed of anybody's.
      const { rows: found } = await rows.query(
        `select (to_jsonb(t) - 'swept_at')::text as row from ${table} t order by 1`,
      );
      texts.push(table, ...found.map(({ row }) => row));
    }
    return texts.join("\n");
  });
