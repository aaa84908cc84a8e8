import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { IconName } from '../../ui/icon/icon-names';

/** Groups of the palette, in the order they are shown: what is on screen first. */
export const COMMAND_GROUPS = ['object', 'create', 'navigate', 'view', 'account'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface Command {
  /** Stable and unique, for example `use-case.move`. */
  readonly id: string;
  readonly group: CommandGroup;
  /** Already translated: registrations are functions that follow the language. */
  readonly label: string;
  readonly icon?: IconName;
  /** Other words a person may type. */
  readonly words?: string;
  /** Single key or sequence: `c`, `?`, `g p`. Inactive while typing, and when shortcuts are turned off. */
  readonly keys?: string;
  readonly run: () => void;
}

/**
 * What can be done now: the palette, the keyboard and the menus read the same registry. A page adds its own with
 * `offerCommands(() => [{ id: 'use-case.edit', group: 'object', label: t('useCase.edit'), run: () => … }])`;
 * they leave with it.
 */
@Injectable({ providedIn: 'root' })
export class Commands {
  private readonly sources = signal<readonly (() => readonly Command[])[]>([]);

  readonly all = computed<readonly Command[]>(() => {
    const commands = this.sources().flatMap((source) => source());
    return [...commands].sort((a, b) => COMMAND_GROUPS.indexOf(a.group) - COMMAND_GROUPS.indexOf(b.group));
  });
  /** Actions on the current object, for its menu. */
  readonly onObject = computed(() => this.all().filter((command) => command.group === 'object'));

  add(source: () => readonly Command[]): () => void {
    // The newest first: what a page offers goes before what the shell does.
    this.sources.update((sources) => [source, ...sources]);
    return () => this.sources.update((sources) => sources.filter((other) => other !== source));
  }

  run(id: string): void {
    this.all()
      .find((command) => command.id === id)
      ?.run();
  }
}

/** Offers commands for as long as the component lives; the function is followed as a signal. */
export function offerCommands(source: () => readonly Command[]): void {
  const remove = inject(Commands).add(source);
  inject(DestroyRef).onDestroy(remove);
}
