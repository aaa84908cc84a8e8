import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon/icon';
import { Progress } from '../progress/progress';

let count = 0;

/**
 * Where a file is dropped or chosen, with the progress of its upload:
 * `<ui-file-drop heading="Déposez…" text="CSV, XLSX, 50 Mo" accept=".csv,.xlsx" [sent]="bytes()" [size]="total()" (file)="upload($event)">`.
 * The native file input does the work for keyboards and readers. `error` is said in text, tied to the input.
 */
@Component({
  selector: 'ui-file-drop',
  imports: [Icon, Progress],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="ui-drop"
      [class.ui-drop--over]="over()"
      [class.ui-drop--error]="!!error()"
      (dragover)="drag($event, true)"
      (dragleave)="drag($event, false)"
      (drop)="dropped($event)"
    >
      <ui-icon name="upload" [size]="28" />
      <label class="ui-drop__heading" [attr.for]="id">{{ heading() }}</label>
      <p class="ui-drop__text" [id]="id + '-text'">{{ text() }}</p>
      @if (busy()) {
        <div class="ui-drop__progress">
          <p class="ui-drop__name">{{ fileName() }}</p>
          <ui-progress [label]="busyLabel()" [done]="sent()" [total]="size()" />
        </div>
      }
      @if (chooseLabel()) {
        <label class="ui-button ui-button--secondary ui-drop__choose" [attr.for]="id">{{
          chooseLabel()
        }}</label>
      }
      <input
        #native
        type="file"
        class="ui-drop__input"
        [class.visually-hidden]="chooseLabel()"
        [id]="id"
        [accept]="accept()"
        [disabled]="busy()"
        [attr.aria-describedby]="id + '-text' + (error() ? ' ' + id + '-error' : '')"
        [attr.aria-invalid]="error() ? 'true' : null"
        (change)="chosen()"
      />
    </div>
    @if (error()) {
      <p class="ui-field__error" role="alert" [id]="id + '-error'">
        <span aria-hidden="true">◆ </span>{{ error() }}
      </p>
    }
  `,
})
export class FileDrop {
  readonly heading = input.required<string>();
  readonly text = input('');
  readonly accept = input('');
  /** Words of the button, in the language of the screen; without them the browser's own button shows, in its language. */
  readonly chooseLabel = input('');
  readonly busy = input(false);
  readonly busyLabel = input('');
  readonly fileName = input('');
  /** Bytes sent so far, of `size`; null while unknown. */
  readonly sent = input(0);
  readonly size = input<number | null>(null);
  readonly error = input<string | null>(null);
  readonly file = output<File>();

  protected readonly id = `file-${++count}`;
  protected readonly over = signal(false);
  private readonly native = viewChild.required<ElementRef<HTMLInputElement>>('native');

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over && !this.busy());
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file && !this.busy()) this.file.emit(file);
  }

  protected chosen(): void {
    const input = this.native().nativeElement;
    const file = input.files?.[0];
    // The same file chosen again, once corrected, must count as a change.
    if (file) this.file.emit(file);
    input.value = '';
  }
}
