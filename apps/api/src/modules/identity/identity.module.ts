import { Module } from '@nestjs/common';
import { AccountService } from './application/accounts.js';
import { ProfileQuery } from './application/profile.js';
import { SessionReader } from './application/session-reader.js';
import { SignInService } from './application/sign-in.js';
import { AccountsController } from './http/accounts.controller.js';
import { SessionController } from './http/session.controller.js';
import { AccountRepository } from './persistence/account.repository.js';
import { LoginThrottle } from './persistence/login-throttle.js';
import { SessionStore } from './persistence/session.store.js';

@Module({
  controllers: [SessionController, AccountsController],
  providers: [
    AccountService,
    AccountRepository,
    LoginThrottle,
    ProfileQuery,
    SessionReader,
    SessionStore,
    SignInService,
  ],
  exports: [SessionReader],
})
export class IdentityModule {}
