import { timingSafeEqual } from 'node:crypto';
import {
  Inject,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, may, type Action } from '@jalon/domain';
import { CONFIG, type Config } from '../config/config.js';
import { SessionReader } from '../modules/identity/index.js';
import { POLICY, type RoutePolicy } from './policy.js';
import type { JalonRequest } from './request-context.js';
import { readSessionToken } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a request through when its route's policy says so: session, CSRF and role, in that order. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<RoutePolicy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (policy === undefined) throw new DomainError('forbidden', 'This route declares no policy');
    const request = context.switchToHttp().getRequest<JalonRequest>();
    const writes = !SAFE_METHODS.has(request.method);
    if (writes && !isSameOrigin(request))
      throw new DomainError('forbidden', 'The request comes from another site');

    const token = readSessionToken(request, this.config.https);
    const signedIn = token === null ? null : await this.sessions.find(token);
    if (signedIn) request.signedIn = signedIn;
    if (policy === 'public' || policy === 'api_key') return true;
    if (!signedIn) throw new UnauthorizedException();
    if (writes && !sameToken(request.headers['x-csrf-token'], signedIn.csrfToken)) {
      throw new DomainError('forbidden', 'The CSRF token is missing or wrong');
    }
    if (policy !== 'signed_in' && !may(signedIn.principal, policy satisfies Action)) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    return true;
  }
}

/** Sec-Fetch-Site where the browser sends it, else Origin against Host; neither means not a browser. */
function isSameOrigin(request: JalonRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

function sameToken(sent: string | string[] | undefined, expected: string): boolean {
  if (typeof sent !== 'string') return false;
  const left = Buffer.from(sent);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
