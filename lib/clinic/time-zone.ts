import { db } from "@/db";
import { organisation } from "@/db/schema";

/** The clinic's time zone (IANA name), in which times are shown. */
export async function clinicTimeZone(): Promise<string> {
  const [only] = await db().select({ zone: organisation.timeZone }).from(organisation);
  return only?.zone ?? "UTC";
}
