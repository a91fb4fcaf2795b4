"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useMemo, useRef } from "react";
import { useCommand } from "@/components/keyboard/use-command";
import { IconButton } from "@/components/ui/buttons/button";
import type { FileFacts } from "@/lib/channels/types";
import { acceptOf } from "@/lib/files/types";

type Props = { facts: FileFacts; onFiles(files: Iterable<File>): void };

/** Opens the browser's chooser for one file or several. */
export function AttachButton({ facts, onFiles }: Props) {
  const t = useTranslations("files");
  const chooser = useRef<HTMLInputElement>(null);
  const accept = useMemo(() => acceptOf(facts), [facts]);
  const choose = () => chooser.current?.click();
  useCommand("attach", choose);
  function onChange({ target }: ChangeEvent<HTMLInputElement>) {
    onFiles(target.files ? [...target.files] : []);
    // The same file can be chosen again after it was removed.
    target.value = "";
  }
  return (
    <>
      <IconButton
        icon="icon-paperclip"
        label={t("attach")}
        aria-keyshortcuts="Control+Shift+U"
        onClick={choose}
      />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={accept}
        onChange={onChange}
      />
    </>
  );
}
