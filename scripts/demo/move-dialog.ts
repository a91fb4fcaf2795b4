import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { closures, dialogs, touches } from "@/db/schema";
import { closeDialog } from "@/lib/dialogs/close";
import { nextVersion } from "@/lib/dialogs/keep-message";
import type { Ago } from "./sample";
import { before, known, type Story } from "./story";
import type { Member } from "./world";

type Move = { ago: Ago; by: Member };

export async function close({ clinic, dialogId }: Story, { ago, by }: Move) {
  await closeDialog(clinic.staff[by], known(dialogId), before(clinic, ago));
}

/** As the product does it, but at a time of the past: system touches can't be dated back afterwards. */
export async function reopen({ clinic, ...story }: Story, { ago, by }: Move) {
  const dialogId = known(story.dialogId);
  const { id: authorId } = clinic.staff[by];
  const at = before(clinic, ago);
  await db().transaction(async (rows) => {
    await rows
      .update(closures)
      .set({ reopenedAt: at, reopenedById: authorId })
      .where(and(eq(closures.dialogId, dialogId), isNull(closures.reopenedAt)));
    await rows.insert(touches).values({ dialogId, kind: "dialogReopened", at, authorId });
    await rows
      .update(dialogs)
      .set({ closureId: null, version: nextVersion })
      .where(eq(dialogs.id, dialogId));
  });
}
