import { Module } from '@nestjs/common';
import { ViewCommands } from './application/view-commands.js';
import { ViewsController } from './http/views.controller.js';
import { ViewStore } from './persistence/view.store.js';

@Module({ controllers: [ViewsController], providers: [ViewCommands, ViewStore] })
export class ViewsModule {}
