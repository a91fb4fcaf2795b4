import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { Id } from "@/lib/id";
import { offerTemplates } from "@/lib/templates/offer-templates";

/** The approved templates of an account that the asking member may see. */
export const GET = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const asked = Id.safeParse(params.id);
  return found(asked.success ? await offerTemplates(staff, asked.data) : null);
});
