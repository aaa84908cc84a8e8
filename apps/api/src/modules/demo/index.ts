export { DemoModule } from './demo.module.js';
export { loadDemo, type DemoAccount } from './load-demo.js';
