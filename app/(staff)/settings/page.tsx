import { redirect } from "next/navigation";
import { requireAdmin } from "@/lib/auth/current-staff";

export default async function SettingsPage() {
  await requireAdmin();
  redirect("/settings/messaging/twilio");
}
