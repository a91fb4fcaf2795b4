import { igsidOf } from "./ids";
import { accountOf } from "./set-up";
import { type InstagramPerson, type ProfileAnswer, pairKey } from "./state";
import type { InstagramWorld } from "./world";

/** Who writes. Without an `igsid` the username says which person of the account's it is. */
export type Patient = {
  igsid?: string | undefined;
  username: string;
  name?: string | null | undefined;
  /** What their profile answers from now on. */
  profile?: ProfileAnswer | undefined;
};

/** One of the clinic's accounts, and a person by IGSID or username. */
export type Chat = { account: string; person: string };

/** The person as this account knows them, made known where they are new. */
export function meet(
  world: InstagramWorld,
  { account, from }: { account: string; from: Patient },
): InstagramPerson {
  const { id: accountId } = accountOf(world, account);
  const known = findPerson(world, { account, person: from.igsid ?? from.username });
  const person: InstagramPerson = {
    igsid: from.igsid ?? known?.igsid ?? igsidOf(accountId, from.username),
    accountId,
    username: from.username,
    name: from.name === undefined ? (known?.name ?? null) : from.name,
    profile: from.profile ?? known?.profile ?? "full",
  };
  world.state.people.set(pairKey(person), person);
  world.state.changed();
  return person;
}

/** The person whom this account knows by that IGSID or username; nobody of another account's. */
export function findPerson(
  { state }: InstagramWorld,
  { account, person }: Chat,
): InstagramPerson | null {
  const byId = state.people.get(pairKey({ accountId: account, igsid: person }));
  if (byId) return byId;
  const others = [...state.people.values()];
  return (
    others.find((one) => one.accountId === account && one.username === person) ?? null
  );
}

/** As `findPerson`. @throws Error where the account knows nobody of that name. */
export function personOf(world: InstagramWorld, chat: Chat): InstagramPerson {
  const person = findPerson(world, chat);
  if (!person) throw new Error(`Account ${chat.account} knows nobody as ${chat.person}.`);
  return person;
}
