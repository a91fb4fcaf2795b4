import { type Place, unfiltered } from "@/components/inbox/state/place";

/** Where the Dialogs screen begins: the list of all active dialogs, and none of them open. */
export const wholeList: Place = {
  tab: "active",
  q: "",
  section: "all",
  filter: unfiltered,
  openId: null,
  messageId: null,
  noteId: null,
};
