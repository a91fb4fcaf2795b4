import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { grouped } from "@/lib/format";

const nearly = 0.9;

type Props = {
  id: string;
  length: number;
  limit: OpenDialog["textLimit"];
  /** What has to be filled in before anything is sent. */
  unfilled: string | null;
};

/**
 * How much of what the channel takes is used, in its own unit, or else what is still to be filled in. Where there is
 * little room it shows when it matters.
 */
export function LengthMeter({ id, length, limit, unfilled }: Props) {
  const t = useTranslations("dialog.composer");
  const { max, unit } = limit;
  const over = length - max;
  const meter = t(`meter.${unit}`, {
    length: grouped(length),
    max: grouped(max),
  });
  const tooMany = over > 0 && t("tooMany", { meter, over: grouped(over) });
  const wrong = tooMany || (unfilled && t("fillIn", { sign: unfilled }));
  return (
    <p
      id={id}
      className={clsx(
        "place-self-end whitespace-nowrap text-meta tabular-nums [grid-area:meter] max-md:py-1 md:me-2 lg:me-1.5 lg:self-center",
        wrong ? "text-bad" : lookOf(length >= max * nearly),
      )}
    >
      {wrong || meter}
    </p>
  );
}

const lookOf = (isNear: boolean) =>
  isNear ? "font-medium text-warn" : "text-ink-3 max-lg:hidden";
