import { randomBytes } from "node:crypto";
import { type Answer, answerJson } from "@/tests/support/standin/provider";

type Problem = {
  status: number;
  code: number;
  subcode?: number;
  message: string;
  type?: "OAuthException" | "IGApiException";
  isTransient?: boolean;
};

/** Meta's shape of an error. Code and subcode decide; the status varies, the words come in many languages. */
function problem({ status, message, code, ...more }: Problem): Answer {
  const { type = "OAuthException", subcode, isTransient } = more;
  return answerJson(status, {
    error: {
      message,
      type,
      code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      ...(isTransient && { is_transient: true }),
      fbtrace_id: `A${randomBytes(11).toString("hex")}`,
    },
  });
}

export const badParameter = (message: string) =>
  problem({ status: 400, code: 100, message: `(#100) ${message}` });

export const badToken = () =>
  problem({
    status: 400,
    code: 190,
    message: "Invalid OAuth access token - Cannot parse access token",
    type: "IGApiException",
  });

export const expiredToken = (at: Date) =>
  problem({
    status: 401,
    code: 190,
    subcode: 463,
    message: `Error validating access token: Session has expired on ${at.toUTCString()}.`,
  });

export const revokedToken = () =>
  problem({
    status: 401,
    code: 190,
    subcode: 467,
    message: "Error validating access token: The session has been invalidated.",
  });

export const gone = () =>
  problem({
    status: 400,
    code: 100,
    subcode: 33,
    message:
      "Unsupported get request. Object with ID does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
    type: "IGApiException",
  });

export const consentRequired = () =>
  problem({
    status: 403,
    code: 230,
    message: "User consent is required to access user profile",
    type: "IGApiException",
  });

export const tooYoung = () =>
  problem({
    status: 400,
    code: 100,
    message: "Error: token must be at least 24 hours old",
    type: "IGApiException",
  });

export const noUser = () =>
  problem({
    status: 400,
    code: 100,
    subcode: 2534014,
    message: "No matching user found",
  });

export const outsideWindow = () =>
  problem({
    status: 403,
    code: 10,
    subcode: 2534022,
    message: "(#10) This message is sent outside of allowed window.",
  });

export const notPermitted = () =>
  problem({
    status: 403,
    code: 10,
    message: "(#10) Application does not have permission for this action",
  });

export const uploadFailed = () =>
  problem({
    status: 400,
    code: 100,
    subcode: 2018047,
    message: "(#100) Upload attachment failure.",
  });

/** What Meta answers on bad days, for `{ type: "answer" }` faults. After the last three a send may have gone out. */
export const instagramTroubles = {
  tooFast: problem({
    status: 400,
    code: 613,
    subcode: 2534040,
    message: "(#613) Calls to this api have exceeded the rate limit.",
  }),
  appLimit: problem({
    status: 429,
    code: 4,
    message: "(#4) Application request limit reached",
    isTransient: true,
  }),
  unavailable: problem({
    status: 400,
    code: 551,
    subcode: 1545041,
    message: "(#551) This person isn’t available right now.",
  }),
  windowInRomanian: problem({
    status: 403,
    code: 10,
    subcode: 2534022,
    message: "(#10) Mesajul este trimis în afara intervalului permis.",
    type: "IGApiException",
  }),
  accessWithdrawn: problem({
    status: 403,
    code: 200,
    subcode: 2534041,
    message: "(#200) The owner of this account has withdrawn access to messages.",
  }),
  unknownError: problem({
    status: 500,
    code: 1,
    subcode: 1357046,
    message: "An unknown error occurred",
  }),
  transient: problem({
    status: 500,
    code: 2,
    message: "An unexpected error has occurred. Please retry your request later.",
    isTransient: true,
  }),
  page: {
    status: 500,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: "<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>",
  },
} satisfies Record<string, Answer>;

const byStatus: Record<number, () => Answer> = {
  400: () => badParameter("Invalid parameter"),
  401: badToken,
  403: notPermitted,
  404: gone,
  429: () => instagramTroubles.appLimit,
  500: () => instagramTroubles.unknownError,
};

/** The error that Meta gives with this status, whatever was asked. */
export function refuse(status: number): Answer {
  const known = byStatus[status]?.() ?? instagramTroubles.transient;
  return { ...known, status };
}
