import type { AccountProblem, SaveResult } from "@/lib/accounts/types/saving";

type Saved = Extract<SaveResult, { ok: true }>;

/** Something was stored of an account that was here before; `found` is what else there is to say of it. */
export const savedAs = (
  accountId: number,
  found: Partial<Pick<Saved, "notice" | "doubt">> = {},
): SaveResult => ({
  ok: true,
  accountId,
  isNew: false,
  notice: null,
  doubt: null,
  ...found,
});

/** Nothing was stored, for these reasons. */
export const refusedFor = (problems: AccountProblem[]): SaveResult => ({
  ok: false,
  reason: "problems",
  problems,
});

/** There is no such account (any more), or none with which this can be done. */
export const notFound: SaveResult = refusedFor([{ field: null, reason: "notFound" }]);
