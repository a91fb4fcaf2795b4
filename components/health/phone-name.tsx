/** On a phone and a tablet, where a table has no head, each figure says what it is. */
export function PhoneName({ name }: { name: string }) {
  return <span className="text-ink-3 text-meta lg:hidden">{name}: </span>;
}
