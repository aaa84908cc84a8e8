import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  createView,
  id,
  updateView,
  type CreateView,
  type SavedView,
  type SavedViews,
  type UpdateView,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { ViewCommands } from '../application/view-commands.js';

@Controller('api/views')
@Policy('view:own')
export class ViewsController {
  constructor(private readonly views: ViewCommands) {}

  @Get()
  list(@Context() context: RequestContext): Promise<SavedViews> {
    return this.views.list(context.principal);
  }

  @Post()
  create(
    @Context() context: RequestContext,
    @Body({ schema: createView }) command: CreateView,
  ): Promise<SavedView> {
    return this.views.create(context, command);
  }

  @Patch(':id')
  update(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) viewId: string,
    @Body({ schema: updateView }) command: UpdateView,
  ): Promise<SavedView> {
    return this.views.update(context, viewId.toLowerCase(), command);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Context() context: RequestContext, @Param('id', { schema: id }) viewId: string): Promise<void> {
    return this.views.remove(context, viewId);
  }
}
