import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { JalonRequest } from '../../../http/request-context.js';
import { StudyQueries } from '../application/study-queries.js';

/**
 * Looks before the body is read: whoever may not see a study learns nothing of it, not even that what they sent was
 * badly formed.
 */
@Injectable()
export class StudyVisible implements CanActivate {
  constructor(private readonly queries: StudyQueries) {}

  /** @throws DomainError `not_found` */
  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<JalonRequest>();
    const { id } = request.params as { readonly id: string };
    if (!request.signedIn) return false;
    await this.queries.mustSee(request.signedIn.principal, id);
    return true;
  }
}
