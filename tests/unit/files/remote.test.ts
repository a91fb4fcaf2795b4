import { adapterOf } from "@/lib/channels";
import { judge } from "@/lib/files/remote/download";
import { isPublicAddress } from "@/lib/files/remote/public-address";

const credentials = { credentialExternalId: "AC1", secret: "token" };
const twilio = (url: URL) => adapterOf("whatsapp").fileRequest(credentials, url);
const instagram = (url: URL) => adapterOf("instagram").fileRequest(credentials, url);

test.each([
  "8.8.8.8",
  "172.32.0.1",
  "2606:4700::1111",
  "2a03:2880:f12f:83:face:b00c:0:25de",
])("%s is an address of the public internet", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ["this machine", "127.0.0.1"],
  ["this machine in IPv6", "::1"],
  ["a cloud's metadata", "169.254.169.254"],
  ["a cloud's metadata mapped into IPv6", "::ffff:169.254.169.254"],
  ["loopback mapped into IPv6, in hexadecimal", "::ffff:7f00:1"],
  ["loopback translated by NAT64", "64:ff9b::7f00:1"],
  ["loopback through 6to4", "2002:7f00:1::"],
  ["a private network", "10.1.2.3"],
  ["a private network", "172.16.0.1"],
  ["a private network", "192.168.1.1"],
  ["a carrier's network", "100.64.0.1"],
  ["a private network in IPv6", "fd00::1"],
  ["a link", "fe80::1"],
  ["everywhere", "0.0.0.0"],
  ["nowhere in IPv6", "::"],
  ["many at once", "224.0.0.1"],
  ["everybody", "255.255.255.255"],
  ["a decimal number", "2130706433"],
  ["no address", "localhost"],
  ["nothing", ""],
])("%s (%s) is no address of a provider", (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  "http://api.twilio.com/file",
  "https://dana:secret@api.twilio.com/file",
  "https://api.twilio.com@evil.example/file",
  "https://api.twilio.com:8443/file",
  "https://api.twilio.com.evil.example/file",
  "https://eviltwilio.com/file",
  "https://127.0.0.1/file",
  "https://2130706433/file",
  "https://[::ffff:a9fe:a9fe]/latest/meta-data",
  "https://169.254.169.254/latest/meta-data",
  "https://lookaside.fbsbx.com/file",
  "file:///etc/passwd",
  "ftp://api.twilio.com/file",
  "//api.twilio.com/file",
  "",
])("nothing is fetched from %s for WhatsApp", (link) => {
  expect(judge(link, twilio)).toBeNull();
});

test("Twilio's credentials go to Twilio, and not to where it keeps files", () => {
  const media = judge("https://api.twilio.com/2010-04-01/Accounts/AC1/Media/ME1", twilio);
  expect(media?.headers).toEqual({ authorization: "Basic QUMxOnRva2Vu" });
  expect(judge("https://mms.twiliocdn.com/AC1/1", twilio)?.headers).toEqual({});
});

test("Instagram's files come from Meta's hosts, and no token goes there", () => {
  const link = "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1";
  expect(judge(link, instagram)?.headers).toEqual({});
  expect(judge("https://scontent.cdninstagram.com/v/1.jpg", instagram)).not.toBeNull();
  expect(judge("https://notfbsbx.com/1", instagram)).toBeNull();
  expect(judge("https://api.twilio.com/1", instagram)).toBeNull();
});
