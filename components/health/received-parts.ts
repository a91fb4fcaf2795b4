/** What can become of an event that was received, in the order in which it is drawn. */
export const receivedParts = ["applied", "ignored", "waiting", "quarantined"] as const;

/** The colour of each, as a bar and as the sign beside its name. */
export const partLooks = {
  applied: { bar: "fill-accent", sign: "bg-accent" },
  ignored: { bar: "fill-line-strong", sign: "bg-line-strong" },
  waiting: { bar: "fill-warn", sign: "bg-warn" },
  quarantined: { bar: "fill-bad", sign: "bg-bad" },
};
