import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createUsageKey,
  id,
  rotateUsageKey,
  telemetryQuery,
  usageSettings,
  type CreatedUsageKey,
  type CreateUsageKey,
  type RotateUsageKey,
  type Telemetry,
  type UsageSettings,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { KeyCommands } from '../application/key-commands.js';

/** The keys of a solution: made, replaced, revoked. */
@Controller('api/usage-keys')
@Policy('usage:keys')
export class UsageKeysController {
  constructor(private readonly keys: KeyCommands) {}

  @Get()
  telemetry(@Query({ schema: telemetryQuery }) { useCaseId }: { useCaseId: string }): Promise<Telemetry> {
    return this.keys.telemetry(useCaseId);
  }

  @Post()
  create(
    @Context() context: RequestContext,
    @Body({ schema: createUsageKey }) command: CreateUsageKey,
  ): Promise<CreatedUsageKey> {
    return this.keys.create(context, command);
  }

  @Post(':id/rotate')
  rotate(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) keyId: string,
    @Body({ schema: rotateUsageKey }) { graceDays }: RotateUsageKey,
  ): Promise<CreatedUsageKey> {
    return this.keys.rotate(context, keyId, graceDays);
  }

  @Post(':id/revoke')
  @HttpCode(204)
  revoke(@Context() context: RequestContext, @Param('id', { schema: id }) keyId: string): Promise<void> {
    return this.keys.revoke(context, keyId);
  }
}

/** For how many months events are kept. */
@Controller('api/usage/settings')
@Policy('usage:settings')
export class UsageSettingsController {
  constructor(private readonly keys: KeyCommands) {}

  @Get()
  read(): Promise<UsageSettings> {
    return this.keys.settings();
  }

  @Patch()
  change(
    @Context() context: RequestContext,
    @Body({ schema: usageSettings }) command: UsageSettings,
  ): Promise<UsageSettings> {
    return this.keys.setSettings(context, command);
  }
}
