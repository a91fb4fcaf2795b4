"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { Writing } from "@/components/inbox/controllers/drafts";
import { forgetRemarksIn, remarksIn } from "@/components/patients/details/remarks-drafts";
import { Button } from "@/components/ui/buttons/button";
import { useCopied } from "@/components/ui/buttons/use-copied";
import { Icon } from "@/components/ui/icons/icon";
import { EmptyState } from "@/components/ui/notes/empty-state";
import { Back, type BackProps } from "./back";
import { UnsentWords } from "./unavailable/unsent-words";

type Props = BackProps & {
  dialogId: number;
  writing: Pick<Writing, "unsent" | "forget" | "subscribe">;
};

/** An address that leads to no dialog, or to none that may be seen: which of them is not said. */
export function MissingDialog({ dialogId, writing, ...back }: Props) {
  const t = useTranslations("dialog.missing");
  const read = () =>
    [writing.unsent(dialogId), remarksIn(dialogId)].filter(Boolean).join("\n");
  const unsent = useSyncExternalStore(writing.subscribe, read, read);
  useEffect(
    () => () => {
      writing.forget(dialogId);
      forgetRemarksIn(dialogId);
    },
    [writing, dialogId],
  );
  if (unsent.trim()) return <TakenDialog {...back} unsent={unsent} />;
  return (
    <EmptyState icon="icon-search-x" title={t("title")} action={<Back {...back} />}>
      {t("text")}
    </EmptyState>
  );
}

type TakenProps = BackProps & {
  /** What the reader had written there before it was taken from them. */
  unsent: string;
};

/** Whoever was writing is at their words: what they go on to type is no command, and can still be taken along. */
function TakenDialog({ unsent, ...back }: TakenProps) {
  const t = useTranslations("dialog.taken");
  const id = useId();
  const words = useRef<HTMLTextAreaElement>(null);
  const [outcome, copy] = useCopied(unsent);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) words.current?.focus();
  }, []);
  return (
    <EmptyState
      icon="icon-search-x"
      title={<span id={id}>{t("title")}</span>}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button onClick={copy}>
            <Icon of={outcome === "copied" ? "icon-check" : "icon-copy"} size={16} />
            {t("copy")}
          </Button>
          <Back {...back} />
        </div>
      }
    >
      {t("text")}
      <div className="mt-4 text-start">
        <UnsentWords
          ref={words}
          text={unsent}
          whyId={id}
          label={t("unsent")}
          height="max-h-60"
        />
        <p role="status" className={outcome === "failed" ? "mt-1 text-meta" : "sr-only"}>
          {outcome && t(outcome)}
        </p>
      </div>
    </EmptyState>
  );
}
