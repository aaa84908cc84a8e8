import { Directive, ElementRef, inject } from '@angular/core';

/**
 * One stop of the Tab key for a whole drawing; arrows, Home and End walk its marks (`[data-mark]`, each with
 * role="img", an aria-label and a tabindex of 0 for the first, -1 for the others).
 */
@Directive({ selector: 'svg[uiMarks]', host: { role: 'group', '(keydown)': 'onKey($event)' } })
export class ChartMarks {
  private readonly host = inject<ElementRef<SVGElement>>(ElementRef).nativeElement;

  protected onKey(event: KeyboardEvent): void {
    const marks = [...this.host.querySelectorAll<SVGElement>('[data-mark]')];
    const index = marks.findIndex((mark) => mark === event.target);
    if (index < 0) return;
    const next = {
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key];
    const target = next === undefined ? undefined : marks[Math.max(0, Math.min(marks.length - 1, next))];
    if (!target) return;
    event.preventDefault();
    for (const mark of marks) mark.setAttribute('tabindex', mark === target ? '0' : '-1');
    target.focus();
  }
}
