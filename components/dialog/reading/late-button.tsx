"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icons/icon";
import type { LateMessage } from "@/lib/dialogs/types/open";

type Props = {
  /** What is known to have arrived late, oldest first. */
  late: readonly LateMessage[];
  /** The ids of the messages that the thread shows. */
  shown: ReadonlySet<number>;
  onGo(messageId: number): void;
};

/** What arrives late stands where it was said, maybe out of sight: the way there, for as long as nobody has gone. */
export function LateButton({ late, shown, onGo }: Props) {
  const t = useTranslations("dialog");
  const { waiting, leave } = useWaiting(late, shown);
  const [first] = waiting;
  if (!first) return null;
  return (
    <button
      type="button"
      onClick={() => {
        leave();
        onGo(first.id);
      }}
      className="way-pill top-3"
    >
      <Icon of="icon-arrow-up" size={16} />
      {t("lateAbove", { count: waiting.length })}
    </button>
  );
}

/** A thread opens at what is new in it: nobody is called to what stands there. All else waits until somebody goes. */
function useWaiting(late: Props["late"], shown: Props["shown"]) {
  const [met, setMet] = useState(() => ({
    ids: new Set(late.map(({ id }) => id).filter((id) => shown.has(id))),
    waiting: [] as readonly LateMessage[],
  }));
  const news = late.filter(({ id }) => !met.ids.has(id));
  if (news.length > 0) {
    const waiting = [...met.waiting, ...news].sort((one, other) =>
      one.at < other.at ? -1 : 1,
    );
    setMet({ ids: new Set([...met.ids, ...news.map(({ id }) => id)]), waiting });
  }
  return {
    waiting: met.waiting,
    leave: () => setMet(({ ids }) => ({ ids, waiting: [] })),
  };
}
