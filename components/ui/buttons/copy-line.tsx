"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { IconButton } from "./button";
import { useCopied } from "./use-copied";

type Props = { label: string; value: string; help?: string };

/** A value to paste somewhere else, with a button that copies all of it. */
export function CopyLine({ label, value, help }: Props) {
  const t = useTranslations("shell.copy");
  const text = useRef<HTMLElement>(null);
  const [outcome, copy] = useCopied(value, text);
  const isCopied = outcome === "copied";
  const Icon = isCopied ? "icon-check" : "icon-copy";
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
        <IconButton
          icon={Icon}
          label={t("copy", { what: label })}
          size={16}
          onClick={copy}
        />
        <span role="status" className="sr-only">
          {isCopied ? t("copied") : ""}
        </span>
      </div>
      {help && <p className="mt-1.5 text-ink-3 text-meta">{help}</p>}
    </div>
  );
}
