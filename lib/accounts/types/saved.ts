import type { Channel } from "@/lib/channels/types";
import type { Deadline } from "./deadline";
import type { AccountReason } from "./need";
import type { Readiness } from "./readiness";
import type { AccountColour, AccountTag } from "./tag";

/**
 * `attention`: nothing is sent until somebody sees to it. `disconnected`: nothing is sent, and its dialogs stay
 * readable.
 */
export type AccountState = "connected" | "attention" | "disconnected";

/**
 * One of the clinic's accounts as Settings shows it. Times are ISO strings; of the secret there are only the last
 * four signs, when it was set and by whom.
 */
export type SavedAccount = {
  tag: AccountTag;
  /** Where its profile picture is; null where it has none. */
  picture: string | null;
  state: AccountState;
  /** What is wrong with it, also where it can still send (`unheard`). */
  stateReason: AccountReason | null;
  /** Empty while nobody has entered it; so is the tag's handle. */
  credentialExternalId: string;
  /** The provider has accepted it once: from then on the id and the number stand fast. */
  isConfirmed: boolean;
  secret: SavedSecret;
  /** What a live sender needs and what of it is there; null where nothing is measured. */
  readiness: Readiness | null;
  /** Its credentials or its number are not set, or refused: it can't send at all. */
  isHindered: boolean;
  /** All of it was there once: from then on a deadline means nothing. */
  isReady: boolean;
  /** What groups it with others, a clinic's name for instance; null for none. */
  brand: string | null;
  /** May a person answer for longer than the channel's window? Null where the channel has no such permission. */
  humanAgent: boolean | null;
  lastSignedInboundAt: string | null;
  /** When something was sent from it last. */
  lastOutAt: string | null;
  deadline: Deadline | null;
  disconnectedAt: string | null;
  /** How many dialogs it has. */
  dialogs: number;
};

/** What a channel's page of Messaging settings shows of the clinic's accounts. */
export type ChannelSettings = {
  /** The channel's own, disconnected ones too, oldest first. */
  accounts: SavedAccount[];
  /** How many accounts each channel has in use; none is left out. */
  counts: Partial<Record<Channel, number>>;
  /** The brands that accounts of any channel are grouped by, in the order of their names. */
  brands: string[];
  /** What the next account begins with: a colour that none has yet, or the first. */
  freeColour: AccountColour;
  /** Can providers post to the address that this server has? */
  isReachable: boolean;
};

/**
 * What may be known of a stored secret; `lastFour` is empty while there is none. `isRefused`: its provider no longer
 * takes it. `life`: when it ends (null: not known before it is renewed for the first time); null for one that does not
 * end.
 */
export type SavedSecret = {
  lastFour: string;
  setAt: string;
  setBy: string | null;
  isRefused: boolean;
  life: { endsAt: string | null } | null;
};
