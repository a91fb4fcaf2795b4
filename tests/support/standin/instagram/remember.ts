import type { PatientFile } from "@/tests/support/standin/patient-file";
import { newMid } from "./ids";
import { meet, type Patient } from "./people";
import type { InstagramWorld } from "./world";
import { filesOf } from "./write";

export type RememberedOnInstagram = {
  direction: "inbound" | "outbound";
  account: string;
  person: Patient;
  text: string;
  at: Date;
  mid?: string | undefined;
  media?: PatientFile[] | undefined;
  /** The story that it answers; its link is dead by now. */
  storyId?: string | undefined;
  /** What the patient did with it since. */
  edits?: number | undefined;
  isUnsent?: boolean | undefined;
  reaction?: string | undefined;
};

/**
 * Puts a message of the past among what this Instagram knows, without a webhook: the reply window, the phone and the
 * lists then agree with sample dialogs that were loaded elsewhere. A known `mid` is left as it is.
 */
export function remember(world: InstagramWorld, past: RememberedOnInstagram): string {
  if (past.mid && world.state.messages.has(past.mid)) return past.mid;
  const { accountId, igsid } = meet(world, { account: past.account, from: past.person });
  const isInbound = past.direction === "inbound";
  const createdAt = past.at.toISOString();
  return world.state.add({
    mid: past.mid ?? newMid(),
    accountId,
    igsid,
    from: isInbound ? "patient" : "clinic",
    origin: isInbound ? "phone" : "app",
    text: past.text,
    attachments: filesOf(world, past.media ?? []),
    replyTo: past.storyId ? { story: { id: past.storyId, url: "" } } : null,
    createdAt,
    readAt: isInbound ? null : createdAt,
    edits: past.edits ?? 0,
    isUnsent: past.isUnsent ?? false,
    reactions: { patient: past.reaction ?? null, clinic: null },
    update: null,
    webhook: null,
  }).mid;
}
