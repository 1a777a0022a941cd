/** A mini-program runs once per phone: nobody else can hold the session. */
export const withSessionLock = <T>(work: () => Promise<T>): Promise<T> => work();
