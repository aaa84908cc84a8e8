/** The code of the tab, the editor's included: the time of a hover is time to load it. Asked again, it is here already. */
export function prefetch(): void {
  for (const load of [
    () => import('./routes'),
    () => import('./minutes-page'),
    () => import('./editor/minutes-editor'),
    () => import('./live/live-minutes-factory'),
  ]) {
    // A cut of the network: the tab asks again when it is opened.
    load().catch(() => undefined);
  }
}
