import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { JalonRequest } from '../../../http/request-context.js';
import { LifeAccess } from '../application/life-access.js';

/** Looks before the body is read: whoever may not see an internship learns nothing of it. */
@Injectable()
export class LifeVisible implements CanActivate {
  constructor(private readonly access: LifeAccess) {}

  /** @throws DomainError `not_found` */
  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<JalonRequest>();
    const { id } = request.params as { readonly id: string };
    if (!request.signedIn) return false;
    await this.access.find(request.signedIn.principal, id);
    return true;
  }
}
