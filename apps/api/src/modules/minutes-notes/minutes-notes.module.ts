import { Module } from '@nestjs/common';
import { MinutesModule } from '../minutes/index.js';
import { ReadNotes } from './application/read-notes.js';
import { MinutesNotesController } from './http/minutes-notes.controller.js';

@Module({ imports: [MinutesModule], controllers: [MinutesNotesController], providers: [ReadNotes] })
export class MinutesNotesModule {}
