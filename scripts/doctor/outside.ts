import { adapterOf, adapters } from "@/lib/channels";
import { type Finding, well, wrong } from "./finding";
import { whyNoAnswer } from "./no-answer";

const patienceMs = 10_000;

/** What an answer must be for providers to reach us; `words` stand where it is not. */
type Knock = { path: string; method: "GET" | "POST"; says: (answer: Answer) => boolean };
type Answer = { status: number; text: string };

/** Knocks at the public address as the providers will, from this machine. */
export async function examineAddress(
  appUrl: string,
  verifyToken?: string,
): Promise<Finding[]> {
  const health = await knock(appUrl, {
    path: "/api/health",
    method: "GET",
    says: ({ status, text }) => status === 200 && text.includes('"ok"'),
  });
  if (health.state === "wrong") return [health];
  return [
    health,
    ...(await Promise.all(
      webhooks(verifyToken).map((webhook) => knock(appUrl, webhook)),
    )),
  ];
}

/** Unsigned, a webhook must be refused by the product itself (403): a sign-in or a redirect stands before it else. */
function webhooks(verifyToken?: string): Knock[] {
  const refused = ({ status }: Answer) => status === 403;
  const posts = Object.values(adapters)
    .filter(({ handshake }) => !handshake)
    .flatMap(({ facts }) => [facts.inboundPath, facts.statusPath ?? []].flat())
    .map((path) => ({ path, method: "POST" as const, says: refused }));
  if (!verifyToken) return posts;
  const asked = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.verify_token": verifyToken,
    "hub.challenge": "1158201444",
  });
  const meta = {
    path: `${adapterOf("instagram").facts.inboundPath}?${asked}`,
    method: "GET" as const,
    says: ({ status, text }: Answer) => status === 200 && text === "1158201444",
  };
  return [...posts, meta];
}

async function knock(appUrl: string, { path, method, says }: Knock): Promise<Finding> {
  // What follows the question mark holds the verify token.
  const shown = `${appUrl}${path.split("?")[0]}`;
  try {
    const response = await fetch(`${appUrl}${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      ...(method === "POST" ? { body: new URLSearchParams({ Body: "" }) } : {}),
    });
    const answer = { status: response.status, text: await response.text() };
    return says(answer) ? well(`${shown} is reached.`) : wrong(notOurs(shown, answer));
  } catch (fault) {
    return wrong(`${shown} does not answer: ${whyNoAnswer(fault)}`);
  }
}

function notOurs(shown: string, { status }: Answer): string {
  if (status >= 300 && status < 400)
    return `${shown} leads elsewhere (${status}). Set APP_URL to the final address: providers sign the one that they post to.`;
  if (status === 401)
    return `${shown} asks for a sign-in (401): switch off the hosting's own protection for it.`;
  if (status >= 500)
    return `${shown} answers ${status}: see the product's log, or the proxy's.`;
  return `${shown} answers ${status}, which is not this product with these settings: is APP_URL the right one, and was it started since they changed?`;
}
