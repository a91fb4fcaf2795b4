import type { AddressKind } from "./types";

/** How an address is typed: what the field takes, and what is meant by it. */
type AddressForm = {
  type: "tel" | "text";
  pattern: string;
  placeholder: string;
  read(typed: string): { id: string; shown: string };
};

/** What somebody new gives, by the way an app names people. */
export const addressForms: Record<AddressKind, AddressForm> = {
  phone: {
    type: "tel",
    pattern: "\\+[1-9][0-9 \\(\\)\\-]{6,20}",
    placeholder: "+447700900999",
    read: (typed) => {
      const id = typed.replace(/[\s()-]/g, "");
      return { id, shown: id };
    },
  },
  username: {
    type: "text",
    pattern: "@?[A-Za-z0-9._]{1,30}",
    placeholder: "@sam.rivera",
    read: (typed) => {
      const id = typed.trim().replace(/^@/, "").toLowerCase();
      return { id, shown: `@${id}` };
    },
  },
};
