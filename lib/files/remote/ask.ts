import { lookup as resolve } from "node:dns";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { throughStandin } from "@/lib/channels/standin";
import { isPublicAddress } from "./public-address";

/** An address with what asking it takes. `standinUrl`: the origin that stands for every provider. */
export type Asked = {
  url: URL;
  headers: Record<string, string>;
  standinUrl?: string | undefined;
  signal: AbortSignal;
};

/** The name leads to an address that no provider can have. */
export class NotPublic extends Error {
  override name = "NotPublic";
}

/**
 * Asks for a file and answers once the headers are there; redirects are not followed. The connection goes to the very
 * address that was judged, so a name that changes its mind between question and connection gains nothing. A stand-in
 * comes last: what is judged elsewhere is the real address.
 */
export function ask({ url, headers, standinUrl, signal }: Asked) {
  const real = new URL(throughStandin(url.href, standinUrl));
  const { request } = real.protocol === "https:" ? https : http;
  const options = {
    headers: { ...headers, "accept-encoding": "identity" },
    agent: false,
    signal,
    ...(standinUrl ? {} : { lookup: publicLookup }),
  };
  return new Promise<http.IncomingMessage>((answer, fail) => {
    request(real, options, answer).on("error", fail).end();
  });
}

/** Resolves a name to its public addresses. One that is not public spoils the lot: nobody mixes them in good faith. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (fault, addresses) => {
    if (fault) return done(fault, "", 0);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(new NotPublic(), "", 0);
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};
