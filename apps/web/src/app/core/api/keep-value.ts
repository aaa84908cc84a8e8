import { linkedSignal, type Resource, type Signal } from '@angular/core';

/**
 * The last value a resource gave, kept while the next one loads or fails, so that a list does not blink.
 * `resource.value()` throws in the error state; this never does.
 */
export function keepValue<T>(resource: Resource<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  }).asReadonly();
}
