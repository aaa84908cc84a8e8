import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  createEntity,
  createPerson,
  createProduct,
  id,
  updateEntity,
  updatePerson,
  updateProduct,
  type PartnerEntity,
  type Person,
  type Product,
  type Reference,
} from '@jalon/contracts';
import type * as z from 'zod';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { ReferenceCommands } from '../application/reference-commands.js';
import { ReferenceQuery } from '../application/reference-query.js';

@Controller('api')
@Policy('reference:edit')
export class ReferenceController {
  constructor(
    private readonly query: ReferenceQuery,
    private readonly commands: ReferenceCommands,
  ) {}

  @Get('reference')
  @Policy('reference:read')
  read(@Context() context: RequestContext): Promise<Reference> {
    return this.query.read(context.principal);
  }

  @Post('entities')
  createEntity(
    @Context() context: RequestContext,
    @Body({ schema: createEntity }) command: z.output<typeof createEntity>,
  ): Promise<PartnerEntity> {
    return this.commands.createEntity(context, command);
  }

  @Patch('entities/:id')
  updateEntity(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) entityId: string,
    @Body({ schema: updateEntity }) command: z.output<typeof updateEntity>,
  ): Promise<PartnerEntity> {
    return this.commands.updateEntity(context, entityId, command);
  }

  @Post('people')
  createPerson(
    @Context() context: RequestContext,
    @Body({ schema: createPerson }) command: z.output<typeof createPerson>,
  ): Promise<Person> {
    return this.commands.createPerson(context, command);
  }

  @Patch('people/:id')
  updatePerson(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) personId: string,
    @Body({ schema: updatePerson }) command: z.output<typeof updatePerson>,
  ): Promise<Person> {
    return this.commands.updatePerson(context, personId, command);
  }

  @Post('products')
  createProduct(
    @Context() context: RequestContext,
    @Body({ schema: createProduct }) command: z.output<typeof createProduct>,
  ): Promise<Product> {
    return this.commands.createProduct(context, command);
  }

  @Patch('products/:id')
  updateProduct(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) productId: string,
    @Body({ schema: updateProduct }) command: z.output<typeof updateProduct>,
  ): Promise<Product> {
    return this.commands.updateProduct(context, productId, command);
  }
}
