import type { MinutesFacts } from '../minutes/facts.js';

/** What the restitution of a workshop is drawn from: its minutes, approved or only submitted (`approval` is null). */
export type WorkshopFacts = MinutesFacts;
