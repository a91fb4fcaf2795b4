import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import type { Ago } from "./sample";
import { before, known, type Story } from "./story";
import type { Member } from "./world";

type Move = { ago: Ago; by: Member };

export async function close({ clinic, dialogId }: Story, { ago, by }: Move) {
  await closeDialog(clinic.staff[by], known(dialogId), { at: before(clinic, ago) });
}

export async function reopen({ clinic, dialogId }: Story, { ago, by }: Move) {
  await reopenDialog(clinic.staff[by], known(dialogId), { at: before(clinic, ago) });
}
