import { provesNotSent } from "@/lib/channels/not-sent";
import { throughStandin } from "@/lib/channels/standin";

const fault = (code: string, more = {}) =>
  Object.assign(new Error(code), { code, ...more });

test.each([
  ["nobody listens there", fault("ECONNREFUSED")],
  ["the name is unknown", fault("ENOTFOUND")],
  ["the name server is silent", fault("EAI_AGAIN")],
  ["connecting took too long", fault("ETIMEDOUT", { syscall: "connect" })],
  ["no way leads there", fault("ENETUNREACH", { syscall: "connect" })],
  [
    "fetch could not connect",
    new TypeError("failed", { cause: fault("UND_ERR_CONNECT_TIMEOUT") }),
  ],
  ["the certificate is not believed", fault("ERR_TLS_CERT_ALTNAME_INVALID")],
  [
    "none of its addresses could be reached",
    new AggregateError([
      fault("ECONNREFUSED"),
      fault("ETIMEDOUT", { syscall: "connect" }),
    ]),
  ],
])("it is proven that nothing was sent when %s", (_why, error) => {
  expect(provesNotSent(error)).toBe(true);
});

test.each([
  ["the connection was reset", fault("ECONNRESET")],
  ["the answer took too long", fault("ECONNABORTED")],
  ["reading took too long", fault("ETIMEDOUT", { syscall: "read" })],
  ["the other side hung up", new TypeError("failed", { cause: fault("UND_ERR_SOCKET") })],
  ["we gave up waiting", new DOMException("too long", "TimeoutError")],
  ["the answer was no JSON", new SyntaxError("Unexpected token")],
  [
    "one of its addresses may have been reached",
    new AggregateError([fault("ECONNREFUSED"), fault("ECONNRESET")]),
  ],
  ["nothing is known", null],
  ["nothing is known but a word", "ECONNREFUSED"],
])("it is not proven when %s", (_why, error) => {
  expect(provesNotSent(error)).toBe(false);
});

test("with a stand-in a request keeps its host as the first part of the path", () => {
  const url = "https://api.twilio.com/2010-04-01/Accounts.json?a=1&b=%2B";
  expect(throughStandin(url, undefined)).toBe(url);
  expect(throughStandin(url, "http://127.0.0.1:4000/")).toBe(
    "http://127.0.0.1:4000/api.twilio.com/2010-04-01/Accounts.json?a=1&b=%2B",
  );
});
