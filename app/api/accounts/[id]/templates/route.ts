import { found } from "@/app/api/dialogs/answer";
import { staffRoute } from "@/lib/auth/guard";
import { DialogId } from "@/lib/dialogs/input";
import { offerTemplates } from "@/lib/templates/offer-templates";

/** The approved templates of an account that the asking member may see. */
export const GET = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const asked = DialogId.safeParse(params);
  return found(asked.success ? await offerTemplates(staff, asked.data.id) : null);
});
