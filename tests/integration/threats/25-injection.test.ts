import { sql } from "drizzle-orm";
import { db } from "@/db";
import { auditLog, people } from "@/db/schema";
import { auditCsv } from "@/lib/audit/export";
import { listAudit } from "@/lib/audit/list";
import type { Staff } from "@/lib/auth/current-staff";
import { DialogSearchInput, ListInput, SearchInput } from "@/lib/dialogs/input";
import { listDialogs } from "@/lib/dialogs/list/list";
import { search } from "@/lib/dialogs/search/search";
import { searchDialog } from "@/lib/dialogs/search/search-dialog";
import { exportPeople } from "@/lib/patients/export";
import { PeopleQuery } from "@/lib/patients/input";
import { listPeople } from "@/lib/patients/list";
import { useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson } from "@/tests/support/people";
import { randomOf } from "@/tests/support/random";

useDatabase();

const random = randomOf(25);
const pieces = [
  ...[
    "'",
    "''",
    '"',
    "\\",
    ";",
    "--",
    "/*",
    "*/",
    "%",
    "_",
    "$1",
    "$$",
    "$x$",
    ":",
    "::text",
  ],
  ...[
    "\u0000",
    "\ud800",
    "\u202e",
    "\ufeff",
    "😀",
    "é",
    "\t",
    "\n",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
  ],
  ...[
    "&",
    "|",
    "!",
    "<->",
    ":*",
    "|| ",
    " or 1=1",
    " and ",
    " union select ",
    "null",
    "NaN",
  ],
  ...[
    "; drop table people",
    "' or 'a'='a",
    "pg_sleep(9)",
    "1e999",
    "-1",
    "9".repeat(25),
    " ",
  ],
];
const strings = Array.from({ length: 1_000 }, () =>
  Array.from({ length: 1 + random.below(8) }, () => random.one(pieces)).join(""),
);

let dana: Staff;
let dialogId: number;

beforeAll(async () => {
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  dialogId = await makeDialog(await makeSender(), { text: "50% off_peak 'quoted'" });
});

const everything = {
  q: "",
  staff: null,
  kind: null,
  account: null,
  from: null,
  to: null,
};

/** Where a browser's words go into a question, read as the doors read them. */
const questions: ((words: string) => Promise<unknown>)[] = [
  (q) => search(dana, SearchInput.parse({ q })),
  (words) =>
    search(
      dana,
      SearchInput.parse({ q: "off", messages: words, people: words, account: words }),
    ),
  async (q) => {
    const asked = DialogSearchInput.safeParse({ id: dialogId, q });
    return asked.success ? searchDialog(dana, asked.data) : null;
  },
  (words) =>
    listDialogs(dana, ListInput.parse({ tab: words, after: words, account: words })),
  (q) => listPeople(dana.scope, { q: PeopleQuery.parse({ q }).q, limit: 8 }),
  (q) => listAudit({ ...everything, q: q.replaceAll("\0", "").toWellFormed() }),
];

test("a thousand strings that mean something to a database are words to look for, and nothing else", async () => {
  const before = await counts();
  for (const [at, words] of strings.entries()) {
    const ask = questions[at % questions.length];
    await ask?.(words);
  }
  expect(await counts()).toEqual(before);
});

test("percent, underscore and backslash are looked for as they stand", async () => {
  await makePerson("Percy 100%_sure");
  const names = async (q: string) =>
    (await listPeople(dana.scope, { q, limit: 8 })).rows.map(({ name }) => name);
  for (const q of ["%%%", "___", "\\\\\\"]) expect(await names(q)).toEqual([]);
});

/** What a spreadsheet would run, in the cells of a record: OWASP's list of beginnings, and cells that try to break out. */
const formulas = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  '=HYPERLINK("https://evil.example";"Open")',
  '"; =1+1',
  "Ana, =1+1",
  "line\r\n=1+1",
];

test("a spreadsheet of patients opens without running anything", async () => {
  await db().execute(sql`delete from people where name like 'Percy%'`);
  await db()
    .delete(people)
    .where(sql`not exists (select from contact_people l where l.person_id = people.id)`);
  for (const remarks of formulas) await makePerson("=Eve", { remarks, email: remarks });
  let file = "";
  for await (const part of exportPeople(dana, { q: "", filter: "patient" })) file += part;
  expect(file).toBe(golden);
  expect(cellsOf(file).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});

/** To the letter: what a formula would be has an apostrophe before it. */
const golden = [
  "\uFEFFName,Kind,Phone,Other phones,Date of birth,Email,Remarks",
  ...[
    "'=1+1",
    "'+1+1",
    "'-1+1",
    "'@SUM(A1)",
    "'\t=1+1",
    "'\r=1+1",
    `'=HYPERLINK(""https://evil.example"";""Open"")`,
    `""; =1+1`,
    "Ana, =1+1",
    "line\r\n=1+1",
  ].map((cell) => `"'=Eve",patient,,,,"${cell}","${cell}"`),
  "",
].join("\r\n");

test("nor does the audit log's", async () => {
  for (const action of formulas) await db().insert(auditLog).values({ action });
  let file = "";
  for await (const part of auditCsv(dana, everything, (action) => action)) file += part;
  expect(cellsOf(file).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});

/** The cells as a spreadsheet reads them: quotes off, doubled ones single. */
function cellsOf(file: string): string[] {
  const cells = file.replace(/^\uFEFF/, "").matchAll(/"((?:[^"]|"")*)"|([^,\r\n]+)/g);
  return [...cells].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

/** How many rows each table has. */
async function counts() {
  const { rows: tables } = await db().execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  const found = [];
  for (const { name } of tables) {
    const { rows } = await db().execute(
      sql`select count(*)::int from ${sql.identifier(name)}`,
    );
    found.push([name, rows[0]]);
  }
  return found;
}
