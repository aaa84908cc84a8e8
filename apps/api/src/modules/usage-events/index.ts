export { Pseudonymiser } from './application/pseudonymiser.js';
