/** Why a request had no answer, as far as Node's fetch tells. */
export function whyNoAnswer(fault: unknown): string {
  const { name, cause } = fault as { name?: string; cause?: { code?: string } };
  const code = cause?.code ?? "";
  if (name === "TimeoutError" || code === "UND_ERR_CONNECT_TIMEOUT")
    return "nothing answered in time. Does a firewall stand between?";
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code))
    return "its name leads nowhere. Is it right, and does this machine have a name server?";
  if (/^(ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)$/.test(code))
    return "nobody listens there. Is what should answer started, and does the name lead to it?";
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|SSL|TLS/.test(code))
    return `its certificate is not one that strangers trust (${code}).`;
  return `the connection broke off${code && ` (${code})`}.`;
}
