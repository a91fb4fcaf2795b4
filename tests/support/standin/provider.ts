/** A request as the product made it: the real host was the first part of its path. */
export type ProviderRequest = {
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  json: unknown;
  authorization: string | null;
  at: Date;
};

export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
};

/** One platform that the stand-in plays, beside others on one port. */
export type Provider = {
  name: string;
  hosts: readonly string[];
  /** A name for what is asked, by which faults and tests find it: `twilio.messages.create`. */
  kindOf(request: ProviderRequest): string;
  answer(request: ProviderRequest): Answer | Promise<Answer>;
  /** The platform's own shape of an error with this status. */
  refuse(status: number): Answer;
};

export const answerJson = (
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(value),
});

export const answerBytes = (contentType: string, body: Buffer): Answer => ({
  status: 200,
  headers: { "content-type": contentType },
  body,
});
