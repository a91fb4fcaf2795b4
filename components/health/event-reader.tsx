"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { PageModal } from "@/components/ui/modals/page-modal";
import type { EventContent } from "@/lib/health/types";

type Props = { event: EventContent; closeHref: Route };

/** What a provider sent that could not be applied, as text and nothing else. */
export function EventReader({ event: { id, content }, closeHref }: Props) {
  const t = useTranslations("health.quarantined");
  const title = t("contentTitle", { id });
  return (
    <PageModal title={title} closeHref={closeHref}>
      <div className="grid min-h-0 gap-3 overflow-y-auto px-4 pt-2 pb-5 md:px-6">
        <p className="text-ink-2 text-preview">{t("contentHelp")}</p>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
          tabIndex={0}
          dir="auto"
          className="max-h-[50vh] overflow-auto rounded-control bg-sunken p-3 font-mono text-[12.5px] whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {content}
        </pre>
      </div>
    </PageModal>
  );
}
