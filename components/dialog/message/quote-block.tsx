import clsx from "clsx";
import { useTranslations } from "next-intl";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { Quote } from "@/lib/dialogs/types/message";

type Props = {
  quote: Quote;
  /** Who the patient's messages are from, and who the clinic's are if no member of staff wrote them. */
  contact: string;
  clinic: string;
  /** Goes to the quoted message; left out where there is none. */
  onGo?: (() => void) | undefined;
};

/** What a message answers, as it is now. */
export function QuoteBlock({ quote, contact, clinic, onGo }: Props) {
  const t = useTranslations("dialog.quote");
  const content = (
    <>
      {quote.messageId !== null && (
        <span
          dir="auto"
          data-private={quote.direction === "inbound" ? "" : undefined}
          className="block truncate font-semibold text-ink text-meta"
        >
          {quote.direction === "inbound" ? contact : (quote.author ?? clinic)}
        </span>
      )}
      <QuotedWords quote={quote} />
    </>
  );
  if (!onGo) return <div className={quoteLook}>{content}</div>;
  return (
    <button
      type="button"
      title={t("go")}
      onClick={onGo}
      className={clsx(quoteLook, "cursor-pointer hover:border-accent")}
    >
      {content}
    </button>
  );
}

function QuotedWords({ quote }: { quote: Quote }) {
  const t = useTranslations("dialog");
  const { messageId, unsent, text, kind } = quote;
  if (messageId === null) return <span>{t("quote.lost")}</span>;
  if (unsent) return <span>{t("unsent")}</span>;
  return (
    <span dir="auto" className="line-clamp-2 [overflow-wrap:anywhere]">
      {isolateNumbers(text) || t(`kind.${kind}`)}
    </span>
  );
}

const quoteLook =
  "mt-0.5 mb-1.5 block w-full border-control border-s-[3px] py-px ps-2 text-start text-ink-2 text-preview";
