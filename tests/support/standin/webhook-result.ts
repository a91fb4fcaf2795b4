/** What became of a webhook at the clinic. Without a try `error` says why: `NO_WEBHOOK`, `LOST` on purpose, and such. */
export type WebhookResult = {
  status: number | null;
  tookMs: number;
  tries: number;
  error: string | null;
};

/** The result of a webhook that was never posted. */
export const untried = (error: string): WebhookResult => ({
  status: null,
  tookMs: 0,
  tries: 0,
  error,
});
