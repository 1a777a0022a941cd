import pino from 'pino';

/** Structured log: request id, code, actor id. Never names, phones, document numbers or the text of a complaint. */
export type Log = pino.Logger;
export const LOG = Symbol('log');

/** @param destination where the lines go; standard output unless told */
export const createLog = (level: string, destination: pino.DestinationStream = pino.destination(1)): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // A belt beside the braces: whoever logs a request by mistake logs no token.
      redact: ['req.headers.authorization', '*.phone', '*.password', '*.text'],
    },
    destination,
  );
