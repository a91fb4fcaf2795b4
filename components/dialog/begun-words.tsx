"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

/** `whyId` is what says why they can't be sent. */
type Props = { text: string; whyId: string };

/** What was begun, to read: it is not lost, and the keys of who was writing it are no commands here. */
export function BegunWords({ text, whyId }: Props) {
  const t = useTranslations("dialog.shut");
  const id = useId();
  if (!text.trim()) return null;
  return (
    <div className="w-full">
      <label htmlFor={id} className="mb-1 block text-ink-2 text-meta">
        {t("begun")}
      </label>
      <textarea
        id={id}
        readOnly
        rows={1}
        dir="auto"
        value={text}
        aria-describedby={whyId}
        className={wordsLook}
      />
    </div>
  );
}

const wordsLook =
  "field-sizing-content block max-h-24 w-full resize-none rounded-control bg-sunken px-2.5 py-1.5 text-preview max-md:text-[16px]";
