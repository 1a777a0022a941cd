/** A skeleton of text lines while content is under way. */
export function Bones({ lines, label }: { lines: number; label: string }) {
  return (
    <div role="status" aria-label={label} style={{ display: 'grid', gap: 12, padding: 16 }}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" style={{ width: `${[92, 64, 78][line % 3]}%` }} />
      ))}
    </div>
  );
}
