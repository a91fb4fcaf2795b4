import type { Answer } from "@/tests/support/standin/provider";
import { problem } from "./problems";
import { peerOf, type TwilioAccount, type TwilioState } from "./state";
import { fillTemplate, type Template, templatesOf } from "./templates";

/** What a request to send asks for. */
export type Draft = {
  to: string | null;
  from: string | null;
  body: string;
  mediaUrls: string[];
  contentSid: string | null;
  contentVariables: string | null;
  statusCallback: string | null;
};

const longestBody = 1600;
const mostMedia = 10;
const phone = /^whatsapp:\+[1-9]\d{6,14}$/;
const userId = /^whatsapp:[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

export function readDraft(form: URLSearchParams): Draft {
  return {
    to: form.get("To"),
    from: form.get("From"),
    body: form.get("Body") ?? "",
    mediaUrls: form.getAll("MediaUrl"),
    contentSid: form.get("ContentSid"),
    contentVariables: form.get("ContentVariables"),
    statusCallback: form.get("StatusCallback"),
  };
}

type Checked = { draft: Draft; account: TwilioAccount; state: TwilioState };
type Rule = {
  breaks: (checked: Checked) => boolean;
  code: number;
  says: (draft: Draft) => string;
};

/** What Twilio refuses at once, in the order in which it looks; the rest is told later, by callback. */
const rules: Rule[] = [
  {
    breaks: ({ draft }) => !draft.to,
    code: 21604,
    says: () => "A 'To' phone number is required.",
  },
  {
    breaks: ({ draft }) => !isReachable(draft.to ?? ""),
    code: 21211,
    says: ({ to }) => `Invalid 'To' Phone Number: ${masked(to ?? "")}`,
  },
  {
    breaks: ({ draft }) => !draft.from,
    code: 21603,
    says: () => "A 'From' phone number is required.",
  },
  {
    breaks: ({ draft, account, state }) => !ownSender(state, { draft, account }),
    code: 63007,
    says: () => "Twilio could not find a Channel with the specified From address",
  },
  {
    breaks: ({ draft }) => !draft.body && !draft.mediaUrls.length && !draft.contentSid,
    code: 21619,
    says: () => "A text message body or media urls must be specified.",
  },
  {
    breaks: ({ draft }) => [...draft.body].length > longestBody,
    code: 21617,
    says: () => "The concatenated message body exceeds the 1600 character limit",
  },
  {
    breaks: ({ draft }) => draft.mediaUrls.length > mostMedia,
    code: 21623,
    says: () => "Number of media files exceeds allowed limit",
  },
  {
    breaks: ({ draft }) => !draft.mediaUrls.every(isPublicUrl),
    code: 21620,
    says: () => "Invalid media URL(s)",
  },
  {
    breaks: ({ draft }) =>
      draft.statusCallback !== null && !isCallback(draft.statusCallback),
    code: 21609,
    says: ({ statusCallback }) =>
      `The StatusCallback URL ${statusCallback} is not a valid URL.`,
  },
  {
    breaks: ({ draft, account }) =>
      draft.contentSid !== null && !templateOf(draft, account),
    code: 21655,
    says: () => "The ContentSid is Invalid",
  },
  {
    breaks: ({ draft, account }) => !fillsItsTemplate(draft, account),
    code: 21656,
    says: () => "The ContentVariables Parameter is invalid",
  },
  {
    breaks: ({ draft, state }) =>
      state.optedOut.has(`${numberOf(draft.from)}|${peerOf(state, draft.to ?? "")}`),
    code: 21610,
    says: () => "Attempt to send to unsubscribed recipient",
  },
];

/** The answer to a draft that Twilio refuses; null where it takes it. */
export function refusalOf(checked: Checked): Answer | null {
  const broken = rules.find(({ breaks }) => breaks(checked));
  return broken ? problem(400, broken.code, broken.says(checked.draft)) : null;
}

/** The template that a draft names, if the account has it. */
export const templateOf = (
  { contentSid }: Draft,
  account: TwilioAccount,
): Template | null => templatesOf(account).find(({ sid }) => sid === contentSid) ?? null;

export const numberOf = (address: string | null) =>
  (address ?? "").replace(/^whatsapp:/, "");

const isReachable = (to: string) => phone.test(to) || userId.test(to);

function ownSender(state: TwilioState, { draft, account }: Omit<Checked, "state">) {
  const isWhatsapp = draft.from?.startsWith("whatsapp:") ?? false;
  const sender = state.senders.get(numberOf(draft.from));
  return isWhatsapp && sender?.accountSid === account.accountSid;
}

function fillsItsTemplate(draft: Draft, account: TwilioAccount): boolean {
  const template = templateOf(draft, account);
  try {
    if (template) fillTemplate(template, draft.contentVariables);
    return true;
  } catch {
    return false;
  }
}

const isPublicUrl = (url: string) => URL.canParse(url) && /^https?:/.test(url);

/** Twilio refuses a host with an underscore. */
const isCallback = (url: string) => isPublicUrl(url) && !new URL(url).host.includes("_");

const masked = (to: string) => to.replace(/\d(?=\d{0,3}$)/g, "X");
