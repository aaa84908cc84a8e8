import type { TestApp, TestClient } from './app.js';

/** Who prepares what the matrix asks for: an administrator, on a use case (and its entity) of one side. */
export interface FixtureWorld {
  readonly app: TestApp;
  readonly admin: TestClient;
  readonly useCaseId: string;
  readonly entityId: string;
}

/**
 * Makes what a parameter of a route's address names, so that readers who may see it get it: one entry for each
 * parameter beside `:id` (`:reviewId`), or for the `:id` of routes outside of /api/use-cases, by their first words.
 */
export const FIXTURES: Readonly<Record<string, (world: FixtureWorld) => Promise<string>>> = {};
