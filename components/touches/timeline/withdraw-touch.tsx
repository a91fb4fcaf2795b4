"use client";

import { useTranslations } from "next-intl";
import type { TouchActions } from "@/components/touches/touch-actions";
import { useRefusal } from "@/components/touches/use-refusal";
import { useTouchAct } from "@/components/touches/use-touch-act";
import { useTouchTitle } from "@/components/touches/use-touch-title";
import { Button } from "@/components/ui/buttons/button";
import { Modal } from "@/components/ui/modals/modal";
import { Refusal } from "@/components/ui/notes/refusal";
import type { Touch } from "@/lib/touches/types";

type Props = { touch: Touch; withdraw: TouchActions["withdraw"]; onClose(): void };

/** Asks before a touch is taken back. */
export function WithdrawTouch({ touch, withdraw, onClose }: Props) {
  const t = useTranslations("touches");
  const title = useTouchTitle();
  const act = useTouchAct();
  const sentence = useRefusal();
  const { id: touchId, version } = touch;
  const submit = async () => {
    const said = await act.run(() => withdraw({ touchId, version }));
    if (said?.ok) onClose();
  };
  return (
    <Modal title={t("withdraw.title")} onClose={onClose} width="md:max-w-110">
      <p className="font-medium text-interface">{title(touch)}</p>
      <p className="mt-1 text-ink-2 text-preview">{t("withdraw.text")}</p>
      <Refusal className="mt-3">{act.refusal && sentence(act.refusal)}</Refusal>
      <div className="mt-4 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          look="primary"
          aria-disabled={act.isPending || undefined}
          onClick={() => void submit()}
        >
          {t(act.isPending ? "withdraw.pending" : "withdraw.submit")}
        </Button>
      </div>
    </Modal>
  );
}
