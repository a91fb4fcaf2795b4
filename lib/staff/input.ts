import { z } from "zod";
import { Id, ListedId } from "@/lib/id";
import { longestEmail } from "@/lib/lengths";
import { OneLine } from "@/lib/one-line";

const change = {
  name: OneLine,
  role: z.enum(["admin", "staff"]),
  accountIds: z.array(Id).max(1_000).nullable(),
};

/** A new member of staff as the form hands them over. */
export const StaffDraftForm = z.object({
  ...change,
  email: z.string().max(longestEmail),
});

/** Changes of a member, and what the form said when it was opened. */
export const StaffChangeForm = z.object({
  staffId: Id,
  typed: z.strictObject(change),
  seen: z.strictObject(change),
});

/** A member with whom something is to be done. */
export const StaffForm = z.object({ staffId: Id });

/** Passwords are hashed as they are: their length is judged where they are set. */
const password = z.string().max(1_024);

/** One's own password, and another one for it. */
export const OwnPasswordForm = z.object({ present: password, next: password });

/** A session of one's own; null for all of them. */
export const SessionForm = z.object({ sessionId: z.uuid().nullable() });

/** A password that is chosen by a link. */
export const ChosenPassword = z.object({
  token: z.string().min(20).max(100),
  password,
});

/** What the address of the Staff page asks for: a form or a question. */
export const StaffQuery = z.object({
  invite: z.string().optional().catch(undefined),
  edit: ListedId,
  deactivate: ListedId,
  link: ListedId,
});
