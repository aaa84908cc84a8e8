import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { breathe } from './core/breathe';
import { focusHeadingAfterNavigation } from './core/navigation/page';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<router-outlet />`,
})
export class App {
  constructor() {
    focusHeadingAfterNavigation();
    const router = inject(Router);
    void breathe().then(() => router.initialNavigation());
  }
}
