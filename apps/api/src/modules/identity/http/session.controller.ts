import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Req, Res } from '@nestjs/common';
import {
  changePassword,
  preferencesPatch,
  signIn,
  type ChangePassword,
  type Preferences,
  type Session,
  type SignIn,
} from '@jalon/contracts';
import { allowedActions, DomainError } from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { Policy } from '../../../http/policy.js';
import {
  Context,
  type JalonRequest,
  type RequestContext,
  type SignedIn,
} from '../../../http/request-context.js';
import { writeSessionCookie } from '../../../http/session-cookie.js';
import { AccountService } from '../application/accounts.js';
import { ProfileQuery } from '../application/profile.js';
import { IDLE_MINUTES, SessionReader } from '../application/session-reader.js';
import { SignInService } from '../application/sign-in.js';

@Controller('api')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionReader,
    private readonly accounts: AccountService,
    private readonly profiles: ProfileQuery,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('session')
  @Policy('public')
  read(@Req() request: JalonRequest): Promise<Session> {
    return this.describe(request.signedIn ?? null);
  }

  @Post('session')
  @HttpCode(200)
  @Policy('public')
  async open(
    @Body({ schema: signIn }) command: SignIn,
    @Req() request: JalonRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const token = await this.signIns.signIn(command, request.ip, request.id);
    if (token === null) {
      throw new DomainError('invalid_value', 'The address or the password is not right', [
        { path: 'password', code: 'wrong_credentials' },
      ]);
    }
    // The session that came with the request ends: a token never outlives a log-in.
    if (request.signedIn) {
      const { principal, tokenHash } = request.signedIn;
      await this.signIns.signOut(principal.accountId, tokenHash, request.id);
    }
    writeSessionCookie(reply, token, this.config.https);
    return this.describe(await this.sessions.find(token));
  }

  @Delete('session')
  @HttpCode(204)
  @Policy('signed_in')
  async end(@Req() request: JalonRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (request.signedIn) {
      const { principal, tokenHash } = request.signedIn;
      await this.signIns.signOut(principal.accountId, tokenHash, request.id);
    }
    writeSessionCookie(reply, null, this.config.https);
  }

  @Patch('account/preferences')
  @HttpCode(204)
  @Policy('signed_in')
  async preferences(
    @Context() context: RequestContext,
    @Body({ schema: preferencesPatch }) patch: Partial<Preferences>,
  ): Promise<void> {
    await this.accounts.setPreferences(context, patch);
  }

  @Post('account/password')
  @HttpCode(204)
  @Policy('signed_in')
  async password(
    @Context() context: RequestContext,
    @Req() request: JalonRequest,
    @Body({ schema: changePassword }) command: ChangePassword,
  ): Promise<void> {
    if (request.signedIn) await this.accounts.changePassword(context, request.signedIn.tokenHash, command);
  }

  private async describe(signedIn: SignedIn | null): Promise<Session> {
    const demo = await this.profiles.hasDemo();
    const common = { idleMinutes: IDLE_MINUTES, demo, today: today(this.clock) };
    const profile = signedIn && (await this.profiles.find(signedIn.principal.accountId));
    if (!signedIn || !profile) return { me: null, csrfToken: null, endsAt: null, ...common };
    const { principal } = signedIn;
    return {
      me: {
        accountId: principal.accountId,
        personId: principal.personId,
        name: profile.name,
        email: profile.email,
        role: principal.role,
        entityId: principal.entityId,
        entityName: profile.entity_name,
        actions: [...allowedActions(principal)],
        preferences: profile.preferences,
      },
      csrfToken: signedIn.csrfToken,
      endsAt: signedIn.endsAt,
      ...common,
    };
  }
}
