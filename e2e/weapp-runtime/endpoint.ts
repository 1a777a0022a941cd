import { once } from 'node:events';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';

interface Call {
  id: string;
  method: string;
  params?: Record<string, unknown>;
}

export type AnswerCall = (method: string, params: Record<string, unknown>) => Promise<unknown>;

/** Where automators connect: JSON calls with an id, answers with the same, events without. */
export class Endpoint {
  readonly address: string;
  private readonly server: WebSocketServer;

  private constructor(server: WebSocketServer, port: number) {
    this.server = server;
    this.address = `ws://127.0.0.1:${port}`;
  }

  /** @param port 0 takes a free one */
  static async open(port: number, answer: AnswerCall): Promise<Endpoint> {
    const server = new WebSocketServer({ port, host: '127.0.0.1' });
    // Rejects when the port is taken.
    await once(server, 'listening');
    server.on('connection', (socket) => {
      socket.on('error', () => socket.terminate());
      socket.on('message', (raw) => void respond(socket, raw, answer));
    });
    return new Endpoint(server, (server.address() as { port: number }).port);
  }

  /** Sends an event to every automator. */
  tell(event: unknown): void {
    for (const socket of this.server.clients) if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event));
  }

  async close(): Promise<void> {
    for (const socket of this.server.clients) socket.terminate();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

async function respond(socket: WebSocket, raw: RawData, answer: AnswerCall): Promise<void> {
  const { id, method, params } = JSON.parse((raw as Buffer).toString('utf8')) as Call;
  const reply = await answer(method, params ?? {}).then(
    (result) => ({ id, result: result ?? {} }),
    (error: Error) => ({ id, error: { message: sentenceOf(error) } }),
  );
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(reply));
}

/** What was thrown in the page, without the browser's words around it. */
export const sentenceOf = ({ message }: Error): string =>
  message.replace(/^page\.evaluate: (\w*(Error|Failure): )?/, '').split('\n    at ')[0] ?? message;
