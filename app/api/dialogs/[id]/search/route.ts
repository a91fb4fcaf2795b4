import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { DialogSearchInput } from "@/lib/dialogs/input";
import { searchDialog } from "@/lib/dialogs/search/search-dialog";

/** The messages of one dialog in which the words of `?q=` stand. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const q = request.nextUrl.searchParams.get("q") ?? undefined;
  const asked = DialogSearchInput.safeParse({ ...params, q });
  return found(asked.success ? await searchDialog(staff, asked.data) : null);
});
