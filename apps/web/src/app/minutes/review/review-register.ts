import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MinutesRegister } from '@jalon/contracts';
import { I18n } from '../../core/i18n/i18n';

type Item = MinutesRegister['items'][number];

/** The items of the registers that these minutes gave, each a link to where it is followed. */
@Component({
  selector: 'app-review-register',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="ui-card stack stack--tight" aria-labelledby="written-heading">
      <h3 id="written-heading">{{ plural('minutesReview.register.heading', items().length) }}</h3>
      <ul>
        @for (item of items(); track item.entryId) {
          <li>
            <a [routerLink]="['/use-cases', item.useCaseId, 'register']" [queryParams]="query(item)"
              ><span class="tabular">{{ item.code }}</span> {{ item.title }}</a
            >
            @if (codeOf()(item.useCaseId); as code) {
              <span class="muted small">{{ code }}</span>
            }
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    ul {
      display: grid;
      gap: 6px;
    }
    li {
      overflow-wrap: anywhere;
    }
    a {
      display: inline-block;
      min-block-size: 24px;
    }
  `,
})
export class ReviewRegister {
  readonly items = input.required<readonly Item[]>();
  readonly codeOf = input.required<(id: string) => string | null>();
  protected readonly plural = inject(I18n).plural;

  protected query({ code }: Item): Record<string, string> {
    const kind = ({ R: 'risk', P: 'issue', A: 'action', D: 'decision' } as const)[
      code[0] as 'R' | 'P' | 'A' | 'D'
    ];
    return { kind, item: code };
  }
}
