import { redirect } from "next/navigation";
import { firstSteps } from "@/lib/accounts/settings/first-steps";
import { requireAdmin } from "@/lib/auth/current-staff";

/** A new clinic begins with its first steps, any other with its accounts. */
export default async function SettingsPage() {
  await requireAdmin();
  const { answered } = await firstSteps();
  redirect(answered ? "/settings/messaging/twilio" : "/settings/start");
}
