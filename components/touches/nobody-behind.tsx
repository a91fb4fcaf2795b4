"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Modal } from "@/components/ui/modals/modal";
import { Refusal } from "@/components/ui/notes/refusal";

type Props = {
  /** What the contact is called. */
  name: string;
  /** Puts them on the books; answers with the person, or null where that did not work. */
  makeLead(): Promise<number | null>;
  onMade(personId: number): void;
  onClose(): void;
};

/** Says that touches belong to a person, where nobody is behind the contact, and offers to make one. */
export function NobodyBehind({ name, makeLead, onMade, onClose }: Props) {
  const t = useTranslations("touches.nobody");
  const [state, setState] = useState<"idle" | "making" | "failed">("idle");
  const make = async () => {
    setState("making");
    const made = await makeLead();
    if (made === null) return setState("failed");
    onMade(made);
  };
  return (
    <Modal title={t("title")} isAddressed onClose={onClose} width="md:max-w-110">
      <p className="text-ink-2 text-preview">
        {t.rich("text", { name: () => <bdi data-private>{name}</bdi> })}
      </p>
      <Refusal className="mt-3">{state === "failed" && t("failed")}</Refusal>
      <Button
        look="primary"
        className="mt-4 max-w-full"
        disabled={state === "making"}
        onClick={() => void make()}
      >
        <Icon of="icon-user-plus" size={16} />
        <span className="truncate">
          {state === "making"
            ? t("making")
            : t.rich("make", { name: () => <bdi data-private>{name}</bdi> })}
        </span>
      </Button>
    </Modal>
  );
}
