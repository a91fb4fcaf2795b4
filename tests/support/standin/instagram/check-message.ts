import type { Answer } from "@/tests/support/standin/provider";
import { attachmentsOf, type Draft } from "./draft";
import { badParameter, notPermitted, noUser, outsideWindow } from "./problems";
import { type InstagramAccount, pairKey } from "./state";
import type { InstagramWorld } from "./world";

const mostBytes = 1000;
const mostImages = 10;
const hourMs = 60 * 60 * 1000;
const types = ["image", "video", "audio", "file", "like_heart", "MEDIA_SHARE"];

export type Checked = { world: InstagramWorld; account: InstagramAccount; draft: Draft };
type Rule = { breaks: (checked: Checked) => boolean; answer: () => Answer };

const toSomebody: Rule[] = [
  {
    breaks: ({ draft }) => !draft.recipient?.id,
    answer: () => badParameter("The parameter recipient is required."),
  },
  {
    breaks: ({ account }) => account.accountType === "PERSONAL",
    answer: notPermitted,
  },
];

const withinReach: Rule[] = [
  {
    breaks: (checked) => !checked.world.state.people.has(pairKey(pairOf(checked))),
    answer: noUser,
  },
];

/** What Meta refuses, in the order in which it looks. */
const rules: Rule[] = [
  ...toSomebody,
  {
    breaks: ({ draft }) => !draft.message?.text && attachmentsOf(draft).length === 0,
    answer: () => badParameter("Param message must be non-empty."),
  },
  {
    breaks: ({ draft }) => Buffer.byteLength(draft.message?.text ?? "") > mostBytes,
    answer: () =>
      badParameter("Length of param message[text] must be less than or equal to 1000"),
  },
  {
    breaks: ({ draft }) =>
      !attachmentsOf(draft).every(({ type }) => types.includes(type)),
    answer: () =>
      badParameter(`Param message[attachment][type] must be one of {${types}}`),
  },
  {
    breaks: ({ draft }) => !isAlbum(draft),
    answer: () => badParameter("Param message[attachments] must be up to 10 images"),
  },
  {
    breaks: ({ draft }) => draft.tag !== undefined && draft.tag !== "HUMAN_AGENT",
    answer: () => badParameter("Param tag must be one of {HUMAN_AGENT}"),
  },
  {
    breaks: ({ draft, account }) => draft.tag !== undefined && !account.hasHumanAgent,
    answer: notPermitted,
  },
  ...withinReach,
  { breaks: (checked) => !isInsideWindow(checked), answer: outsideWindow },
];

/** The answer to a draft that Meta refuses; null where it takes it. */
export const refusalOf = (checked: Checked): Answer | null => firstOf(rules, checked);

/** As `refusalOf`, of what is no message: typing, seen, a reaction. */
export const actionRefusalOf = (checked: Checked): Answer | null =>
  firstOf([...toSomebody, ...withinReach], checked);

const firstOf = (list: Rule[], checked: Checked) =>
  list.find(({ breaks }) => breaks(checked))?.answer() ?? null;

/** The account and whom it writes to. */
export const pairOf = ({ account, draft }: Pick<Checked, "account" | "draft">) => ({
  accountId: account.id,
  igsid: draft.recipient?.id ?? "",
});

function isAlbum({ message }: Draft): boolean {
  const several = message?.attachments ?? [];
  return several.length <= mostImages && several.every(({ type }) => type === "image");
}

function isInsideWindow({ world, account, draft }: Checked): boolean {
  const last = world.state.lastInboundAt(pairOf({ account, draft }));
  if (last === undefined) return false;
  const hours = draft.tag === "HUMAN_AGENT" ? 7 * 24 : 24;
  return world.now().getTime() - Date.parse(last) < hours * hourMs;
}
