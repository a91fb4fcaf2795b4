import { hash, verify } from "@node-rs/argon2";
import { limitConcurrency } from "@/lib/concurrency/limit-concurrency";

/** OWASP's second choice for argon2id, which is this library's default variant: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Each takes one of the four threads by which files are read and names looked up as well: however many strangers try
 * passwords, half of them stay free. Who waits too long is turned away (`TimedOut`).
 */
const inHashQueue = limitConcurrency({ most: 2, timeoutMs: 5_000 });

/** The hash of random bytes that nobody kept, at the same cost: what a stranger's password is compared with. */
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$s4eet9NLOnCL8RVHJNxBFg$MqgjHRJ4PDyNLpKvPOJpz24ZVqBgskm30I2DPtGCfkA";

/** Turns a password into what may be stored of it: an argon2id string with its salt and cost inside. */
export function hashPassword(password: string): Promise<string> {
  return inHashQueue(() => hash(password, cost));
}

/**
 * Whether the password is the one behind the stored hash.
 * Without a hash (an unknown e-mail) it takes as long as with one and answers false, so time tells nobody who exists.
 */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  const matches = await inHashQueue(() => verify(stored ?? nobodysHash, password));
  return stored !== undefined && matches;
}
