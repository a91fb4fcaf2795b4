import { type Answer, answerJson } from "@/tests/support/standin/provider";

/** Twilio's shape of an error. */
export const problem = (status: number, code: number, message: string): Answer =>
  answerJson(status, {
    code,
    message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });

export const unauthenticated = () => problem(401, 20003, "Authenticate");
export const notActive = () => problem(403, 20005, "Account not active");
export const notFound = (path: string) =>
  problem(404, 20404, `The requested resource ${path} was not found`);

const words: Record<number, string> = {
  400: "Bad Request",
  401: "Authenticate",
  403: "Forbidden",
  404: "The requested resource was not found",
  429: "Too Many Requests",
  500: "An internal server error has occurred",
  503: "Service unavailable",
};

/** The error that Twilio gives with this status, whatever was asked. */
export function refuse(status: number): Answer {
  const code = status === 401 ? 20003 : 20_000 + status;
  return problem(status, code, words[status] ?? "Error");
}
