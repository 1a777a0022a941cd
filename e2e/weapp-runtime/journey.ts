import automator from 'miniprogram-automator';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram.js';
import { start, type Runtime, type StartOptions } from './runtime.ts';

/** A mini-program that a journey drives, wherever it runs. */
export interface OpenedMiniProgram {
  mp: MiniProgram.default;
  /** `null` on WeChat's own developer tools, where only the automator is there. */
  runtime: Runtime | null;
  close(): Promise<void>;
}

/**
 * Opens a mini-program for a journey: on WeChat's developer tools when `WEAPP_WS` names their automation port
 * (`cli auto --project <dist> --auto-port 9420`, then `WEAPP_WS=ws://127.0.0.1:9420`), else in this runtime.
 */
export async function openMiniProgram(options: StartOptions): Promise<OpenedMiniProgram> {
  const address = process.env['WEAPP_WS'];
  const runtime = address ? null : await start(options);
  const mp = await automator.connect({ wsEndpoint: address ?? runtime?.wsEndpoint ?? '' });
  return {
    mp,
    runtime,
    close: async () => {
      mp.disconnect();
      await runtime?.close();
    },
  };
}
