import type { ComplaintId } from '@zsb/shared/ids';
import { slaApi, type ChangeHint } from '@zsb/shared/sla';
import { act } from 'react';
import { ReadableStream, TextDecoderStream } from 'node:stream/web';
import { TextEncoder } from 'node:util';
import { removeScreen, render } from '../../../test/screen';
import { useLive, type Heard } from './use-live';

// jsdom has no streams; browsers do.
Object.assign(globalThis, { TextDecoderStream });

const SHOWN = 'c1' as ComplaintId;
/** Longer than many hints are gathered. */
const GATHERED = 1_600;

/** A page that shows the case c1, and the stream of the server into it. */
async function aPage() {
  const seen = { heard: [] as (Heard | null)[], refreshed: 0 };
  let tell: (text: string) => void = () => undefined;
  Object.assign(window, {
    fetch: async (path: string) => {
      if (path !== slaApi.changes.path) throw new TypeError('fetch failed');
      const start = (stream: ReadableStreamDefaultController) => {
        tell = (text) => stream.enqueue(new TextEncoder().encode(text));
      };
      return { ok: true, status: 200, body: new ReadableStream({ start }) };
    },
  });
  function Page() {
    const heard = useLive(SHOWN, () => seen.refreshed++);
    if (seen.heard.at(-1) !== heard) seen.heard.push(heard);
    return null;
  }
  await render(<Page />);
  const hear = async (...hints: ChangeHint[]) => {
    hints.forEach((hint) => tell(`event: change\ndata: ${JSON.stringify(hint)}\n\n`));
    await act(() => new Promise((resolve) => setTimeout(resolve, GATHERED)));
  };
  return { seen, hear };
}

type ReadableStreamDefaultController = { enqueue: (chunk: Uint8Array) => void };
const hint = (complaintId: string, version: number) => ({ complaintId, version }) as ChangeHint;

afterEach(removeScreen);

it('tells of every hint about the open case, also where its version stays, and many in a moment are one', async () => {
  const { seen, hear } = await aPage();
  await hear(hint(SHOWN, 3), hint('c2', 9), hint(SHOWN, 4));
  await hear(hint(SHOWN, 4));
  expect(seen.heard).toEqual([null, { id: SHOWN, version: 4 }, { id: SHOWN, version: 4 }]);
  expect(seen.refreshed).toBe(2);
});
