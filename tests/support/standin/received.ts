import type { ProviderRequest } from "./provider";

/** One request that the product made, for assertions. `status` is null where no answer went back. */
export type Received = {
  kind: string;
  method: string;
  host: string;
  path: string;
  /** Query and form together; a repeated parameter is a list. */
  params: Record<string, string | string[]>;
  json: unknown;
  /** Did it carry credentials? They themselves are not kept. */
  authorised: boolean;
  at: Date;
  fault: string | null;
  status: number | null;
};

/** A demo that runs for days must not fill the memory with its own log. */
const capacity = 20_000;

/** Adds a request to the log, the oldest going where it is full. */
export function keepReceived(
  log: Received[],
  {
    request,
    kind,
    fault,
  }: { request: ProviderRequest; kind: string; fault: string | null },
): Received {
  const { method, host, path, json, at, authorization } = request;
  const params = { ...listed(request.query), ...listed(request.form) };
  const authorised = authorization !== null || request.query.has("access_token");
  const entry = {
    kind,
    method,
    host,
    path,
    params,
    json,
    authorised,
    at,
    fault,
    status: null,
  };
  if (log.length >= capacity) log.shift();
  log.push(entry);
  return entry;
}

function listed(params: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(params.keys())].filter((name) => name !== "access_token");
  return Object.fromEntries(names.map((name) => [name, oneOrAll(params.getAll(name))]));
}

const oneOrAll = (values: string[]) =>
  values.length === 1 ? (values[0] as string) : values;
