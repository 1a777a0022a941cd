/** A skeleton of text lines while content is under way. */
export function Bones({ lines, label }: { lines: number; label: string }) {
  return (
    <div className="bones" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" style={{ width: `${[92, 64, 78][line % 3]}%` }} />
      ))}
    </div>
  );
}

/** A skeleton in the shape of the list: light and time, two lines, a button. */
export function RowBones({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="row">
          <span className="bone" style={{ width: '80%' }} />
          <span>
            <span className="bone" style={{ width: `${[72, 90, 56][row % 3]}%` }} />
            <span className="bone" style={{ width: '48%', marginTop: 8 }} />
          </span>
          <span className="bone" style={{ width: 44, height: 28 }} />
        </div>
      ))}
    </div>
  );
}
