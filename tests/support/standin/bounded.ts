/** A number out of a query, kept within what the platform allows. */
export function bounded(
  text: string | null,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const number = Number.parseInt(text ?? "", 10);
  return Number.isNaN(number) ? otherwise : Math.min(Math.max(number, least), most);
}
