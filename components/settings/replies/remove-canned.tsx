"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import type { CannedAnswer, CannedReply } from "@/lib/replies/types";

type Props = {
  reply: CannedReply | null;
  remove(id: number): Promise<CannedAnswer>;
  onDone(): void;
};

/** Asks before a canned reply is taken away. */
export function RemoveCanned({ reply, remove, onDone }: Props) {
  const t = useTranslations("replies");
  const tRefused = useTranslations("auth.refused");
  const [refusal, setRefusal] = useState<string | null>(null);
  async function confirm() {
    if (!reply) return;
    const said = await remove(reply.id).catch(
      (): CannedAnswer => ({ ok: false, reason: "fault" }),
    );
    if (said.ok) onDone();
    else setRefusal(said.reason);
  }
  return (
    <Modal
      title={t("removeTitle", { name: reply?.name ?? "" })}
      isOpen={reply !== null}
      onClose={onDone}
    >
      <p className="text-ink-2">{t("removeText")}</p>
      {refusal && (
        <p role="alert" className="mt-2 text-bad text-preview">
          {tRefused.has(refusal) ? tRefused(refusal) : tRefused("fault")}
        </p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button onClick={() => void confirm()} className="text-bad!">
          {t("remove")}
        </Button>
      </div>
    </Modal>
  );
}
