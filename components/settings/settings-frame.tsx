import type { ComponentProps, ReactNode } from "react";
import { SettingsBar } from "./settings-bar";

type Props = ComponentProps<typeof SettingsBar> & { children: ReactNode };

/** A page of Settings without tabs: its bar and what stands below. */
export function SettingsFrame({ children, ...bar }: Props) {
  return (
    <>
      <SettingsBar {...bar} />
      <div className="min-h-0 flex-1 overflow-y-auto border-line border-t">
        <div className={pageLook}>{children}</div>
      </div>
    </>
  );
}

/** How what stands on a page of Settings is laid out: one thing below the other. */
export const pageLook =
  "grid max-w-[1124px] grid-cols-[minmax(0,1fr)] gap-3 px-3 pt-4 pb-6 md:px-8 md:pt-5 md:pb-12";
