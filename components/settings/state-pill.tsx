import clsx from "clsx";
import { CircleCheck, CircleMinus, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AccountState } from "@/lib/accounts/types";

const looks = {
  connected: { icon: CircleCheck, look: "bg-ok-soft text-ok" },
  attention: { icon: CircleX, look: "bg-bad-soft text-bad" },
  disconnected: { icon: CircleMinus, look: "bg-fill text-ink-2" },
};

/** Whether an account works, in a word. */
export function StatePill({ state }: { state: AccountState }) {
  const t = useTranslations("settings.state");
  const { icon: Icon, look } = looks[state];
  return (
    <span
      className={clsx(
        "inline-flex h-[22px] w-fit shrink-0 items-center gap-1 rounded-full ps-1.5 pe-2 font-medium text-meta whitespace-nowrap",
        look,
      )}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      {t(state)}
    </span>
  );
}
