/** Whether this process still takes requests; switched off first when it is asked to stop. */
export class LifecycleState {
  private stopping = false;
  private readonly enders = new Set<() => void>();

  get ready(): boolean {
    return !this.stopping;
  }

  /** Registers something that would keep the process open (a stream); the answer unregisters it. */
  onStop(end: () => void): () => void {
    this.enders.add(end);
    return () => this.enders.delete(end);
  }

  stop(): void {
    this.stopping = true;
    for (const end of this.enders) end();
    this.enders.clear();
  }
}
