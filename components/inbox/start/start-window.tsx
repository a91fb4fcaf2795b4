"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { drawAnew } from "@/components/shell/draw-anew";
import { Modal } from "@/components/ui/modals/modal";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { StartForm, type Starting, type StartProps } from "./start-form";

type Props = StartProps & {
  /** What the screen was last told of the accounts: other ones may be begun from than the page came with. */
  told: AccountTag[] | null;
};

/** The window in which a dialog is begun: from which accounts it can be is asked anew, for the page may be old. */
export function StartWindow({ told, ...props }: Props) {
  const t = useTranslations("start");
  const router = useRouter();
  const isAddressed = useSearchParams()?.has("new") ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told is the signal, not the value.
  useEffect(() => void drawAnew(router), [router, told]);
  /** Back leads to where one came from, and not to where this was asked for. */
  function leave() {
    if (isAddressed) window.history.replaceState(null, "", addressWithout("new"));
  }
  const starting: Starting = {
    ...props.starting,
    close() {
      leave();
      props.starting.close();
    },
    start: (wanted) => props.starting.start(wanted, leave),
  };
  return (
    <Modal
      title={t("title")}
      isAddressed={isAddressed}
      onClose={starting.close}
      width="md:max-w-170"
    >
      <StartForm {...props} starting={starting} />
    </Modal>
  );
}

function addressWithout(name: string): string {
  const address = new URL(window.location.href);
  address.searchParams.delete(name);
  return address.href;
}
