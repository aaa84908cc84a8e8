export { MinutesNotesModule } from './minutes-notes.module.js';
