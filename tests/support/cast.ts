import { db } from "@/db";
import { grants } from "@/db/schema";
import { makeProfile, makeSender, makeStaff } from "./factories";

export type Cast = Awaited<ReturnType<typeof makeCast>>;

/** A WhatsApp sender and an Instagram account. Dana, an admin, and Tomas see both, Priya only the Instagram account. */
export async function makeCast() {
  const sender = await makeSender();
  const profile = await makeProfile("B");
  const dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const tomas = await makeStaff({ name: "Tomas Reyk" });
  const scope = { all: false as const, accountIds: [profile.id] };
  const priya = await makeStaff({ name: "Priya Anand", scope });
  await db().insert(grants).values({ staffId: priya.id, accountId: profile.id });
  return { sender, profile, dana, tomas, priya };
}
