import { sql } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { type PhoneCountry, phoneCountry } from "./phone";

/** Whose numbers are written without a prefix here: the country of the clinic's own first number, else the kingdom's. */
export async function clinicCountry(): Promise<PhoneCountry> {
  const [first] = await prepared(sql<{ number: string | null }>`
    select ${clinicNumberQuery} as number`);
  return countryOf(first?.number ?? null);
}

/** The clinic's own first number, as a column of another question; {@link countryOf} reads it. */
export const clinicNumberQuery = sql<string | null>`(
  select external_id from accounts where external_id like '+%' order by id limit 1)`;

/** The country of the clinic's own first number, or of none. */
export const countryOf = (number: string | null): PhoneCountry =>
  (number === null ? undefined : phoneCountry(number)) ?? "GB";
