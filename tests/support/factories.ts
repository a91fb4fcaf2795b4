import { randomUUID } from "node:crypto";
import { db } from "@/db";
import { accounts, staff as staffTable } from "@/db/schema";
import { putCredential } from "@/lib/accounts/secrets/keep-credential";
import type { Staff } from "@/lib/auth/current-staff";
import type { AccountScope } from "@/lib/auth/scope";
import type { MessageEvent } from "@/lib/channels/events";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { presentAudience } from "@/lib/live/audience";
import { manifest } from "./deliveries";

type Account = typeof accounts.$inferSelect;

/** A member of staff who is there, without a password that anybody could use. */
export async function makeStaff(
  person: { name?: string; role?: "admin" | "staff"; scope?: AccountScope } = {},
): Promise<Staff> {
  const { name = "Tomas Reyk", role = "staff", scope = { all: true } } = person;
  const email = `${randomUUID()}@northgate.example`;
  const [made] = await db()
    .insert(staffTable)
    .values({ name, role, email, passwordHash: "-", allAccounts: scope.all })
    .returning();
  if (!made) throw new Error("No member of staff was made.");
  const { id, scopeVersion } = made;
  const sessionId = randomUUID();
  const audience = await presentAudience();
  return { id, name, email, role, scope, scopeVersion, sessionId, audience };
}

/** A WhatsApp sender of the invented clinic, connected with its real credentials. */
export async function makeSender(
  number = manifest.world.twilio.sender.replace("whatsapp:", ""),
  credential = manifest.world.twilio,
): Promise<Account> {
  const by = await makeStaff({ role: "admin" });
  const credentialId = await putCredential(db(), {
    channel: "whatsapp",
    externalId: credential.accountSid,
    secret: credential.authToken,
    by: by.id,
  });
  const [made] = await db()
    .insert(accounts)
    .values({
      channel: "whatsapp",
      credentialId,
      externalId: number,
      label: "Northgate Clinic",
      handle: number,
      confirmedAt: new Date(0),
    })
    .returning();
  if (!made) throw new Error("No sender was made.");
  return made;
}

/** An Instagram account of the invented clinic: `A`, `B` or `C`. */
export async function makeProfile(which: "A" | "B" | "C" = "A"): Promise<Account> {
  const { accounts: ids, usernames } = manifest.world.instagram;
  const by = await makeStaff({ role: "admin" });
  const credentialId = await putCredential(db(), {
    channel: "instagram",
    externalId: ids[which],
    secret: `IGAA${which}-a-token-of-the-tests`,
    by: by.id,
  });
  const [made] = await db()
    .insert(accounts)
    .values({
      channel: "instagram",
      credentialId,
      externalId: ids[which],
      label: usernames[which],
      handle: `@${usernames[which]}`,
      confirmedAt: new Date(0),
    })
    .returning();
  if (!made) throw new Error("No Instagram account was made.");
  return made;
}

/** As far as anybody can have seen a dialog: nothing holds such a reply. */
export const seenAll = 2_147_483_647;

let written = 0;

/** What a patient writes to an account, as the channel's adapter would tell it. */
export function inbound(
  account: Account,
  said: Partial<MessageEvent> = {},
): MessageEvent {
  written += 1;
  const externalId = said.externalId ?? `SM${String(written).padStart(32, "0")}`;
  return {
    type: "message",
    direction: "inbound",
    accountExternalId: account.externalId,
    eventKey: `message:${externalId}`,
    payload: "{}",
    externalId,
    peer: {
      identities: [{ kind: "phone", value: "+447700900123" }],
      name: "Maria Gomez",
      handle: null,
    },
    at: null,
    kind: "text",
    text: "May I come on Tuesday?",
    details: {},
    attachments: [],
    replyToExternalId: null,
    ...said,
  };
}

/** A dialog that a patient's message has opened; answers with its id. */
export async function makeDialog(
  account: Account,
  said: Partial<MessageEvent> = {},
): Promise<number> {
  const kept = await keepEvent(account, inbound(account, said));
  if (kept.state !== "applied" || kept.dialogId === null) {
    throw new Error(`The message was ${kept.state}.`);
  }
  return kept.dialogId;
}
