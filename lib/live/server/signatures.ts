import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { hostedLimits } from "./limits";

type SignedRequest = { method: string; url: URL; body: string };

/** Verifies what the application signed with the key's secret, in constant time: a subscription, a request. */
export type Signatures = {
  channel(asked: { socketId: string; channel: string }, auth: string): boolean;
  request(request: SignedRequest): boolean;
};

/** Checks what the app has signed with the secret: a socket's wish to listen, a publish. */
export function createSignatures(app: { key: string; secret: string }): Signatures {
  const sign = (text: string) =>
    createHmac("sha256", app.secret).update(text).digest("hex");
  return {
    channel: ({ socketId, channel }, auth) =>
      isSame(auth, `${app.key}:${sign(`${socketId}:${channel}`)}`),
    request: (request) =>
      request.url.searchParams.get("auth_key") === app.key &&
      isRecent(request.url) &&
      describesBody(request) &&
      isSame(
        request.url.searchParams.get("auth_signature") ?? "",
        sign(signedText(request)),
      ),
  };
}

function isRecent(url: URL) {
  const sentAt = Number(url.searchParams.get("auth_timestamp"));
  return Math.abs(Date.now() / 1000 - sentAt) <= hostedLimits.requestAgeSeconds;
}

function describesBody({ url, body }: SignedRequest) {
  if (!body) return true;
  const md5 = createHash("md5").update(body).digest("hex");
  return url.searchParams.get("body_md5") === md5;
}

function signedText({ method, url }: SignedRequest) {
  const query = [...url.searchParams]
    .filter(([name]) => name !== "auth_signature")
    .map(([name, value]) => `${name.toLowerCase()}=${value}`)
    .sort();
  return [method, url.pathname, query.join("&")].join("\n");
}

function isSame(given: string, expected: string) {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
