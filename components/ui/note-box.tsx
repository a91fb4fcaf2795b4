import clsx from "clsx";
import { CircleAlert, CircleCheck } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

type Props = {
  kind: "refused" | "doubt" | "well";
  title: string;
  children?: ReactNode;
} & Pick<ComponentProps<"div">, "ref" | "tabIndex">;

const grounds = { refused: "bg-bad-soft", doubt: "bg-warn-soft", well: "bg-selected" };
const inks = { refused: "text-bad", doubt: "text-warn", well: "text-accent" };

/** What became of something: refused, done with a doubt, or well. Trouble is told at once, success when there is time. */
export function NoteBox({ kind, title, children, ...rest }: Props) {
  const Icon = kind === "well" ? CircleCheck : CircleAlert;
  return (
    <div
      {...rest}
      role={kind === "well" ? "status" : "alert"}
      className={clsx("flex gap-3 rounded-[10px] px-3.5 py-3", grounds[kind])}
    >
      <Icon
        size={18}
        strokeWidth={1.75}
        aria-hidden
        className={clsx("mt-px shrink-0", inks[kind])}
      />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold">{title}</p>
        {children && <div className="text-ink-2 text-preview">{children}</div>}
      </div>
    </div>
  );
}
