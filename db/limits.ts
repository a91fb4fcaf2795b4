/** How long (ms) a statement, and a forgotten transaction, may last. Migrations alone pass them. */
export const timeLimits = {
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
};
