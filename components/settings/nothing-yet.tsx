/** What stands where a list would, while there is nothing in it. */
export function NothingYet({ title, text }: { title: string; text: string }) {
  return (
    <div className="rounded-card border border-line bg-surface p-4 md:px-5">
      <p className="font-semibold">{title}</p>
      <p className="text-ink-2">{text}</p>
    </div>
  );
}
