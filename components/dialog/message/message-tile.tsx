import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icons/icon";

type Props = { icon: IconName; title: string; children?: ReactNode };

/** What a message carries beside its words: a sign, a name, and what is known of it. */
export function MessageTile({ icon, title, children }: Props) {
  return (
    <span className="flex w-[300px] max-w-full items-center gap-2.5 rounded-card bg-fill p-2">
      <span className="grid size-9 shrink-0 place-items-center rounded-control bg-surface text-ink-2">
        <Icon of={icon} size={18} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span
          dir="auto"
          className="truncate text-start font-medium text-ink text-interface"
        >
          {title}
        </span>
        {children && (
          <span className="flex flex-col text-ink-2 text-meta">{children}</span>
        )}
      </span>
    </span>
  );
}
