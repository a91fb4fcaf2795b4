import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { OpenDialog } from "@/lib/dialogs/types/open";

const numbers = new Intl.NumberFormat("en-GB");
const nearly = 0.9;

type Props = { id: string; length: number; limit: OpenDialog["textLimit"] };

/** How much of what the channel takes is used, in its own unit. On a phone it shows when it matters. */
export function LengthMeter({ id, length, limit }: Props) {
  const t = useTranslations("dialog.composer");
  const { max, unit } = limit;
  const over = length - max;
  const meter = t(`meter.${unit}`, {
    length: numbers.format(length),
    max: numbers.format(max),
  });
  return (
    <p
      id={id}
      className={clsx(
        "place-self-end whitespace-nowrap text-meta [grid-area:meter] max-md:py-1 md:me-1.5 md:self-center",
        colour(length, max),
        length < max * nearly && "max-md:hidden",
      )}
    >
      {over > 0 ? t("tooMany", { meter, over: numbers.format(over) }) : meter}
    </p>
  );
}

function colour(length: number, max: number): string {
  if (length > max) return "text-bad";
  return length >= max * nearly ? "font-medium text-warn" : "text-ink-3";
}
