export { graftNote } from './graft.js';
export { inspectNoteTemplate } from './inspect.js';
