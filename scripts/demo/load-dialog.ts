import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { contactPeople, dialogs, identities, people } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { MessageEvent } from "@/lib/channels/types";
import { closeDialog } from "@/lib/dialogs/close";
import { keepMessage, lockDialog } from "@/lib/dialogs/keep-message";
import { keepEvent } from "@/lib/dialogs/ledger";
import { markSeen } from "@/lib/dialogs/see";
import { fold } from "@/lib/patients/fold";
import type { Standin } from "@/tests/support/standin/standin";
import type { Line, SampleDialog } from "./dialogs";
import type { Member } from "./world";

export type Clinic = {
  account: { id: number; externalId: string };
  staff: Record<Member, Staff>;
  standin: Standin;
  now: Date;
};

/** Loads one sample dialog through the product's own doors, with its times of the past. */
export async function loadDialog(clinic: Clinic, sample: SampleDialog): Promise<void> {
  let dialogId = null as number | null;
  for (const line of sample.lines) {
    dialogId = line.by
      ? await answer(clinic, { sample, line, dialogId: required(dialogId) })
      : await write(clinic, { sample, line });
  }
  const id = required(dialogId);
  await introduce(id, sample);
  await look(clinic, id, sample.unseen ?? 0);
  if (sample.closed) {
    const { ago, by } = sample.closed;
    await closeDialog(clinic.staff[by], id, before(clinic, ago));
  }
}

async function write(
  clinic: Clinic,
  { sample, line }: { sample: SampleDialog; line: Line },
): Promise<number> {
  const at = before(clinic, line.ago);
  const externalId = clinic.standin.remember({
    direction: "inbound",
    phone: sample.phone,
    profileName: sample.name,
    clinic: clinic.account.externalId,
    text: line.text,
    at,
  });
  const kept = await keepEvent(
    clinic.account,
    event(clinic, { sample, line, externalId, at }),
  );
  if (kept.state !== "applied") throw new Error(`A sample message was ${kept.state}.`);
  return required(kept.dialogId);
}

function event(
  clinic: Clinic,
  {
    sample,
    line,
    externalId,
    at,
  }: { sample: SampleDialog; line: Line; externalId: string; at: Date },
): MessageEvent {
  const { text, kind = "text", details = {}, file } = line;
  const files =
    file && kind !== "text" && kind !== "location"
      ? [
          {
            kind: kind as "document",
            contentType: file.type,
            fileName: file.name,
            url: null,
          },
        ]
      : [];
  return {
    type: "message",
    direction: "inbound",
    accountExternalId: clinic.account.externalId,
    eventKey: `message:${externalId}`,
    payload: "{}",
    externalId,
    peer: {
      identities: [{ kind: "phone", value: sample.phone }],
      name: sample.name,
      handle: null,
    },
    at,
    kind,
    text,
    details,
    attachments: files,
    replyToExternalId: null,
  };
}

async function answer(
  clinic: Clinic,
  { sample, line, dialogId }: { sample: SampleDialog; line: Line; dialogId: number },
): Promise<number> {
  const at = before(clinic, line.ago);
  const externalId = clinic.standin.remember({
    direction: "outbound",
    phone: sample.phone,
    clinic: clinic.account.externalId,
    text: line.text,
    at,
    status: line.failed ? "undelivered" : "read",
  });
  const clientId = randomUUID();
  await db().transaction(async (rows) => {
    const dialog = await lockDialog(rows, dialogId);
    if (!dialog) throw new Error("A sample dialog is gone.");
    const [address] = await rows
      .select({ id: identities.id })
      .from(identities)
      .where(
        and(eq(identities.contactId, dialog.contactId), eq(identities.kind, "phone")),
      );
    await keepMessage(
      rows,
      dialog,
      {
        direction: "outbound",
        origin: "staff",
        kind: "text",
        text: line.text,
        status: line.failed ? "failed" : "read",
        errorCode: line.failed ?? null,
        externalId,
        clientId,
        orderKey: `${clientId}.0`,
        at,
        authorId: line.by ? clinic.staff[line.by].id : null,
        identityId: required(address?.id ?? null),
      },
      {
        unansweredSince: null,
        clearedInbound: dialog.inboundCount,
        undelivered: line.failed !== undefined,
      },
    );
  });
  return dialogId;
}

/** Turns the lead into the patient on the clinic's books, and puts the rest of a family beside. */
async function introduce(dialogId: number, sample: SampleDialog): Promise<void> {
  const [link] = await db()
    .select({ contactId: dialogs.contactId, personId: contactPeople.personId })
    .from(dialogs)
    .innerJoin(contactPeople, eq(contactPeople.contactId, dialogs.contactId))
    .where(eq(dialogs.id, dialogId));
  if (!link || !sample.patient) return;
  await db()
    .update(people)
    .set({ kind: "patient", becamePatientAt: new Date() })
    .where(eq(people.id, link.personId));
  for (const name of sample.family ?? []) {
    const [relative] = await db()
      .insert(people)
      .values({
        name,
        kind: "patient",
        searchText: fold(name),
        becamePatientAt: new Date(),
      })
      .returning({ id: people.id });
    await db()
      .insert(contactPeople)
      .values({ contactId: link.contactId, personId: required(relative?.id ?? null) });
  }
}

async function look(clinic: Clinic, dialogId: number, unseen: number): Promise<void> {
  const [dialog] = await db()
    .select({ lastSeq: dialogs.lastSeq })
    .from(dialogs)
    .where(eq(dialogs.id, dialogId));
  const seq = (dialog?.lastSeq ?? 0) - unseen;
  if (seq < 1) return;
  for (const member of Object.values(clinic.staff))
    await markSeen(member, { dialogId, seq });
}

const before = ({ now }: Clinic, minutes: number) =>
  new Date(now.getTime() - minutes * 60_000);

function required<Value>(value: Value | null): Value {
  if (value === null) throw new Error("The sample data is out of order.");
  return value;
}
