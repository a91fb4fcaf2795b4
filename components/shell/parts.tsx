import type { ComponentProps } from "react";
import { Bell } from "@/components/notifications/bell";
import { LostConnection } from "./lost-connection";
import { Stayed } from "./stayed";

/** The parts of the frame that show nothing until something happens. */
export const Parts = (props: ComponentProps<typeof Bell>) => (
  <>
    <Bell {...props} />
    <Stayed />
    <LostConnection timeZone={props.timeZone} />
  </>
);
