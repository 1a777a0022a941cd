/** Asks before the window is closed or loaded anew (in the browser's own words); answers what ends it. */
export function askBeforeLeaving(_words: string): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    event.returnValue = true; // browsers of before 2024 look at this one
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
