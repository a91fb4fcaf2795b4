import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { grouped } from "@/lib/format";

const nearly = 0.9;

type Props = { id: string; length: number; limit: OpenDialog["textLimit"] };

/** How much of what the channel takes is used, in its own unit. On a phone it shows when it matters. */
export function LengthMeter({ id, length, limit }: Props) {
  const t = useTranslations("dialog.composer");
  const { max, unit } = limit;
  const over = length - max;
  const meter = t(`meter.${unit}`, {
    length: grouped(length),
    max: grouped(max),
  });
  return (
    <p
      id={id}
      className={clsx(
        "place-self-end whitespace-nowrap text-meta tabular-nums [grid-area:meter] max-md:py-1 md:me-1.5 md:self-center",
        colour(length, max),
        length < max * nearly && "max-md:hidden",
      )}
    >
      {over > 0 ? t("tooMany", { meter, over: grouped(over) }) : meter}
    </p>
  );
}

function colour(length: number, max: number): string {
  if (length > max) return "text-bad";
  return length >= max * nearly ? "font-medium text-warn" : "text-ink-3";
}
