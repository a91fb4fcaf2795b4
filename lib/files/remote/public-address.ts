import { BlockList, isIP } from "node:net";

/** Every block of addresses that is not the public internet: private, loopback, link-local, reserved, documentation. */
const closed = new BlockList();

const closedV4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

for (const [network, bits] of closedV4) closed.addSubnet(network, bits, "ipv4");

/** Of IPv6 only what is given out to the public is open, without what holds an IPv4 address in other clothes. */
const open = new BlockList();
open.addSubnet("2000::", 3, "ipv6");

const closedV6: [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];
for (const [network, bits] of closedV6) closed.addSubnet(network, bits, "ipv6");

/** Is this an address of the public internet, where a provider can be? What is no address is not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !closed.check(address, "ipv4");
  if (version !== 6) return false;
  return open.check(address, "ipv6") && !closed.check(address, "ipv6");
}
