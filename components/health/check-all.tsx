"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/buttons/button";
import { asFault } from "@/components/ui/forms/as-fault";
import { Icon } from "@/components/ui/icons/icon";
import { Refusal } from "@/components/ui/notes/refusal";
import type { CheckAllAnswer } from "@/lib/health/types";

type Props = { measured: string; checkAll(): Promise<CheckAllAnswer> };

/** Asks every provider at once, and says below, over the bar's whole width, what came of it. */
export function CheckAll({ measured, checkAll }: Props) {
  const t = useTranslations("health");
  const refusal = useTranslations("auth.refused");
  const [answer, setAnswer] = useState<CheckAllAnswer | null>(null);
  const [isPending, startTransition] = useTransition();
  const check = () => {
    if (isPending) return;
    startTransition(async () => setAnswer(await checkAll().catch(asFault)));
  };
  const told = isPending ? null : answer;
  const missed =
    told?.ok && told.unchecked.length > 0
      ? t("unchecked", { accounts: told.unchecked.join(", ") })
      : null;
  return (
    <>
      <span className="min-w-0 truncate text-ink-3 text-meta tabular-nums max-lg:sr-only">
        {measured}
      </span>
      <Button aria-disabled={isPending || undefined} onClick={check}>
        <Icon of="icon-refresh-cw" size={16} />
        {t(isPending ? "checking" : "checkNow")}
      </Button>
      <p role="status" className={`${saidLook} text-ink-2 text-preview empty:absolute`}>
        {told?.ok && t(missed ? "othersChecked" : "checked")}
      </p>
      <Refusal className={saidLook}>
        {told && (told.ok ? missed : refusal(told.reason))}
      </Refusal>
    </>
  );
}

const saidLook = "basis-full max-md:ms-3";
