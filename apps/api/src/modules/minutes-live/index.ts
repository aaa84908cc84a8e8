export { contentOf } from './application/content-of.js';
export { docOf } from './application/doc-of.js';
export { MinutesDocuments } from './application/minutes-documents.js';
export { LiveGateway } from './http/live-gateway.js';
export { MinutesLiveModule } from './minutes-live.module.js';
