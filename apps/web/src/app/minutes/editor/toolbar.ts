import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { Editor } from '@tiptap/core';
import { isInTable } from '@tiptap/pm/tables';
import { ENTRY_KINDS } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { Menu, type MenuItem } from '../../ui/popover/menu';
import { TABLE_COMMANDS, type TableCommand } from './schema/table';
import { ENTRY_ICONS, runSlash, type SlashId } from './slash-commands';

interface Tool {
  readonly id: string;
  readonly icon: IconName;
  /** The key that does it, shown in the title. */
  readonly keys?: string;
  readonly run: (editor: Editor) => void;
  /** Pressed where the caret is; absent for what is done once. */
  readonly on?: (editor: Editor) => boolean;
}

const block = (id: SlashId) => (editor: Editor) => {
  const { from } = editor.state.selection;
  runSlash(editor, id, { from, to: from });
};

/** Buttons in the order of the bar, in groups. */
const TOOLS: readonly (readonly Tool[])[] = [
  ENTRY_KINDS.map((kind) => ({ id: kind, icon: ENTRY_ICONS[kind], keys: `/${kind}`, run: block(kind) })),
  [
    { id: 'point', icon: 'milestone', run: block('point') },
    {
      id: 'heading2',
      icon: 'heading-2',
      run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
      on: (editor) => editor.isActive('heading', { level: 2 }),
    },
    {
      id: 'heading3',
      icon: 'heading-3',
      run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
      on: (editor) => editor.isActive('heading', { level: 3 }),
    },
    {
      id: 'bulletList',
      icon: 'list',
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
      on: (editor) => editor.isActive('bulletList'),
    },
    {
      id: 'orderedList',
      icon: 'list-ordered',
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
      on: (editor) => editor.isActive('orderedList'),
    },
    { id: 'table', icon: 'table-2', run: block('table') },
  ],
  [
    {
      id: 'bold',
      icon: 'bold',
      keys: 'Ctrl+B',
      run: (editor) => editor.chain().focus().toggleBold().run(),
      on: (editor) => editor.isActive('bold'),
    },
    {
      id: 'italic',
      icon: 'italic',
      keys: 'Ctrl+I',
      run: (editor) => editor.chain().focus().toggleItalic().run(),
      on: (editor) => editor.isActive('italic'),
    },
    {
      id: 'strike',
      icon: 'strikethrough',
      keys: 'Ctrl+Shift+S',
      run: (editor) => editor.chain().focus().toggleStrike().run(),
      on: (editor) => editor.isActive('strike'),
    },
  ],
  [
    { id: 'undo', icon: 'undo-2', keys: 'Ctrl+Z', run: (editor) => editor.chain().focus().undo().run() },
    { id: 'redo', icon: 'redo-2', keys: 'Ctrl+Y', run: (editor) => editor.chain().focus().redo().run() },
  ],
];

/** For those who want the mouse, and for phones, where it floats above the keyboard. One stop for Tab, arrows inside. */
@Component({
  selector: 'app-minutes-toolbar',
  imports: [Icon, Menu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'toolbar',
    role: 'toolbar',
    '[attr.aria-label]': "t('minutes.toolbar')",
    '(keydown)': 'onKey($event)',
    '(pointerdown)': 'keepFocus($event)',
  },
  template: `
    @for (group of tools; track $index) {
      <span class="toolbar__group">
        @for (tool of group; track tool.id) {
          <button
            type="button"
            class="toolbar__tool"
            [class.toolbar__tool--entry]="isEntry(tool.id)"
            [tabindex]="tool.id === at() ? 0 : -1"
            [attr.data-tool]="tool.id"
            [attr.aria-label]="t('minutes.block.' + tool.id)"
            [attr.aria-pressed]="tool.on ? pressed().includes(tool.id) : null"
            [title]="t('minutes.block.' + tool.id) + (tool.keys ? ' (' + tool.keys + ')' : '')"
            (click)="tool.run(editor())"
          >
            <ui-icon [name]="tool.icon" />
            @if (isEntry(tool.id)) {
              <span class="toolbar__word">{{ t('minutes.block.' + tool.id) }}</span>
            }
          </button>
        }
      </span>
    }
    <span class="toolbar__group">
      <button
        type="button"
        class="toolbar__tool"
        data-tool="link"
        [tabindex]="at() === 'link' ? 0 : -1"
        [attr.aria-label]="t('minutes.block.link')"
        [attr.aria-pressed]="pressed().includes('link')"
        [title]="t('minutes.block.link') + ' (Ctrl+Shift+K)'"
        (click)="link.emit()"
      >
        <ui-icon name="link" />
      </button>
      @if (inTable()) {
        <ui-menu
          class="toolbar__table"
          [label]="t('minutes.table.menu')"
          [items]="tableItems()"
          buttonClass="toolbar__tool"
        >
          <span trigger class="toolbar__trigger"
            ><ui-icon name="table-2" /><ui-icon name="chevron-down" [size]="12"
          /></span>
        </ui-menu>
      }
    </span>
  `,
})
export class Toolbar {
  readonly editor = input.required<Editor>();
  readonly link = output();

  protected readonly t = inject(I18n).t;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly tools = TOOLS;
  protected readonly at = signal('decision');
  /** Identifiers of the tools that are on, joined: a string changes only when they do. */
  private readonly on = signal('');
  protected readonly pressed = computed(() => this.on().split(' '));
  protected readonly inTable = signal(false);
  protected readonly tableItems = computed<readonly MenuItem[]>(() =>
    (Object.keys(TABLE_COMMANDS) as TableCommand[]).map((id) => ({
      id,
      label: this.t(`minutes.table.${id}`),
      danger: id.startsWith('delete'),
      separated: id === 'headerRow' || id === 'deleteRow',
      run: () => {
        const { state, view } = this.editor();
        TABLE_COMMANDS[id](state, view.dispatch);
        // The menu gives the focus back to its button first.
        setTimeout(() => view.focus());
      },
    })),
  );
  private frame = 0;

  constructor() {
    effect((clean) => {
      const editor = this.editor();
      const look = () => {
        // Once a frame is enough: a burst of typing asks many times.
        this.frame ||= requestAnimationFrame(() => {
          this.frame = 0;
          if (!editor.isDestroyed) this.read(editor);
        });
      };
      editor.on('transaction', look);
      look();
      clean(() => {
        editor.off('transaction', look);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      cancelAnimationFrame(this.frame);
    });
  }

  /** Opens the menu of the caret's table, if it is in one. */
  openTableMenu(): boolean {
    const button = this.host.querySelector<HTMLElement>('.toolbar__table button');
    button?.click();
    return button !== null;
  }

  protected isEntry(id: string): boolean {
    return ENTRY_KINDS.some((kind) => kind === id);
  }

  protected onKey(event: KeyboardEvent): void {
    if (!(event.target instanceof Element) || !event.target.matches('.toolbar__tool')) return;
    const all = [...this.host.querySelectorAll<HTMLElement>('.toolbar__tool')];
    const index = all.indexOf(event.target as HTMLElement);
    const next = {
      ArrowRight: index + 1,
      ArrowLeft: index - 1 + all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (event.key === 'Escape') this.editor().view.focus();
    if (next === undefined) return;
    event.preventDefault();
    const tool = all[next % all.length];
    this.at.set(tool?.dataset['tool'] ?? this.at());
    tool?.focus();
  }

  /** A press leaves the caret where it is. */
  protected keepFocus(event: Event): void {
    if (event.target instanceof Element && event.target.closest('[data-tool]')) event.preventDefault();
  }

  private read(editor: Editor): void {
    const on = TOOLS.flat()
      .filter((tool) => tool.on?.(editor))
      .map((tool) => tool.id);
    if (editor.isActive('link')) on.push('link');
    this.on.set(on.join(' '));
    this.inTable.set(isInTable(editor.state));
  }
}
