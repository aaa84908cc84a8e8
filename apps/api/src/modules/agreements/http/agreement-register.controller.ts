import { Controller, Get, Query } from '@nestjs/common';
import { agreementQuery, type AgreementQuery, type AgreementRegister } from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { AgreementQueries } from '../application/agreement-queries.js';

/** Agreements across use cases: what is under way, what ends soon. */
@Controller('api/agreements')
export class AgreementRegisterController {
  constructor(private readonly queries: AgreementQueries) {}

  @Get()
  @Policy('agreement:read')
  register(
    @Context() context: RequestContext,
    @Query({ schema: agreementQuery }) query: AgreementQuery,
  ): Promise<AgreementRegister> {
    return this.queries.register(context.principal, query);
  }
}
