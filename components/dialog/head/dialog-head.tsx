"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, memo, type Ref, useCallback, useMemo } from "react";
import type { ComposerActions } from "@/components/dialog/composer/composer-place";
import { DetailsButton } from "@/components/patients/details/details-button";
import type { Shown } from "@/components/patients/details/use-shown";
import { PresenceAvatars } from "@/components/presence/presence-avatars";
import type { TouchNavigation } from "@/components/touches/use-touch-navigation";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { Colleague } from "@/lib/staff/types";
import { AssigneeMenu } from "./assignee-menu";
import { GearMenu } from "./gear-menu";
import { ThreadHeader } from "./thread-header";

export type HeadProps = Pick<ComposerActions, "reopen" | "deeds"> & {
  open: OpenDialog;
  me: Colleague;
  backHref: string;
  /** How it is shown who is at the other end. */
  shown: Shown;
  follow(event: MouseEvent, href: string): void;
  close(): void;
  assign(dialogId: number, assigneeId: number | null): void;
  loadAssignees(dialogId: number): Promise<Colleague[] | null>;
};

type Props = HeadProps & {
  touches: TouchNavigation;
  titleRef: Ref<HTMLHeadingElement>;
};

/** The head of an open dialog: who it is with, which colleagues are there, and what can be done with it as a whole. */
export const DialogHead = memo(function DialogHead(props: Props) {
  const { open, deeds } = props;
  const { row } = open;
  const address = useAddress(open);
  const giving = useGiving(row.id, props);
  const block = useCallback(
    (isBlocked: boolean) => void deeds.block(row.id, isBlocked),
    [deeds, row.id],
  );
  return (
    <ThreadHeader
      name={row.name}
      picture={row.picture}
      state={stateOf(row)}
      address={address}
      account={row.account}
      dialogId={row.id}
      backHref={props.backHref}
      onFollow={props.follow}
      titleRef={props.titleRef}
    >
      <PresenceAvatars dialogId={row.id} />
      <AssigneeMenu assignee={row.assignee} me={props.me} {...giving} />
      <GearMenu
        closed={row.closed}
        blocked={row.blocked}
        assigned={row.assignee !== null}
        touches={props.touches}
        onClose={props.close}
        onReopen={props.reopen}
        onBlock={block}
      />
      <DetailsButton shown={props.shown} />
    </ThreadHeader>
  );
});

function stateOf({ blocked, stopped }: DialogRow): "blocked" | "stopped" | null {
  if (blocked) return "blocked";
  return stopped ? "stopped" : null;
}

/** Whom a dialog may be given to, and giving it. */
function useGiving(
  dialogId: number,
  { loadAssignees, assign }: Pick<HeadProps, "loadAssignees" | "assign">,
) {
  return useMemo(
    () => ({
      loadAssignees: () => loadAssignees(dialogId),
      assign: (assigneeId: number | null) => assign(dialogId, assigneeId),
    }),
    [dialogId, loadAssignees, assign],
  );
}

/** The contact's address; a phone that several people share says so. */
function useAddress({ address, people }: OpenDialog): string | null {
  const t = useTranslations("patients.head");
  return address && people.length > 1 ? t("address", { address }) : address;
}
