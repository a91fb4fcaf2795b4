import type { ComponentProps } from "react";
import { Bell } from "@/components/notifications/bell";
import { KeepRenewed } from "./keep-renewed";
import { Stayed } from "./stayed";

type Props = ComponentProps<typeof Bell> & { isAdmin: boolean };

/** The parts of the frame that show nothing until something happens. */
export const Parts = ({ isAdmin, ...heard }: Props) => (
  <>
    <Bell {...heard} />
    {isAdmin && heard.live && <KeepRenewed live={heard.live} channels={heard.channels} />}
    <Stayed />
  </>
);
