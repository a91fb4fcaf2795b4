import { asc, like } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import { type PhoneCountry, phoneCountry } from "./phone";

/** Whose numbers are written without a prefix here: the country of the clinic's own first number, else the kingdom's. */
export async function clinicCountry(): Promise<PhoneCountry> {
  const [first] = await db()
    .select({ number: accounts.externalId })
    .from(accounts)
    .where(like(accounts.externalId, "+%"))
    .orderBy(asc(accounts.id))
    .limit(1);
  return (first && phoneCountry(first.number)) ?? "GB";
}
