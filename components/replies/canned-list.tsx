"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useScrollIntoView } from "@/components/ui/focus/use-scroll-into-view";
import type { CannedReply } from "@/lib/replies/types";
import type { CannedPiece } from "./fill-canned";
import type { useCanned } from "./use-canned";

type Props = { canned: ReturnType<typeof useCanned> };

/**
 * The canned replies that what was typed behind the slash may mean, as they would be said here. The focus stays in the
 * text.
 */
export function CannedList({ canned }: Props) {
  const t = useTranslations("replies.composer");
  const { listId, loaded, replies, active, filledIn, pick } = canned;
  if (typeof loaded === "string" || replies.length === 0) {
    return (
      <p role="status" className={`${frameLook} px-3.5 py-2.5 text-ink-2 text-preview`}>
        {t(wordOf(loaded))}
      </p>
    );
  }
  return (
    <div className={frameLook}>
      <div
        id={listId}
        role="listbox"
        aria-label={t("list")}
        className="max-h-56 overflow-y-auto p-1.5"
      >
        {replies.map((reply) => (
          <Option
            key={reply.id}
            id={optionId(listId, reply)}
            reply={reply}
            pieces={filledIn(reply)}
            isActive={reply === active}
            onPick={() => pick(reply)}
          />
        ))}
      </div>
      <p className="border-line border-t px-3.5 py-1 text-ink-3 text-meta max-md:hidden">
        {t("hint")}
      </p>
    </div>
  );
}

/** The id by which the text says which reply is meant. */
export const optionId = (listId: string, { id }: CannedReply) => `${listId}-${id}`;

type OptionProps = {
  id: string;
  reply: CannedReply;
  pieces: CannedPiece[];
  isActive: boolean;
  onPick(): void;
};

function Option({ id, reply, pieces, isActive, onPick }: OptionProps) {
  const row = useScrollIntoView(isActive);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the text's, where the focus is.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      // The text keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={clsx(
        "flex min-h-9 cursor-pointer items-baseline gap-2.5 rounded-[7px] px-2.5 py-1.5 pointer-coarse:min-h-11",
        isActive ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="shrink-0 font-medium">/{reply.name}</span>
      <span dir="auto" className="min-w-0 truncate text-ink-2 text-preview">
        {pieces.map(({ text, name, isKnown }, index) =>
          isKnown && (name === "patient" || name === "firstName") ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are only their places.
            <span key={index} data-private>
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </span>
    </div>
  );
}

function wordOf(loaded: Props["canned"]["loaded"]) {
  if (typeof loaded === "string") return loaded;
  return loaded.replies.length === 0 ? "noneAtAll" : "none";
}

const frameLook = "border-line border-b bg-surface text-ink [grid-area:canned]";
