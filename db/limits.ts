/** How long (ms) a statement, and a forgotten transaction, may last. Migrations alone pass them. */
export const timeLimits = {
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
};

/**
 * How long (ms) an answer of the database is waited for. One that still lives has answered by then, within its own limits; of
 * a machine that went away without a word nothing else tells for a quarter of an hour.
 */
export const answerLimitMs = 15_000;
