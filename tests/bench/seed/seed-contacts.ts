import type { Database } from "@/db";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { insertAll } from "./insert-all";
import { handleOf, personName, phoneOf } from "./people";
import { randomFrom } from "./random";
import type { Plan, SeededDialog } from "./seed-clinic";

const batchSize = 5_000;

type Person = { id: number; name: string; handle: string | null; phone: string };
type Writer = Person & { accountId: number };

/** The people on the books, the contacts of those who write, and their dialogs; a dialog's id is its person's. */
export async function seedContacts(
  database: Database,
  plan: Plan,
): Promise<SeededDialog[]> {
  const random = randomFrom(plan.seed);
  const dialogs: SeededDialog[] = [];
  for (let first = 1; first <= plan.people; first += batchSize) {
    const count = Math.min(batchSize, plan.people - first + 1);
    const people = Array.from({ length: count }, (_, index): Person => {
      const id = first + index;
      const name = personName(random);
      return { id, name, handle: handleOf(random, name), phone: phoneOf(id) };
    });
    await keepPeople(database, people);
    const writers = people.filter(({ id }) => id <= plan.dialogs);
    dialogs.push(...(await keepContacts(database, writers, plan.accountIds)));
  }
  return dialogs;
}

async function keepPeople(database: Database, rows: Person[]): Promise<void> {
  await insertAll(database, "people", {
    rows,
    columns: [
      { name: "id", type: "bigint", of: ({ id }) => id },
      {
        name: "kind",
        type: "person_kind",
        of: ({ id }) => (id % 3 ? "patient" : "lead"),
      },
      { name: "name", type: "text", of: ({ name }) => name },
      {
        name: "search_text",
        type: "text",
        of: ({ name, phone }) => searchTextOf([name], [phone]),
      },
    ],
  });
  await insertAll(database, "person_phones", {
    rows,
    columns: [
      { name: "id", type: "bigint", of: ({ id }) => id },
      { name: "person_id", type: "bigint", of: ({ id }) => id },
      { name: "phone", type: "text", of: ({ phone }) => phone },
    ],
  });
}

async function keepContacts(
  database: Database,
  people: Person[],
  accountIds: number[],
): Promise<SeededDialog[]> {
  const rows = people.map((person) => ({
    ...person,
    accountId: accountIds[person.id % accountIds.length] ?? 0,
  }));
  const id = { name: "id", type: "bigint", of: (row: { id: number }) => row.id };
  const account = {
    name: "account_id",
    type: "bigint",
    of: (row: { accountId: number }) => row.accountId,
  };
  const contact = { ...id, name: "contact_id" };
  await insertAll<Writer>(database, "contacts", {
    rows,
    columns: [
      id,
      account,
      { name: "name", type: "text", of: ({ name }) => name },
      { name: "handle", type: "text", of: ({ handle }) => handle },
      {
        name: "search_text",
        type: "text",
        of: ({ name, handle, phone }) => searchTextOf([name, handle], [phone]),
      },
      {
        name: "called_as_person",
        type: "boolean",
        of: ({ handle }) => handle === null,
      },
    ],
  });
  await insertAll<Writer>(database, "identities", {
    rows,
    columns: [
      id,
      contact,
      account,
      { name: "kind", type: "identity_kind", of: () => "phone" },
      { name: "value", type: "text", of: ({ phone }) => phone },
    ],
  });
  await insertAll<Writer>(database, "contact_people", {
    rows,
    columns: [id, contact, { ...id, name: "person_id" }],
  });
  await insertAll<Writer>(database, "dialogs", { rows, columns: [id, account, contact] });
  return rows.map((row) => ({
    id: row.id,
    accountId: row.accountId,
    contactId: row.id,
    identityId: row.id,
  }));
}
