/** The name did not resolve, the connection was refused, or its certificate was not believed. */
const beforeAnyByte = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** These also end connections that were made, so they prove something only while connecting. */
const whileConnecting = new Set(["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"]);

type NetworkFault = {
  code?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: unknown;
};

/**
 * Does this error prove that not a byte of the request left? A reset, a hang-up or a time-out of the answer does not:
 * the provider may have acted on what it read. Understands axios, fetch and Node's errors.
 */
export function provesNotSent(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, syscall, cause, errors } = error as NetworkFault;
  // One error for each address that was tried: all must have failed before the first byte.
  if (Array.isArray(errors) && errors.length > 0) return errors.every(provesNotSent);
  if (beforeAnyByte.has(String(code))) return true;
  if (whileConnecting.has(String(code)) && syscall === "connect") return true;
  return cause !== undefined && provesNotSent(cause);
}

/**
 * Stands for a provider's code where the wait for its answer was given up here. A connection that is closed then is not
 * undone: what of the request had not reached the provider, the machine comes again with for a while.
 */
export const gaveUp = "gaveUp";

/** The code of a request of which nobody knows whether it was received. Understands axios and fetch. */
export function codeOfSilence(error: unknown): typeof gaveUp | null {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return name === "TimeoutError" || code === "ECONNABORTED" ? gaveUp : null;
}
