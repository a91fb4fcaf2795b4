import { and, eq, inArray, isNull } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, contacts, dialogs, identities, messages } from "@/db/schema";
import type { StoredAccount } from "@/lib/accounts/find";
import { isNotActivated } from "@/lib/accounts/readiness/activation";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { canSeeAccount } from "@/lib/auth/scope";
import { adapterOf } from "@/lib/channels";
import { findOrOpenDialog } from "@/lib/dialogs/apply/find-or-open-dialogs";
import type { Start, Started, StartHindrance } from "@/lib/dialogs/types/start";
import { oneLine } from "@/lib/patients/check-person";
import { clinicCountry } from "@/lib/patients/clinic-country";
import { findOrMakeContact } from "@/lib/patients/contacts/find-or-make-contacts";
import { lockIdentities } from "@/lib/patients/contacts/known-identities";
import { findPerson } from "@/lib/patients/find-person";
import { link } from "@/lib/patients/links/link";
import { phoneCountry, phoneForms, readPhone } from "@/lib/patients/phone";
import { ok, type Result, refused } from "@/lib/result";
import { type SendRefusal, storeWithin } from "./send";

/**
 * Why no dialog was begun. `cannotStart`: the account is not to be seen, is not connected, or its channel has no
 * templates.
 */
export type StartRefusal = SendRefusal | "notAPhone" | "cannotStart";

/** What keeps a dialog from being begun from an account; null where its channel takes templates, and it works. */
export function hindranceOf(account: StoredAccount): StartHindrance | null {
  if (!adapterOf(account.channel).templates) return "channel";
  if (isNotActivated(account)) return "notActivated";
  return account.state === "connected" ? null : account.state;
}

/**
 * Begins a dialog with a number by an approved template: contact, dialog and message, or nothing of it. Where there is
 * one with this number already, in any of its forms, it is answered and nothing is sent. `personId` is somebody on the
 * books who has the number; without one a lead is made. The same `clientId` again changes nothing.
 */
export async function startDialog(
  staff: Staff,
  start: Start,
): Promise<Result<Started, StartRefusal>> {
  const account = await startable(staff, start.accountId);
  if (!account) return refused("cannotStart");
  const country = phoneCountry(account.externalId) ?? (await clinicCountry());
  const phone = readPhone(start.phone, country);
  if (!phone) return refused("notAPhone");
  const place = { accountId: account.id, phone };
  const present = await presentDialog(start, place);
  return present ? ok(present) : begin(staff, start, place);
}

async function startable(staff: Staff, accountId: number) {
  const [account] = await db().select().from(accounts).where(eq(accounts.id, accountId));
  if (!account || !canSeeAccount(staff.scope, accountId)) return null;
  return hindranceOf(account) === null ? account : null;
}

type Place = { accountId: number; phone: string };

/** The dialog that there is with a number; new where it was this start that began it, whose answer was lost. */
async function presentDialog(
  { clientId }: Start,
  { accountId, phone }: Place,
): Promise<Started | null> {
  const [found] = await db()
    .select({ dialogId: dialogs.id, accountId: dialogs.accountId })
    .from(identities)
    .innerJoin(dialogs, eq(dialogs.contactId, identities.contactId))
    .where(
      and(
        eq(identities.accountId, accountId),
        eq(identities.kind, "phone"),
        inArray(identities.value, [phone, ...phoneForms(phone)]),
        isNull(identities.endedAt),
      ),
    )
    .limit(1);
  if (!found) return null;
  const sent = and(
    eq(messages.dialogId, found.dialogId),
    eq(messages.clientId, clientId),
  );
  return { ...found, isNew: (await db().$count(messages, sent)) > 0 };
}

/** A refusal inside the transaction, which takes back what was made for nothing. */
class Refused extends Error {
  constructor(readonly reason: StartRefusal) {
    super(reason);
  }
}

/** Somebody began a dialog with this number a moment before, and this one is not to be begun. */
class Begun extends Error {}

async function begin(
  staff: Staff,
  start: Start,
  place: Place,
): Promise<Result<Started, StartRefusal>> {
  const { accountId, phone } = place;
  try {
    return await db().transaction(async (rows) => {
      const contact = await contactFor(rows, staff, { start, accountId, phone });
      const opened = await findOrOpenDialog(rows, accountId, {
        ...contact,
        at: new Date(),
      });
      const { id, lastSeq } = opened.dialog;
      if (lastSeq > 0) throw new Begun();
      const { clientId, template } = start;
      const reply = { dialogId: id, clientId, text: "", template, seenSeq: 0 };
      const stored = await storeWithin(rows, staff, reply);
      if (!stored.ok) throw new Refused(stored.reason);
      await recordAudit(rows, {
        staffId: staff.id,
        action: "dialog.started",
        subject: "dialog",
        subjectId: String(id),
      });
      return ok({ dialogId: id, accountId, isNew: true });
    });
  } catch (fault) {
    if (fault instanceof Refused) return refused(fault.reason);
    const present = fault instanceof Begun && (await presentDialog(start, place));
    if (present) return ok(present);
    throw fault;
  }
}

type For = Place & { start: Start };

async function contactFor(rows: Rows, staff: Staff, { start, accountId, phone }: For) {
  const identities = [{ kind: "phone" as const, value: phone }];
  // Before people, as whoever hears from there holds it.
  const peer = { identities, name: null, handle: null };
  await lockIdentities(rows, accountId, [peer]).execute();
  const person =
    start.personId === null
      ? null
      : await findPerson(rows, { scope: staff.scope, id: start.personId, locked: true });
  if (start.personId !== null && !person) throw new Refused("notFound");
  const name = person?.name ?? (oneLine(start.name) || null);
  const { contactId, firstDialogId } = await findOrMakeContact(rows, accountId, {
    ...peer,
    name,
  });
  if (!person) return { contactId, firstDialogId };
  await rows
    .select()
    .from(contacts)
    .where(eq(contacts.id, contactId))
    .for("no key update");
  await link(rows, { staff, contactId, personId: person.id, place: "instead" });
  return { contactId, firstDialogId };
}
