import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { EditorView } from '@tiptap/pm/view';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { place } from '../../ui/popover/place';
import { findPeople, onlyPerson, type MinutesPerson } from './people';
import { exactCommand, findCommands, type SlashId } from './slash-commands';
import { closeSuggestion, type Suggestion, type SuggestionList } from './suggest-plugin';

interface Item {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly icon: IconName;
}

export interface Chosen {
  readonly suggestion: Suggestion;
  /** A command of the slash list, or the person of the other. */
  readonly id: string;
}

let count = 0;

/**
 * The list beside the caret. The focus stays in the text, which says through aria-activedescendant what is active;
 * arrows walk, Enter and Tab choose, Escape closes.
 */
@Component({
  selector: 'app-suggest-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'ui-panel ui-panel--list suggest',
    popover: 'manual',
    role: 'listbox',
    '[id]': 'id',
    '[attr.aria-label]': 'label()',
    '(pointerdown)': '$event.preventDefault()',
    '(click)': 'clicked($event)',
  },
  template: `@for (item of items(); track item.id; let index = $index) {
      <div
        class="ui-option"
        role="option"
        [id]="id + '-' + index"
        [class.ui-option--active]="index === active()"
        [attr.aria-selected]="index === active()"
        [attr.data-index]="index"
      >
        <ui-icon [name]="item.icon" />
        <span class="ui-option__label">{{ item.label }}</span>
        <span class="ui-option__note">{{ item.note }}</span>
      </div>
    } @empty {
      <div class="ui-option ui-option--none" role="option" aria-disabled="true" aria-selected="false">
        {{ t('minutes.suggest.none') }}
      </div>
    }`,
})
export class SuggestList implements SuggestionList {
  readonly people = input.required<readonly MinutesPerson[]>();
  readonly chosen = output<Chosen>();

  protected readonly t = inject(I18n).t;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly id = `suggest-${++count}`;
  protected readonly current = signal<Suggestion | null>(null);
  protected readonly active = signal(0);
  private view: EditorView | null = null;

  protected readonly label = computed(() =>
    this.t(this.current()?.kind === 'people' ? 'minutes.suggest.people' : 'minutes.suggest.commands'),
  );
  protected readonly items = computed<readonly Item[]>(() => {
    const current = this.current();
    if (!current) return [];
    if (current.kind === 'people') {
      return findPeople(this.people(), current.query).map((one) => ({
        id: one.id,
        label: one.name,
        note: one.attends ? this.t('minutes.suggest.attends') : (one.note ?? ''),
        icon: 'user',
      }));
    }
    const labelOf = (id: SlashId) => this.t(`minutes.block.${id}`);
    return findCommands(current.query, labelOf).map((one) => ({
      id: one.id,
      label: labelOf(one.id),
      note: `/${one.names[0] ?? ''}`,
      icon: one.icon,
    }));
  });

  show(suggestion: Suggestion | null, view: EditorView): void {
    this.view = view;
    const before = this.current();
    if (suggestion?.from !== before?.from || suggestion?.query !== before?.query) this.active.set(0);
    this.current.set(suggestion);
    // Several words that name nobody are a sentence, not a search.
    const open = suggestion !== null && (this.items().length > 0 || suggestion.query.length < 12);
    if (open) this.open(view, suggestion);
    else this.close(view);
  }

  key(event: KeyboardEvent): boolean {
    const { view } = this;
    if (!view || !this.host.matches(':popover-open') || event.ctrlKey || event.metaKey || event.altKey)
      return false;
    const last = this.items().length - 1;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (last < 0) return false;
        this.active.update(
          (index) => (index + (event.key === 'ArrowDown' ? 1 : last) + last + 1) % (last + 1),
        );
        this.say(view);
        return true;
      case 'Enter':
      case 'Tab':
        if (event.shiftKey || last < 0) return false;
        this.choose(this.active());
        return true;
      case 'Escape':
        closeSuggestion(view);
        return true;
      default:
        return false;
    }
  }

  space(suggestion: Suggestion): boolean {
    const id =
      suggestion.kind === 'slash'
        ? exactCommand(suggestion.query)?.id
        : onlyPerson(this.people(), suggestion.query)?.id;
    if (id === undefined) return false;
    this.chosen.emit({ suggestion, id });
    return true;
  }

  protected clicked(event: Event): void {
    const option = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (option) this.choose(Number(option.getAttribute('data-index')));
  }

  private choose(index: number): void {
    const suggestion = this.current();
    const item = this.items()[index];
    if (suggestion && item) this.chosen.emit({ suggestion, id: item.id });
  }

  private open(view: EditorView, suggestion: Suggestion): void {
    if (!this.host.matches(':popover-open')) this.host.showPopover();
    this.say(view);
    // Once drawn, its size is known.
    setTimeout(() => {
      if (this.current() === null || view.isDestroyed) return;
      const at = view.coordsAtPos(Math.min(suggestion.from, view.state.doc.content.size));
      const root = view.dom.ownerDocument.documentElement;
      this.host.style.maxHeight = '';
      const spot = place(
        { top: at.top, left: at.left, width: 0, height: at.bottom - at.top },
        this.host.getBoundingClientRect(),
        { width: root.clientWidth, height: root.clientHeight },
      );
      this.host.style.top = `${spot.top}px`;
      this.host.style.left = `${spot.left}px`;
      this.host.style.maxHeight = `${Math.min(spot.maxHeight, 320)}px`;
    });
  }

  private close(view: EditorView): void {
    if (this.host.matches(':popover-open')) this.host.hidePopover();
    for (const name of ['aria-controls', 'aria-activedescendant']) view.dom.removeAttribute(name);
  }

  private say(view: EditorView): void {
    view.dom.setAttribute('aria-controls', this.id);
    if (this.items().length > 0)
      view.dom.setAttribute('aria-activedescendant', `${this.id}-${this.active()}`);
    else view.dom.removeAttribute('aria-activedescendant');
    setTimeout(() => this.host.querySelector('.ui-option--active')?.scrollIntoView({ block: 'nearest' }));
  }
}
