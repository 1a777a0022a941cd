/** Null in a browser, which has no subscription messages. In the mini-program: asks for one message; true when the person agreed. */
export const askForSubscription: ((templateId: string) => Promise<boolean>) | null = null;
