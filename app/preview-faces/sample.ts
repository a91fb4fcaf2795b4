const now = Date.parse("2026-11-20T16:05:00Z");
const ago = (min: number) => new Date(now - min * 60000).toISOString();
const wa = { id: 1, channel: "whatsapp", channelName: "WhatsApp", label: "Northgate Clinic", handle: "+44 7700 900100", colour: "teal" };
const kids = { id: 2, channel: "instagram", channelName: "Instagram", label: "Kids", handle: "@northgate.kids", colour: "plum" };
const skin = { id: 3, channel: "instagram", channelName: "Instagram", label: "Skin", handle: "@orvelle.skin", colour: "ochre" };
const long = { id: 4, channel: "instagram", channelName: "Instagram", label: "Skin", handle: "@northgate.dental.and.orthodontics", colour: "brick" };
const inb = (text: string, kind = "text") => ({ direction: "inbound", origin: "contact", kind, text, status: null });
const out = (text: string, status = "sent", origin = "staff") => ({ direction: "outbound", origin, kind: "text", text, status });
let id = 0;
const row = (name: string, account: object, min: number, preview: object | null, more: object = {}) => ({ id: ++id, version: 1, name, account, closed: false, activityAt: ago(min), unread: 0, unansweredSince: null, undelivered: false, preview, ...more });
export const rows = [
  row("Ruth Okafor", wa, 3, inb("Can he bring his inhaler on the day?"), { unansweredSince: ago(3) }),
  row("Elena Marchetti", wa, 7, inb("Posso spostare la visita di martedì?"), { unread: 2, unansweredSince: ago(7) }),
  row("Kenji Morita", wa, 45, out("Your card is on file, see you Friday", "failed"), { undelivered: true }),
  row("Marta Solís", kids, 78, inb("❤️ ¿Tenéis hueco para revisión?", "storyReply"), { unread: 1, unansweredSince: ago(78) }),
  row("Yousef Haddad", wa, 180, inb("هل يوجد موقف سيارات قريب؟"), { unansweredSince: ago(180) }),
  row("Noor van Dael", skin, 270, inb("", "image"), { unansweredSince: ago(270) }),
  row("Sam Tully", kids, 353, out("The nurse can call the school")),
  row("+44 7700 900417", wa, 400, inb("", "location"), { unread: 120, unansweredSince: ago(400) }),
  row("Iryna Koval", wa, 2 * 1440, inb("", "audio"), { unansweredSince: ago(1320) }),
  row("Aylin Demir", long, 3 * 1440, out("Randevu için teşekkürler, a very long preview that will not fit in the row at all", "read"), { undelivered: true, unansweredSince: ago(4000) }),
  row("Grace Lindqvist-Featherstonehaugh of Nottingham", kids, 14 * 1440, out("Thank you for your message", "sent", "system")),
];
let m = 100;
const msg = (min: number, text: string, more: any = {}) => { const n = ++m; return { id: n, dialogId: 1, version: 1, clientId: null, part: 0, direction: "inbound", origin: "contact", kind: "text", text, details: {}, status: null, unsettled: false, failure: null, author: null, at: ago(min), orderKey: `k${n}`, seq: n, edited: false, unsent: false, arrivedLate: false, attachments: [], ...more }; };
const ours = (min: number, text: string, status: string, more: any = {}) => msg(min, text, { direction: "outbound", origin: "staff", author: "Tomas Reyk", status, ...more });
const file = (kind: string, fileName: string, contentType: string, more: any = {}) => ({ id: ++m, kind, contentType, fileName, sizeBytes: 184320, state: "waiting", ...more });
const main = () => [
  msg(1500, "Good morning. Could Ada come on Tuesday?"),
  ours(1490, "Booked: Ada, Tuesday at 09:40 with Dr Hale.", "read"),
  ours(1489, "Please come ten minutes early.", "delivered", { author: "Tomas Reyk" }),
  msg(40, "Card of Ben Okafor, both pages", { kind: "image", attachments: [file("image", "", "image/jpeg")] }),
  ours(21, "Thank you. Could you also send the consent form?", "failed", { author: "Dana Whitlock", failure: { key: "x", code: "63010", canRetry: true } }),
  msg(4, "Ben’s form attached", { kind: "document", attachments: [file("document", "Consent form Ben.pdf", "application/pdf")] }),
  msg(3, "Can he bring his inhaler on the day?"),
];
const kinds = () => [
  msg(300, "أنا قادم من هنا. هل يوجد موقف سيارات قريب من العيادة؟"),
  msg(299, "", { kind: "location", details: { location: { latitude: 51.5007, longitude: -0.1246, label: "Al Noor Pharmacy", address: "12 Mill Road, Cambridge" } } }),
  ours(290, "نعم، خلف المبنى، وهو مجاني لأول ساعتين.", "delivered"),
  msg(200, "", { kind: "audio", attachments: [file("audio", "", "audio/ogg", { sizeBytes: null })] }),
  msg(199, "", { kind: "video", attachments: [file("video", "", "video/mp4", { state: "failed" })] }),
  msg(198, "", { unsent: true }),
  msg(197, "", { kind: "unsupported" }),
  msg(196, "Yes please", { kind: "buttonReply", details: { button: { text: "Yes please" } } }),
  msg(195, "Look at this", { details: { forwarded: "once" }, edited: true, arrivedLate: true }),
  ours(100, "Sent?", "queued", { unsettled: true, author: "Dana Whitlock" }),
  ours(60, "We are closed until 08:00. For urgent care call 111.", "sent", { origin: "system", author: null }),
  ours(50, "From the phone", "sent", { origin: "app", author: null }),
  msg(2, "https://example.org/averyveryverylongaddressthatneverendsandneverendsandneverendsandneverendsandneverends\nsecond line\n\nthird"),
];
const open = (messages: any[], more: any = {}, rowMore: any = {}) => ({ row: { ...rows[0], ...rowMore }, address: "+44 7700 900417", personId: 1, messages, hasOlder: true, window: { closesAt: new Date(now + 23 * 3600000 + 57 * 60000).toISOString(), open: true }, refusal: null, textLimit: { max: 1600, unit: "characters" }, reportsDelivered: true, ...more });
export function startOf(state: string) {
  const page = { rows, next: null, counts: { active: 11, closed: 1042 } };
  const base = { tab: "active", q: "", page, open: null, missing: false, cursor: "c", live: null, channels: [], now: new Date(now).toISOString() };
  switch (state) {
    case "inbox": case "sandbox": return { ...base, open: open(main()) };
    case "kinds": return { ...base, open: open(kinds(), { window: { closesAt: new Date(now + 100 * 60000).toISOString(), open: true } }, { ...rows[4] }) };
    case "closed": return { ...base, open: open(main(), { refusal: "closed", window: null }, { closed: true }) };
    case "over": return { ...base, open: open(main(), { refusal: "windowClosed", window: { closesAt: ago(300), open: false } }) };
    case "empty": return { ...base, page: { rows: [], next: null, counts: { active: 0, closed: 53 } } };
    case "search": return { ...base, q: "invoice 2031", page: { rows: [], next: null, counts: { active: 11, closed: 53 } } };
    case "missing": return { ...base, missing: true };
    case "ig": return { ...base, open: open([msg(2, "Hola")], { textLimit: { max: 20, unit: "bytes" }, window: { closesAt: new Date(now + 20 * 60000).toISOString(), open: true } }, { ...rows[9] }) };
    case "long": return { ...base, open: open(Array.from({ length: 60 }, (_, i) => i % 3 ? msg(6000 - i * 20, "Message number " + i) : ours(6000 - i * 20, "Answer number " + i + " ".repeat(3) + "lorem ipsum dolor sit amet ".repeat(4), "read"))) };
    default: return base;
  }
}
