export { graftDeck } from './graft.js';
export { TemplateRefused } from './template-xml.js';
export { inspectDeckTemplate } from './inspect.js';
