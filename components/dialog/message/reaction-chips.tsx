import { useTranslations } from "next-intl";
import { useDiscreet } from "@/components/discreet/discreet";
import type { Reaction } from "@/lib/dialogs/types/message";

type Props = { reactions: Reaction[]; contact: string; clinic: string };

/** What either side put on a message, over the edge of its bubble. */
export function ReactionChips(props: Props) {
  return props.reactions.length > 0 && <Chips {...props} />;
}

function Chips({ reactions, contact, clinic }: Props) {
  const t = useTranslations("dialog");
  const isHidden = useDiscreet(false);
  return (
    <span className="relative z-1 mx-2.5 -mt-1.5 mb-0.5 flex gap-1">
      {reactions.map(({ by, emoji }) => {
        const sentence = t("reacted", {
          name: by === "inbound" ? contact : clinic,
          emoji,
        });
        return (
          <span
            key={by}
            role="img"
            aria-label={sentence}
            title={isHidden ? undefined : sentence}
            className="inline-flex h-[22px] items-center rounded-full border border-line bg-surface px-[7px] text-meta"
          >
            {emoji}
          </span>
        );
      })}
    </span>
  );
}
