"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import { ConfirmModal } from "@/components/ui/modals/confirm-modal";
import type { CannedAnswer, CannedReply } from "@/lib/replies/types";

type Props = {
  reply: CannedReply;
  remove(id: number): Promise<CannedAnswer>;
  onDone(): void;
};

/** Asks before a canned reply is taken away. */
export function RemoveCanned({ reply, remove, onDone }: Props) {
  const t = useTranslations("replies");
  const refused = useTranslations("auth.refused");
  const [refusal, confirm, isPending] = useActionState(async () => {
    const said = await remove(reply.id).catch(asFault);
    if (said.ok) onDone();
    return said.ok ? null : said.reason;
  }, null);
  return (
    <ConfirmModal
      title={t("removeTitle", { name: reply.name })}
      text={t("removeText")}
      words={{ cancel: t("cancel"), confirm: t("remove"), confirming: t("removing") }}
      isGrave
      isPending={isPending}
      refusal={refusal && refused(refused.has(refusal) ? refusal : "fault")}
      confirm={() => confirm()}
      onClose={onDone}
    />
  );
}
