/** What is written in a record of somebody. */
type Written = { bornOn: string | null; email: string; remarks: string };

/**
 * What the records of one person say together, the record that stands for all first: what is said first stands, and
 * remarks follow each other.
 */
export const knownTogether = (records: readonly Written[]): Written => ({
  bornOn: records.find(({ bornOn }) => bornOn)?.bornOn ?? null,
  email: records.find(({ email }) => email)?.email ?? "",
  remarks: remarksTogether(records),
});

/** The same of their remarks alone. */
export const remarksTogether = (records: readonly Pick<Written, "remarks">[]): string =>
  records
    .map(({ remarks }) => remarks)
    .filter(Boolean)
    .join("\n\n");
