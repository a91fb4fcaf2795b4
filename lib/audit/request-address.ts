import { headers } from "next/headers";
import { clientAddress } from "@/lib/auth/client-address";

/** Where the request that is being answered came from; undefined outside of one, as in the sweep. */
export async function requestAddress(): Promise<string | undefined> {
  try {
    return clientAddress((await headers()).get("x-forwarded-for"));
  } catch {
    // Next throws where there is no request: then it is the server's own doing.
    return undefined;
  }
}
