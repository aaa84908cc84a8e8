import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  createAccount,
  id,
  updateAccount,
  type Account,
  type CreateAccount,
  type UpdateAccount,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { AccountService } from '../application/accounts.js';

@Controller('api/accounts')
@Policy('account:manage')
export class AccountsController {
  constructor(private readonly accounts: AccountService) {}

  @Get()
  async list(): Promise<{ items: Account[] }> {
    return { items: await this.accounts.list() };
  }

  @Post()
  create(
    @Context() context: RequestContext,
    @Body({ schema: createAccount }) command: CreateAccount,
  ): Promise<Account> {
    return this.accounts.create(context, command);
  }

  @Patch(':id')
  update(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: updateAccount }) command: UpdateAccount,
  ): Promise<Account> {
    return this.accounts.update(context, accountId, command);
  }
}
