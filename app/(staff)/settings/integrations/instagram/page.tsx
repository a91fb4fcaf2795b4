import { redirect } from "next/navigation";
import { requireAdmin } from "@/lib/auth/current-staff";

/** The same page stands in the menu twice. */
export default async function InstagramIntegrationPage() {
  await requireAdmin();
  redirect("/settings/messaging/instagram");
}
