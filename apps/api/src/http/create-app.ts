import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { EVENT_LIMITS } from '@jalon/domain';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { nestLogger } from '../config/logger.js';
import type { Core } from '../core.module.js';
import { BATCHED, STRUCTURED } from '../modules/usage-events/index.js';
import { LiveGateway } from '../modules/minutes-live/index.js';
import { ProblemFilter } from './problem.filter.js';
import { addSecurityHeaders } from './security-headers.js';
import { validationPipe } from './validation.js';
import { serveWebApp } from './web-app.js';

const BODY_LIMIT = 1_048_576;
const REQUEST_ID = /^[\w.-]{8,64}$/;

/** The HTTP application, ready to listen. */
export async function createApp(core: Core): Promise<NestFastifyApplication> {
  const { config, logger } = core;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxies,
    requestTimeout: 120_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    genReqId: (request: { headers: IncomingHttpHeaders }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(core), adapter, {
    logger: nestLogger(logger),
    bodyParser: true,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  // Uploads arrive as they are and are counted by who reads them.
  fastify.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload);
  });
  fastify.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    done(null, payload);
  });
  fastify.addContentTypeParser(
    [STRUCTURED, BATCHED],
    { parseAs: 'buffer', bodyLimit: EVENT_LIMITS.bodyBytes },
    (_request, body, done) => done(null, body),
  );
  addSecurityHeaders(fastify, config.https);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.info({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
  app.get(LiveGateway).attach(fastify.server);
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalPipes(validationPipe);
  if (config.webRoot !== undefined) await serveWebApp(fastify, config.webRoot, core);
  return app;
}
