import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { JalonRequest } from '../../../http/request-context.js';
import { ApplicationQueries } from '../application/application-queries.js';

/** Looks before the body is read: whoever may not see an application learns nothing of it. */
@Injectable()
export class ApplicationVisible implements CanActivate {
  constructor(private readonly queries: ApplicationQueries) {}

  /** @throws DomainError `not_found` */
  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<JalonRequest>();
    const { id } = request.params as { readonly id: string };
    if (!request.signedIn) return false;
    await this.queries.mustSee(request.signedIn.principal, id);
    return true;
  }
}
