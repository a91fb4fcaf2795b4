import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DiscreetStrip } from "@/components/discreet/discreet-strip";
import { Keyboard } from "@/components/keyboard/keyboard";
import type { Choose } from "@/components/preferences/preferences";
import { TakePreferences } from "@/components/preferences/take-preferences";
import { Icon } from "@/components/ui/icons/icon";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { type Preferences, usualPreferences } from "@/lib/staff/types";
import { AccountMenu } from "./account-menu";
import { ArrivalFocus } from "./arrival-focus";
import { ConnectionDot } from "./connection-dot";
import { MainMenu } from "./main-menu";
import { OutdatedStrip } from "./outdated-strip";
import { StrayFiles } from "./stray-files";
import { TabSign } from "./tab-sign";

type Props = {
  staff: { name: string; role: "admin" | "staff" };
  /** Providers are stood in for: nothing leaves this machine. */
  sandbox: boolean;
  /** Dialogs with messages that this member of staff has not seen, until a living screen tells. */
  unread?: number;
  /** Follow-ups that are due by today. */
  due?: number;
  /** Are names hidden on this machine? */
  discreet?: boolean;
  /** The clinic's time zone (IANA name). */
  timeZone?: string;
  preferences?: Preferences;
  /** The clinic's accounts that this member of staff sees. */
  accounts?: AccountTag[];
  choose: Choose;
  children: ReactNode;
};

/** The frame around every page of the portal: a rail, or on a phone a bar below that gives way to an open thread. */
export function Shell(props: Props) {
  const {
    staff,
    sandbox,
    unread = 0,
    due = 0,
    discreet = false,
    accounts = [],
    choose,
    children,
  } = props;
  const t = useTranslations("shell");
  const admin = staff.role === "admin";
  return (
    <div className="group/shell flex h-dvh flex-col overflow-hidden md:flex-row">
      <a href="#content" className="skip-link">
        {t("skip")}
      </a>
      <header className="rail">
        <span className="mb-2.5 grid size-9 place-items-center rounded-[10px] bg-accent text-on-accent max-md:hidden">
          <Icon of="icon-messages-square" size={20} />
        </span>
        <MainMenu admin={admin} unread={unread} due={due} />
        <span className="flex-1 max-md:hidden" />
        {sandbox && <SandboxBadge />}
        <ConnectionDot />
        <div className="max-md:w-1/4 md:mt-1">
          <AccountMenu
            staff={staff}
            sandbox={sandbox}
            discreet={discreet}
            timeZone={props.timeZone}
            accounts={accounts}
            choose={choose}
          />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="min-h-0 min-w-0 flex-1 overflow-y-auto outline-none"
      >
        <div className="flex h-full flex-col">
          <OutdatedStrip />
          <DiscreetStrip atFirst={discreet} />
          <div className="min-h-0 flex-1">{children}</div>
        </div>
      </main>
      <ArrivalFocus />
      <TabSign unread={unread} discreet={discreet} />
      <TakePreferences preferences={props.preferences ?? usualPreferences} />
      <Keyboard admin={admin} choose={choose} />
      <StrayFiles />
    </div>
  );
}

function SandboxBadge() {
  const t = useTranslations("shell");
  return (
    <span
      title={t("sandboxMeaning")}
      className="chip mb-1 bg-warn-soft text-warn max-md:hidden"
    >
      {t("sandbox")}
    </span>
  );
}
