import clsx from "clsx";
import { CircleCheck, CircleMinus, CircleX, Clock } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  well: { icon: CircleCheck, look: "bg-ok-soft text-ok" },
  warn: { icon: Clock, look: "bg-warn-soft text-warn" },
  bad: { icon: CircleX, look: "bg-bad-soft text-bad" },
  quiet: { icon: CircleMinus, look: "bg-fill text-ink-2" },
};

/** How something is, in a word or two beside a sign. */
export function Pill({
  look: name,
  children,
}: {
  look: keyof typeof looks;
  children: ReactNode;
}) {
  const { icon: Icon, look } = looks[name];
  return (
    <span
      className={clsx(
        "inline-flex h-[22px] w-fit shrink-0 items-center gap-1 rounded-full ps-1.5 pe-2 font-medium text-meta whitespace-nowrap",
        look,
      )}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      {children}
    </span>
  );
}
