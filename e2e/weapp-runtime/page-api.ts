/** What the page offers to Node, as `window.weapp`. */
export interface PageApi {
  /** Starts the mini-program; rejects when its first page cannot be drawn. */
  start(): Promise<void>;
  /** Answers one call of the automation protocol. */
  answerCall(method: string, params: Record<string, unknown>): Promise<unknown>;
  /** Where in the window a finger would hit an element; throws when it cannot. */
  tapPointOf(elementId: string): { x: number; y: number };
  fromNode(name: string, payload: Record<string, unknown>): void;
  setClockShift(milliseconds: number): void;
  setOnline(isOnline: boolean): void;
  background(): void;
  foreground(): void;
}

declare global {
  interface Window {
    weapp: PageApi;
  }
}
