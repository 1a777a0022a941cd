/** A store that forgets with the test. */
export { memoryStore } from '../src/platform/memory-store';
