"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { unreached } from "@/components/ui/unreached";
import type { Done } from "@/lib/result";

type Props = { measured: string; checkAll(): Promise<Done> };

/** Asks every provider at once, and says what came of it in the place of when it was measured. */
export function CheckAll({ measured, checkAll }: Props) {
  const t = useTranslations("health");
  const refusal = useTranslations("auth.refused");
  const [answer, setAnswer] = useState<Done | null>(null);
  const [isPending, startTransition] = useTransition();
  const check = () => {
    if (isPending) return;
    startTransition(async () => setAnswer(await checkAll().catch(unreached)));
  };
  const said = answer && (answer.ok ? t("checked") : refusal(answer.reason));
  return (
    <>
      <span className="min-w-0 truncate text-ink-3 text-meta tabular-nums max-md:sr-only">
        <span role="status">{isPending ? "" : said}</span>
        {!said && measured}
      </span>
      <Button aria-disabled={isPending || undefined} onClick={check}>
        <Icon of="icon-refresh-cw" size={16} />
        {t(isPending ? "checking" : "checkNow")}
      </Button>
    </>
  );
}
