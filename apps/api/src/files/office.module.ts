import { Module } from '@nestjs/common';
import { OfficeIntake } from './office-intake.js';

/** The one intake of Office files: it lets so many be read at a time, whoever brings them. */
@Module({ providers: [OfficeIntake], exports: [OfficeIntake] })
export class OfficeModule {}
