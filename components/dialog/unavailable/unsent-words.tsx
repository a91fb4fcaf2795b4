"use client";

import { useTranslations } from "next-intl";
import { type Ref, useId } from "react";

/** `label` is what to do about them, `whyId` what says why they can't be sent, `height` as much as may be seen at once. */
type Props = {
  text: string;
  whyId: string;
  label?: string;
  height?: "max-h-24" | "max-h-60";
  ref?: Ref<HTMLTextAreaElement>;
};

/** What was begun, to read: it is not lost, and the keys of who was writing it are no commands here. */
export function UnsentWords({ text, whyId, label, height = "max-h-24", ref }: Props) {
  const t = useTranslations("dialog.unavailable");
  const id = useId();
  if (!text.trim()) return null;
  return (
    <div className="w-full">
      <label htmlFor={id} className="mb-1 block text-ink-2 text-meta">
        {label ?? t("begun")}
      </label>
      <textarea
        ref={ref}
        id={id}
        readOnly
        rows={1}
        dir="auto"
        value={text}
        aria-describedby={whyId}
        className={`${wordsLook} ${height}`}
      />
    </div>
  );
}

const wordsLook =
  "field-sizing-content block w-full resize-none rounded-control bg-sunken px-2.5 py-1.5 text-ink text-preview max-md:text-[16px]";
