import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics, served on a port of their own that is never published. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

export const requestSeconds = new Histogram({
  name: 'zsb_http_request_seconds',
  help: 'Time to answer, by route and status',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
});
export const droppedFields = new Counter({
  name: 'zsb_request_fields_dropped_total',
  help: 'Unknown request fields dropped on citizen routes',
  registers: [registry],
});
export const overlongUnits = new Counter({
  name: 'zsb_units_of_work_overlong_total',
  help: 'Units of work rolled back because they took too long',
  registers: [registry],
});
export const jobsParked = new Gauge({ name: 'zsb_jobs_parked', help: 'Jobs that wait for an operator', registers: [registry] });
export const noticesNotSent = new Counter({
  name: 'zsb_notices_not_sent_total',
  help: 'Messages outside the app that were refused or whose end is unknown',
  labelNames: ['outcome'] as const,
  registers: [registry],
});
export const jobAttempts = new Counter({
  name: 'zsb_job_attempts_total',
  help: 'Job attempts by topic and result',
  labelNames: ['topic', 'result'] as const,
  registers: [registry],
});

export async function serveMetrics(port: number, host: string): Promise<Server> {
  const server = createServer((_, answer) => {
    void registry.metrics().then((text) => answer.setHeader('content-type', registry.contentType).end(text));
  }).listen(port, host);
  await once(server, 'listening');
  return server;
}
