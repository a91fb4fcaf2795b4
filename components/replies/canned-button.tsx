"use client";

import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/buttons/button";
import type { useCanned } from "./use-canned";

type Props = { canned: Pick<ReturnType<typeof useCanned>, "isOpen" | "toggle"> };

/** Opens and closes the list of canned replies, for those who don't know its slash. */
export function CannedButton({ canned }: Props) {
  const t = useTranslations("replies.composer");
  return (
    <IconButton
      icon="icon-zap"
      label={t("button")}
      aria-expanded={canned.isOpen}
      onClick={canned.toggle}
    />
  );
}
