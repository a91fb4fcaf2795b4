import { z } from "zod";
import { longestBrand } from "@/lib/accounts/types/saving";
import { accountColours } from "@/lib/accounts/types/tag";
import { Id, ListedId } from "@/lib/id";
import { OneLine } from "@/lib/one-line";
import { isZone, momentOf } from "@/lib/wall-clock";

/** Meta's tokens have some 200 signs, and it promises no limit. */
const longToken = z.string().max(2_000);

/** What groups accounts; empty for nothing, left out for as it was. */
const brand = OneLine.pipe(z.string().max(longestBrand))
  .transform((name) => name || null)
  .nullish();

const settings = z.strictObject({
  label: OneLine,
  colour: z.enum(accountColours),
  brand,
  /** `2026-11-30T08:00` in the zone beside it; empty for no deadline. */
  deadline: OneLine,
  deadlineZone: z.string().max(100).refine(isZone),
});

/** A new sender as its form hands it over. Which numbers and names will do is judged where they are stored. */
export const NewSenderForm = settings
  .extend({ accountSid: OneLine, authToken: OneLine, senderNumber: OneLine })
  .transform(withDeadline);

/**
 * Changes of a sender, and what its form said when it was opened. An empty `authToken` keeps the stored one; the Account
 * SID and the number count only while the provider has not confirmed them.
 */
export const SenderChangeForm = z.object({
  accountId: Id,
  typed: NewSenderForm,
  seen: settings
    .extend({ accountSid: OneLine, senderNumber: OneLine })
    .transform(withDeadline),
});

const profileSettings = z.strictObject({
  label: OneLine,
  colour: z.enum(accountColours),
  humanAgent: z.boolean(),
  brand,
});

/** A new profile as its form hands it over. */
export const NewProfileForm = profileSettings.extend({
  accountSid: OneLine,
  authToken: longToken,
});

/** Changes of a profile, and what its form said when it was opened. */
export const ProfileChangeForm = z.object({
  accountId: Id,
  typed: profileSettings,
  seen: profileSettings,
});

/** A token for an account; empty for the stored one. */
export const TokenForm = z.object({ accountId: Id, authToken: longToken });

/** An account that something is to be done with. */
export const AccountForm = z.object({ accountId: Id });

/** Reads the date and time on the wall of a zone into the moment that is meant. */
function withDeadline<Typed extends { deadline: string; deadlineZone: string }>(
  { deadline, deadlineZone, ...typed }: Typed,
  context: z.RefinementCtx,
) {
  if (deadline === "") return { ...typed, deadlineAt: null, deadlineZone: null };
  const deadlineAt = momentOf(deadline, deadlineZone);
  if (deadlineAt) return { ...typed, deadlineAt, deadlineZone };
  context.addIssue({ code: "custom", message: "is no date", path: ["deadline"] });
  return z.NEVER;
}

const notice = z.enum(["sandbox", "trial", "idCorrected"]).optional().catch(undefined);
const word = z.string().optional().catch(undefined);

/** What the addresses of the messaging pages ask for: a form, a question, or word of what was saved. */
const asked = {
  add: word,
  edit: ListedId,
  disconnect: ListedId,
  reconnect: ListedId,
  saved: ListedId,
  notice,
};

/** What the address of the Twilio page asks for; `fold`: that no sender stands open by itself. */
export const TwilioQuery = z.object({ ...asked, fold: word });

/** What the address of the Instagram page asks for; `token`: to replace the token of an account. */
export const InstagramQuery = z.object({ ...asked, token: ListedId });
