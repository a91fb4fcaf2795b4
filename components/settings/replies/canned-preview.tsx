import clsx from "clsx";
import { useTranslations } from "next-intl";
import { fillCanned } from "@/components/replies/fill-canned";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { grouped, textLength } from "@/lib/format";
import type { TextLimits } from "@/lib/replies/types";

type Props = {
  text: string;
  clinic: string;
  staffName: string;
  /** Those that it is for. */
  accounts: AccountTag[];
  limits: TextLimits;
};

/**
 * A canned reply as it would stand in a dialog with an invented patient, with what is filled in marked, and which
 * channels take less than that.
 */
export function CannedPreview({ text, clinic, staffName, accounts, limits }: Props) {
  const t = useTranslations("replies");
  const pieces = fillCanned(
    text,
    {
      patient: t("sample.patient"),
      firstName: t("sample.firstName"),
      clinic,
      account: accounts[0]?.label ?? null,
      staff: staffName,
    },
    (name) => t(`missing.${name}`),
  );
  if (pieces.length === 0) return null;
  const words = pieces.map((piece) => piece.text).join("");
  const tooShort = channelsBelow(words, accounts, limits);
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
      <div role="status" className="mt-1.5 text-meta text-warn empty:hidden">
        {tooShort.map(({ channelName, length, max, unit }) => (
          <p key={channelName}>
            {t(`tooLongFor.${unit}`, {
              channel: channelName,
              length: grouped(length),
              max: grouped(max),
            })}
          </p>
        ))}
      </div>
    </div>
  );
}

/** The channels among the accounts that take less than what is to be said. */
function channelsBelow(words: string, accounts: AccountTag[], limits: TextLimits) {
  const channels = new Map(accounts.map((account) => [account.channel, account]));
  return [...channels.values()].flatMap(({ channel, channelName }) => {
    const limit = limits[channel];
    if (!limit) return [];
    const length = textLength(words, limit.unit);
    return length > limit.max ? [{ channelName, length, ...limit }] : [];
  });
}
