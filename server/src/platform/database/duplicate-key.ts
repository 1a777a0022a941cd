/** Whether the database refused a row because a unique key exists already (SQLite; MySQL errno 1062). */
export function isDuplicateKey(error: unknown): boolean {
  const driver = (error as { driverError?: unknown }).driverError ?? error;
  const { code, errno } = driver as { code?: string; errno?: number };
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || errno === 1062;
}

/** For `.catch`: a duplicate key is answered by `read`, in a new read outside the unit that failed; other errors pass. */
export const onDuplicateKey =
  <Result>(read: () => Promise<Result>) =>
  (error: unknown): Promise<Result> => {
    if (!isDuplicateKey(error)) throw error;
    return read();
  };
