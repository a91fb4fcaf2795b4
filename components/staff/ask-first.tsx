"use client";

import { useRouter } from "next/navigation";
import { AlertDialog } from "radix-ui";
import { useActionState } from "react";
import { scrimLook, sheetButtonsLook, sheetLook } from "@/components/settings/modal-look";
import { Button } from "@/components/ui/button";
import type { StaffAnswer } from "@/lib/staff/types";
import { staffHrefs } from "./staff-hrefs";
import { useRefused } from "./use-refused";

type Props = {
  title: string;
  text: string;
  words: { cancel: string; confirm: string; confirming: string };
  isGrave?: boolean;
  deed(): Promise<StaffAnswer>;
  /** What comes of it; the page, unless it is told. */
  onDone?(answer: Extract<StaffAnswer, { ok: true }>): void;
};

/** Asks before something is done that a member of staff will notice. */
export function AskFirst({ title, text, words, isGrave = false, deed, onDone }: Props) {
  const refused = useRefused();
  const router = useRouter();
  const close = () => router.replace(staffHrefs.page, { scroll: false });
  const [refusal, confirm, isPending] = useActionState(async () => {
    const said = await deed().catch(unreached);
    if (!said.ok) return said.reason;
    if (onDone) onDone(said);
    else close();
    return null;
  }, null);
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={scrimLook} />
        <AlertDialog.Content className={sheetLook}>
          <AlertDialog.Title className="px-4 pt-4 font-semibold text-title tracking-[-.01em] [overflow-wrap:anywhere] md:px-6 md:pt-5">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description className="px-4 pt-2 pb-5 text-ink-2 md:px-6">
            {text}
          </AlertDialog.Description>
          {refusal && (
            <p role="alert" className="px-4 pb-4 text-bad text-preview md:px-6">
              {refused(refusal)}
            </p>
          )}
          <form action={confirm} className={sheetButtonsLook}>
            <AlertDialog.Cancel asChild>
              <Button look="quiet">{words.cancel}</Button>
            </AlertDialog.Cancel>
            <Button
              type="submit"
              disabled={isPending}
              className={isGrave ? "text-bad!" : undefined}
            >
              {isPending ? words.confirming : words.confirm}
            </Button>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

const unreached = () => ({ ok: false, reason: "fault" }) as const;
