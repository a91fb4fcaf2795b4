import type { AccountTag } from "@/lib/accounts/types/tag";
import type { TabCounts } from "./list";
import type { OpenDialog } from "./open";
import type { DialogRow } from "./row";

/** Which accounts a member of staff sees, and the live channels that tell of them. */
export type ScreenScope = { accounts: AccountTag[]; channels: string[] };

/** The open dialog as it is now. `isItself`: more changed than its messages and what stands beside them. */
type ChangedDialog = Omit<OpenDialog, "hasOlder"> & {
  dialogId: number;
  isItself: boolean;
};

/**
 * What changed since a cursor. `reset` means that the cursor can't be continued (restore, change of scope, too old):
 * the screen loads anew. Otherwise `rows` are dialogs in their present state, and `open` the open dialog's changed
 * messages and what changed beside them.
 *
 * With a `next` the rows are the first page of the list that was asked about: it would take longer to tell all that
 * changed. Then nothing that the screen knows of other rows need still be so.
 */
export type Changes = { reset: true } | Caught;

/** What continues from the cursor. */
export type Caught = {
  reset: false;
  cursor: string;
  counts: TabCounts;
  rows: DialogRow[];
  next?: string | null;
  open: ChangedDialog | null;
  /** Only where it may be another than before: a screen begins anew, or channels have got other names. */
  scope?: ScreenScope;
};
