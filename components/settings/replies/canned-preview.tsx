import clsx from "clsx";
import { useTranslations } from "next-intl";
import { fillCanned } from "@/components/replies/fill-canned";
import type { AccountTag } from "@/lib/accounts/types/tag";

type Props = {
  text: string;
  clinic: string;
  staffName: string;
  account: AccountTag | undefined;
};

/** A canned reply as it would stand in a dialog with an invented patient, with what is filled in marked. */
export function CannedPreview({ text, clinic, staffName, account }: Props) {
  const t = useTranslations("replies");
  const pieces = fillCanned(
    text,
    {
      patient: t("sample.patient"),
      firstName: t("sample.firstName"),
      clinic,
      account: account?.label ?? null,
      staff: staffName,
    },
    (name) => t(`missing.${name}`),
  );
  if (pieces.length === 0) return null;
  return (
    <div>
      <p className="mb-1.5 font-medium text-preview">{t("preview")}</p>
      <div className="flex justify-end rounded-[10px] bg-canvas p-3">
        <p
          dir="auto"
          className="max-w-full whitespace-pre-wrap rounded-bubble rounded-ee-[4px] bg-bubble-out px-3 pt-[7px] pb-2 text-message [overflow-wrap:anywhere]"
        >
          {pieces.map(({ text: piece, name, isKnown }, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are only their places.
              key={index}
              className={clsx(
                (name || !isKnown) && "rounded-[4px] px-0.5",
                isKnown
                  ? name && "bg-accent/14 text-accent-hover"
                  : "bg-warn-soft text-warn",
              )}
            >
              {piece}
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}
