import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { dialogs } from "@/db/schema";
import { saveDraft } from "@/lib/dialogs/actions/drafts";
import { addNote } from "@/lib/dialogs/actions/notes";
import { markSeen } from "@/lib/dialogs/actions/see";
import { introduce } from "./introduce";
import { edit, react, unsend } from "./later-deeds";
import { close, reopen } from "./move-dialog";
import type { Ago, Closing, Line, SampleDialog } from "./sample";
import { say } from "./say-line";
import { before, type Clinic, known, type Story } from "./story";
import type { Member } from "./world";

/** Loads one sample dialog through the product's own doors, in the order in which it happened. */
export async function loadDialog(clinic: Clinic, sample: SampleDialog): Promise<void> {
  const account = clinic.accounts[sample.account];
  const story: Story = { clinic, sample, account, dialogId: null, externalIds: [] };
  const { lines, closings = [] } = sample;
  const steps = [...lines.flatMap(stepsOfLine), ...closings.flatMap(stepsOfClosing)];
  for (const { take } of steps.toSorted((one, other) => other.ago - one.ago))
    await take(story);
  await introduce(story);
  await assign(story);
  await look(story);
  await leaveWords(story);
}

type Step = { ago: Ago; take: (story: Story) => Promise<void> };

const stepsOfLine = (line: Line, index: number): Step[] => [
  { ago: line.ago, take: (story) => say(story, line) },
  ...laterSteps(line, index),
];

function laterSteps({ reaction, edit: change, unsent }: Line, index: number): Step[] {
  const steps: Step[] = [];
  if (reaction)
    steps.push({ ago: reaction.ago, take: (story) => react(story, index, reaction) });
  if (change)
    steps.push({ ago: change.ago, take: (story) => edit(story, index, change) });
  if (unsent)
    steps.push({ ago: unsent.ago, take: (story) => unsend(story, index, unsent) });
  return steps;
}

function stepsOfClosing({ reopened, ...closed }: Closing): Step[] {
  const end: Step = { ago: closed.ago, take: (story) => close(story, closed) };
  if (!reopened) return [end];
  return [end, { ago: reopened.ago, take: (story) => reopen(story, reopened) }];
}

async function assign({ clinic, sample, dialogId }: Story): Promise<void> {
  if (!sample.assignee) return;
  await db()
    .update(dialogs)
    .set({ assigneeId: clinic.staff[sample.assignee].id })
    .where(eq(dialogs.id, known(dialogId)));
}

/** Everybody who may see the dialog has looked at it, but for its last messages. */
async function look({ clinic, sample, ...story }: Story): Promise<void> {
  const dialogId = known(story.dialogId);
  const [dialog] = await db()
    .select({ lastSeq: dialogs.lastSeq })
    .from(dialogs)
    .where(eq(dialogs.id, dialogId));
  const seq = known(dialog).lastSeq - (sample.unseen ?? 0);
  if (seq < 1) return;
  for (const member of Object.values(clinic.staff))
    await markSeen(member, { dialogId, seq });
}

/** Notes among colleagues, and what was begun and not sent. */
async function leaveWords({ clinic, sample, dialogId: id }: Story): Promise<void> {
  const dialogId = known(id);
  for (const { ago, by, text } of sample.notes ?? []) {
    const note = { dialogId, clientId: randomUUID(), text };
    await addNote(clinic.staff[by], note, before(clinic, ago));
  }
  for (const [by, text] of Object.entries(sample.drafts ?? {})) {
    await saveDraft(clinic.staff[by as Member], { dialogId, text, note: "" });
  }
}
