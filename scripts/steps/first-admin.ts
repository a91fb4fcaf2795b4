import { say } from "./say";

/** Makes the first administrator of ADMIN_EMAIL and ADMIN_PASSWORD where there is no staff; else says what is missing. */
export async function welcomeFirstAdmin() {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = process.env;
  // Needed here only: the application's own environment goes without it.
  delete process.env.ADMIN_PASSWORD;
  if (!email || !password) return tellIfNobodyCanSignIn();
  const { createFirstAdmin } = await import("@/lib/staff/first-admin");
  if (await createFirstAdmin({ email, password }))
    say(`  The first administrator is ${email}.`);
}

async function tellIfNobodyCanSignIn() {
  const { db } = await import("@/db");
  const { staff } = await import("@/db/schema");
  if ((await db().$count(staff)) > 0) return;
  say(
    "  Nobody can sign in yet: start, or migrate, once with ADMIN_EMAIL and ADMIN_PASSWORD (10 characters or more).",
  );
}
