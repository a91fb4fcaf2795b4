"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { iconButtonLook } from "@/components/ui/button";

type Props = { label: string; value: string; help?: string };

const shownMs = 2_000;

/** A value to paste somewhere else, with a button that copies all of it. */
export function CopyLine({ label, value, help }: Props) {
  const t = useTranslations("settings.copy");
  const text = useRef<HTMLElement>(null);
  const [isCopied, copy] = useCopied(value, text);
  const Icon = isCopied ? Check : Copy;
  return (
    <div>
      <div className="mb-1.5 font-medium text-preview">{label}</div>
      <div className="flex min-h-9 items-center gap-1 rounded-control bg-sunken ps-2.5 max-md:min-h-11">
        <code
          ref={text}
          className="min-w-0 flex-1 break-all py-1.5 font-mono text-[12.5px] text-ink-2"
        >
          {value}
        </code>
        <button
          type="button"
          aria-label={t("copy", { what: label })}
          onClick={copy}
          className={iconButtonLook}
        >
          <Icon size={16} strokeWidth={1.75} />
        </button>
        <span role="status" className="sr-only">
          {isCopied ? t("copied") : ""}
        </span>
      </div>
      {help && <p className="mt-1.5 text-ink-3 text-meta">{help}</p>}
    </div>
  );
}

function useCopied(value: string, text: RefObject<HTMLElement | null>) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    const isWritten = await write(value);
    setCopied(isWritten);
    if (!isWritten && text.current) getSelection()?.selectAllChildren(text.current);
  };
  return [isCopied, copy] as const;
}

/** Browsers keep the clipboard from pages without https; there the text is marked for Ctrl+C. */
async function write(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}
