import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  ViewEncapsulation,
} from '@angular/core';
import type { MinutesBlock, MinutesContent, MinutesEntry, MinutesMark } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge, type BadgeTone } from '../ui/badge/badge';

const TONES: Readonly<Record<string, BadgeTone>> = {
  decision: 'green',
  action: 'accent',
  risk: 'amber',
  info: 'neutral',
};
const LINK = /^(https?:\/\/|mailto:)/i;

/** The text of minutes to be read, without the editor: the same blocks, drawn once. */
@Component({
  selector: 'app-minutes-prose',
  imports: [Badge, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  host: { class: 'minutes-prose' },
  template: `
    <ng-container *ngTemplateOutlet="blocks; context: { $implicit: content().content ?? [] }" />

    <ng-template #blocks let-all>
      @for (block of asBlocks(all); track $index) {
        @switch (block.type) {
          @case ('point') {
            <h3 class="point">
              <ng-container *ngTemplateOutlet="words; context: { $implicit: block.content }" />
            </h3>
          }
          @case ('heading') {
            <h4><ng-container *ngTemplateOutlet="words; context: { $implicit: block.content }" /></h4>
          }
          @case ('paragraph') {
            <p><ng-container *ngTemplateOutlet="words; context: { $implicit: block.content }" /></p>
          }
          @case ('entry') {
            <div class="prose-entry">
              <ui-badge [tone]="tone(block)">{{ t('minutes.block.' + block.attrs.kind) }}</ui-badge>
              <div class="grow">
                <ng-container *ngTemplateOutlet="words; context: { $implicit: block.content }" />
                @if (facts()(block); as said) {
                  <div class="muted small">{{ said }}</div>
                }
              </div>
            </div>
          }
          @case ('bulletList') {
            <ul>
              @for (item of block.content; track $index) {
                <li>
                  <ng-container *ngTemplateOutlet="blocks; context: { $implicit: item.content ?? [] }" />
                </li>
              }
            </ul>
          }
          @case ('orderedList') {
            <ol>
              @for (item of block.content; track $index) {
                <li>
                  <ng-container *ngTemplateOutlet="blocks; context: { $implicit: item.content ?? [] }" />
                </li>
              }
            </ol>
          }
          @case ('table') {
            <table>
              <tbody>
                @for (row of block.content; track $index) {
                  <tr>
                    @for (cell of row.content; track $index) {
                      @if (cell.type === 'tableHeader') {
                        <th
                          [attr.colspan]="cell.attrs?.colspan ?? null"
                          [attr.rowspan]="cell.attrs?.rowspan ?? null"
                        >
                          <ng-container
                            *ngTemplateOutlet="blocks; context: { $implicit: cell.content ?? [] }"
                          />
                        </th>
                      } @else {
                        <td
                          [attr.colspan]="cell.attrs?.colspan ?? null"
                          [attr.rowspan]="cell.attrs?.rowspan ?? null"
                        >
                          <ng-container
                            *ngTemplateOutlet="blocks; context: { $implicit: cell.content ?? [] }"
                          />
                        </td>
                      }
                    }
                  </tr>
                }
              </tbody>
            </table>
          }
        }
      }
    </ng-template>
    <ng-template #words let-all>
      @for (inline of asInlines(all); track $index) {
        @switch (inline.type) {
          @case ('hardBreak') {
            <br />
          }
          @case ('mention') {
            <span class="mention">&#64;{{ nameOf()(inline.attrs.id) ?? inline.attrs.label }}</span>
          }
          @case ('text') {
            @if (linkOf(inline.marks); as href) {
              <a [href]="href" rel="noopener noreferrer" target="_blank" [class]="look(inline.marks)">{{
                inline.text
              }}</a>
            } @else {
              <span class="written" [class]="look(inline.marks)">{{ inline.text }}</span>
            }
          }
        }
      }
    </ng-template>
  `,
  styles: `
    .minutes-prose {
      display: block;
      max-inline-size: 76ch;
      overflow-wrap: anywhere;
    }
    .minutes-prose p {
      margin-block: 0 8px;
    }
    /* Spaces as they were typed, not those of this template. */
    .minutes-prose .written {
      white-space: pre-wrap;
    }
    .minutes-prose .point {
      margin-block: 24px 8px;
      font-size: 18px;
      line-height: 26px;
    }
    .minutes-prose .prose-entry {
      display: flex;
      align-items: baseline;
      gap: 10px;
      margin-block: 0 8px;
      padding: 6px 10px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .minutes-prose table {
      inline-size: 100%;
      margin-block: 4px 12px;
      border-collapse: collapse;
    }
    .minutes-prose :is(td, th) {
      padding: 5px 8px;
      border: 1px solid var(--control);
      text-align: start;
      vertical-align: top;
    }
    .minutes-prose .mention {
      color: var(--accent);
      font-weight: 550;
    }
    .minutes-prose .bold {
      font-weight: 650;
    }
    .minutes-prose .italic {
      font-style: italic;
    }
    .minutes-prose .strike {
      text-decoration: line-through;
    }
  `,
})
export class MinutesProse {
  readonly content = input.required<MinutesContent>();
  readonly nameOf = input.required<(id: string) => string | null>();
  /** Codes of the meeting's use cases, for rows that name theirs. */
  readonly codeOf = input<(id: string) => string | null>(() => null);

  protected readonly t = inject(I18n).t;
  private readonly format = inject(Format);
  protected readonly facts = computed(() => {
    const [nameOf, codeOf] = [this.nameOf(), this.codeOf()];
    return ({ attrs }: MinutesEntry): string =>
      [
        attrs.ownerId === null ? null : nameOf(attrs.ownerId),
        attrs.dueOn === null ? null : this.format.date(attrs.dueOn),
        attrs.probability === null && attrs.impact === null
          ? null
          : this.t('minutes.chip.gradesShort', {
              probability: attrs.probability ?? '?',
              impact: attrs.impact ?? '?',
            }),
        attrs.useCaseId === null ? null : codeOf(attrs.useCaseId),
      ]
        .filter((one) => one !== null)
        .join(' · ');
  });

  protected tone(entry: MinutesEntry): BadgeTone {
    return TONES[entry.attrs.kind] ?? 'neutral';
  }

  // Templates' contexts have no types: these give them back.
  protected asBlocks(all: unknown): readonly MinutesBlock[] {
    return all as readonly MinutesBlock[];
  }
  protected asInlines(all: unknown): NonNullable<MinutesEntry['content']> {
    return (all ?? []) as NonNullable<MinutesEntry['content']>;
  }

  protected linkOf(marks: readonly MinutesMark[] = []): string | null {
    const link = marks.find((mark) => mark.type === 'link');
    return link && LINK.test(link.attrs.href) ? link.attrs.href : null;
  }
  protected look(marks: readonly MinutesMark[] = []): string {
    return marks
      .map((mark) => mark.type)
      .filter((type) => type !== 'link')
      .join(' ');
  }
}
