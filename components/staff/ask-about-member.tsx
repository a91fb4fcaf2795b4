"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useActionState } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import { ConfirmModal } from "@/components/ui/modals/confirm-modal";
import type { StaffAnswer } from "@/lib/staff/types";
import { staffHrefs } from "./staff-hrefs";
import { useRefused } from "./use-refused";

type Props = Pick<
  ComponentProps<typeof ConfirmModal>,
  "title" | "text" | "words" | "isGrave"
> & {
  deed(): Promise<StaffAnswer>;
  /** What comes of it; the page, unless it is told. */
  onDone?(answer: Extract<StaffAnswer, { ok: true }>): void;
};

/** Asks before something is done that a member of staff will notice. */
export function AskAboutMember({ deed, onDone, ...asked }: Props) {
  const refused = useRefused();
  const router = useRouter();
  const close = () => router.replace(staffHrefs.page, { scroll: false });
  const [refusal, confirm, isPending] = useActionState(async () => {
    const said = await deed().catch(asFault);
    if (!said.ok) return said.reason;
    if (onDone) onDone(said);
    else close();
    return null;
  }, null);
  return (
    <ConfirmModal
      {...asked}
      isAddressed
      isPending={isPending}
      refusal={refusal && refused(refusal)}
      confirm={() => confirm()}
      onClose={close}
    />
  );
}
