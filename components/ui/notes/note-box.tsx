import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "@/components/ui/icons/icon";

type Props = {
  kind: "refused" | "doubt" | "well";
  title: string;
  children?: ReactNode;
} & Pick<ComponentProps<"div">, "ref" | "tabIndex">;

const grounds = { refused: "bg-bad-soft", doubt: "bg-warn-soft", well: "bg-selected" };
const inks = { refused: "text-bad", doubt: "text-warn", well: "text-accent" };

/** What became of something: refused, done with a doubt, or well. Trouble is told at once, success when there is time. */
export function NoteBox({ kind, title, children, ...rest }: Props) {
  const icon = kind === "well" ? "icon-circle-check" : "icon-circle-alert";
  return (
    <div
      {...rest}
      role={kind === "well" ? "status" : "alert"}
      className={clsx("flex scroll-my-4 gap-3 rounded-[10px] px-3.5 py-3", grounds[kind])}
    >
      <Icon of={icon} size={18} className={clsx("mt-px shrink-0", inks[kind])} />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold">{title}</p>
        {children && <div className="text-ink-2 text-preview">{children}</div>}
      </div>
    </div>
  );
}
