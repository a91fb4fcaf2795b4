import { redirect } from "next/navigation";
import { requireAdmin } from "@/lib/auth/current-staff";

export default async function MessagingPage() {
  await requireAdmin();
  redirect("/settings/messaging/twilio");
}
