import { db } from "@/db";
import { organisation } from "@/db/schema";

/** What the clinic calls itself, for the door that stands open to strangers. */
export async function clinicName(): Promise<string> {
  const [row] = await db().select({ name: organisation.name }).from(organisation);
  return row?.name ?? "Dialogs";
}
